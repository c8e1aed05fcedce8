import ArgumentParser
import Tariff

/// Prints a completion script for a shell.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print the script that completes commands, options, values and ids in bash, zsh or fish.",
        discussion: """
              ratecard completions bash > ~/.local/share/bash-completion/completions/ratecard
              ratecard completions zsh > ~/.zfunc/_ratecard
              ratecard completions fish > ~/.config/fish/completions/ratecard.fish

            zsh needs `fpath=(~/.zfunc $fpath)` before `compinit` in ~/.zshrc. Open a new shell afterwards.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "bash, zsh or fish.", completion: .list(shells))
    var shell: String

    private static let shells = CompletionShell.allCases.map(\.rawValue).sorted()

    func run() throws {
        try global.refuseFormats(because: "the command prints a script")
        guard let shell = CompletionShell(rawValue: shell) else {
            let near = NearestWords.nearest(to: shell, in: Self.shells).map { "did you mean \($0)?" }
            throw CommandFailure.usage(
                "There are no completions for “\(shell)”: " + (near ?? "the supported shells are bash, fish and zsh."))
        }
        if shell == .bash {
            // Offer ids contain a colon, at which bash would otherwise split the word.
            Terminal.write("COMP_WORDBREAKS=${COMP_WORDBREAKS//:/}\n")
        }
        Terminal.write(RatecardCommand.completionScript(for: shell) + "\n")
    }
}

import ArgumentParser
import Ingest
import JSON

/// Prints the manual page.
struct ManCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "man",
        abstract: "Print the manual page: every command with its options and examples.",
        discussion: """
              ratecard man | man -l -
              ratecard man > ~/.local/share/man/man1/ratecard.1

            """)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.refuseFormats(because: "the command prints a manual page")
        // ArgumentParser describes the commands as JSON. Its own generator of manual pages is a build plugin.
        let node: JSONNode
        do {
            node = try JSONReader.read(Array(RatecardCommand._dumpHelp().utf8))
        } catch {
            throw CommandFailure.failed("The manual page cannot be generated: \(error).")
        }
        Terminal.write(ManualPage(node).text)
    }
}

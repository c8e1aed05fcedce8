import ArgumentParser
import Foundation
import Query
import Tariff

/// The root of the command line.
struct RatecardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ratecard",
        abstract: "Find the cheapest AI model offer that can do a job, what it will cost, and how we know.",
        discussion: """
            Read price documents and ask a question:

              ratecard refresh --from DIR
              ratecard cheapest --needs tools --context 128000

            Then look closer:

              ratecard show openrouter:deepseek/deepseek-chat
              ratecard cost anthropic/claude-sonnet-4.5 --input-tokens 10000
              ratecard compare openai/gpt-4o anthropic/claude-sonnet-4.5
              ratecard claims --offer openai:gpt-4o

            --db, --catalog and --format work both before and after the command.

            Exit codes: 0 success, 1 failure, 2 the answer is empty, \
            3 a source failed during a refresh, 64 usage error.
            """,
        version: "0.1.0",
        subcommands: [
            CheapestCommand.self, CompareCommand.self, CostCommand.self, ShowCommand.self, ResolveCommand.self,
            ModelsCommand.self, OffersCommand.self, ProvidersCommand.self, ClaimsCommand.self, ChangesCommand.self,
            SourcesCommand.self,
            RefreshCommand.self, ExportCommand.self, ValidateCommand.self, DoctorCommand.self, CompletionsCommand.self,
            ServeCommand.self, RouteCommand.self, RecipeCommand.self, ManCommand.self,
        ])

    /// Throws if the command does not exist, and suggests the nearest commands.
    static func checkName(in arguments: [String]) throws {
        // `help NAME` names a command too.
        let name = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let name, !name.hasPrefix("-"), name != "help" else { return }
        guard !names.contains(name) else { return }
        let near = NearestWords.nearest(to: name, in: names).map { "did you mean \($0)?" }
        throw CommandFailure.usage(
            "There is no command “\(name)”: " + (near ?? "the commands are " + names.joined(separator: ", ") + "."))
    }

    /// Converts an error of the argument parser to a sentence that ends with a pointer to the help.
    static func usageFailure(_ error: any Error, in arguments: [String]) -> CommandFailure {
        var sentence = message(for: error).split(separator: "\n").first.map(String.init) ?? "The arguments are invalid."
        // The error of an option's own transform already names the option and the value.
        if let own = sentence.range(of: ">': "), sentence.hasPrefix("The value '") {
            sentence = String(sentence[own.upperBound...])
        }
        let command = arguments.first.flatMap { names.contains($0) ? $0 + " " : nil } ?? ""
        let link = sentence.hasSuffix("?") || sentence.hasSuffix(".") ? " See" : "; see"
        return .usage("\(sentence)\(link) `ratecard \(command)--help`.")
    }

    private static var names: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName }.sorted()
    }
}

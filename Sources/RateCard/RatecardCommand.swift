import ArgumentParser
import Foundation
import Query
import Tariff

/// The root of the command line.
struct RatecardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ratecard",
        abstract: "The cheapest offer of an AI model that can do a job, what it will cost, and how we know.",
        discussion: """
            Start with documents and a question:

              ratecard refresh --from DIR
              ratecard cheapest --needs tools --context 128000

            then look closer:

              ratecard show openrouter:deepseek/deepseek-chat
              ratecard cost anthropic/claude-sonnet-4.5 --input-tokens 10000
              ratecard compare openai/gpt-4o anthropic/claude-sonnet-4.5
              ratecard claims --offer openai:gpt-4o

            --db, --catalog and --format work before and after the command.

            Exit codes: 0 done, 1 failed, 2 the answer is empty,
            3 a source failed in a refresh, 64 wrong usage.
            """,
        version: "0.1.0",
        subcommands: [
            CheapestCommand.self, CompareCommand.self, CostCommand.self, ShowCommand.self, ResolveCommand.self,
            ModelsCommand.self, OffersCommand.self, ProvidersCommand.self, ClaimsCommand.self, ChangesCommand.self,
            SourcesCommand.self,
            RefreshCommand.self, ExportCommand.self, ValidateCommand.self, DoctorCommand.self, CompletionsCommand.self,
            ServeCommand.self, RouteCommand.self, ManCommand.self,
        ])

    /// Refuses a command that does not exist, with the nearest ones that do.
    static func checkName(in arguments: [String]) throws {
        // `help NAME` is about a command too.
        let name = arguments.first == "help" ? arguments.dropFirst().first : arguments.first
        guard let name, !name.hasPrefix("-"), name != "help" else { return }
        guard !names.contains(name) else { return }
        let near = NearestWords.nearest(to: name, in: names).map { "did you mean \($0)?" }
        throw CommandFailure.usage(
            "There is no command “\(name)”: " + (near ?? "there are " + names.joined(separator: ", ") + "."))
    }

    /// What the parser says of wrong arguments, as a sentence that ends with where to look.
    static func usageFailure(_ error: any Error, in arguments: [String]) -> CommandFailure {
        var said = message(for: error).split(separator: "\n").first.map(String.init) ?? "The arguments are wrong."
        // A value's own sentence names the option and the value already.
        if let own = said.range(of: ">': "), said.hasPrefix("The value '") { said = String(said[own.upperBound...]) }
        let command = arguments.first.flatMap { names.contains($0) ? $0 + " " : nil } ?? ""
        let link = said.hasSuffix("?") || said.hasSuffix(".") ? " See" : "; see"
        return .usage("\(said)\(link) `ratecard \(command)--help`.")
    }

    private static var names: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName }.sorted()
    }
}

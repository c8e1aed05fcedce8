import ArgumentParser
import Query

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
              ratecard cost anthropic/claude-sonnet-4.5 --input-tokens 10000 --cached-tokens 8000
              ratecard claims --offer openai:gpt-4o

            --db, --catalog and --format work before and after the command. Exit codes: 0 done, 1 failed,
            2 the answer is empty, 3 a source failed in a refresh, 64 wrong usage.
            """,
        version: "0.1.0",
        subcommands: [
            CheapestCommand.self, CostCommand.self, ShowCommand.self, ModelsCommand.self, OffersCommand.self,
            ProvidersCommand.self, ClaimsCommand.self, SourcesCommand.self, RefreshCommand.self, DoctorCommand.self,
            ServeCommand.self, RouteCommand.self,
        ])

    /// Refuses a command that does not exist, with the nearest ones that do.
    static func checkName(in arguments: [String]) throws {
        guard let name = arguments.first, !name.hasPrefix("-"), name != "help" else { return }
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }.sorted()
        guard !names.contains(name) else { return }
        let near = NearestWords.nearest(to: name, in: names).map { "did you mean \($0)?" }
        throw CommandFailure.usage(
            "There is no command “\(name)”: " + (near ?? "there are " + names.joined(separator: ", ") + "."))
    }
}

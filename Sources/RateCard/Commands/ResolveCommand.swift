import ArgumentParser
import Foundation
import Pipeline
import Query
import Tariff

/// Resolves an id to a model or an offer.
struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Resolve an id to a model or an offer and name the rule, or list near misses.",
        discussion: """
              ratecard resolve claude-sonnet-4-5@20250929
              ratecard resolve openrouter:openai/gpt-4o
              ratecard resolve gpt-4o --at 2024-07-01

            An id that only resembles a model is refused with exit code 2.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "An offer, a model, an alias, an id used by a seller, or a name.")
    var id: String

    @Option(help: "The time at which aliases are looked up (default now).")
    var at: String?

    func run() throws {
        var moment = Timestamp.now
        if let at {
            guard let stated = Timestamp(at) else {
                throw CommandFailure.usage("--at “\(at)” is not a valid time: write it as 2024-07-01.")
            }
            moment = stated
        }
        let index = try OpenCatalog.index(global.workspace)
        let resolution = index.resolve(id.removingPercentEncoding ?? id, at: moment)
        switch global.format {
        case .json: Terminal.write(resolution.json + [UInt8(ascii: "\n")])
        case .table, .csv: Terminal.write(Self.text(resolution))
        }
        if resolution.isRefused { throw ExitCode(2) }
    }

    private static func text(_ resolution: Resolution) -> String {
        var lines: [String] = []
        switch resolution.meaning {
        case .offer(let offer, let model, let rule):
            lines = ["\(offer) is an offer", "model    \(model?.rawValue ?? "none")", "rule     \(rule)"]
        case .model(let model, let rule):
            lines = ["“\(resolution.id)” is \(model)", "rule     \(rule)"]
        case .refused(let reason):
            lines = ["“\(resolution.id)” is refused: \(reason)"]
        }
        for step in resolution.alias?.steps ?? [] {
            let since = step.from.map { "from \($0.description.prefix(10))" } ?? "always"
            lines.append("alias    \(resolution.alias?.name.rawValue ?? "") \(since): \(step.model)")
        }
        if !resolution.isRefused {
            let shown = resolution.offers.prefix(5).map(\.rawValue).joined(separator: ", ")
            let more = resolution.offers.count > 5 ? " and \(resolution.offers.count - 5) more" : ""
            lines.append("offers   \(shown)\(more)")
        }
        for miss in resolution.near { lines.append("near     \(miss.id): \(miss.reason)") }
        return lines.joined(separator: "\n") + "\n"
    }
}

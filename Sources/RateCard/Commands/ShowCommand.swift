import ArgumentParser
import Query
import Tariff

/// One model with its offers, or one offer with everything that is known of it.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "One model with all its offers, or one offer with prices, limits and evidence.",
        discussion: """
              ratecard show anthropic/claude-sonnet-4.5
              ratecard show openrouter:deepseek/deepseek-chat
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "An offer (provider:id) or a model (lab/name).")
    var id: String

    func run() throws {
        let now = Timestamp.now
        let index = try OpenCatalog.index(global)
        guard let shown = index.show(id, now: now) ?? index.show(AskedQuestion.decoded(id), now: now) else {
            throw AskedQuestion.unknown(id, in: index)
        }
        switch global.format {
        case .json: Terminal.write(shown.json + [UInt8(ascii: "\n")])
        case .table, .csv:
            switch shown {
            case .offer(let detail): Terminal.write(Self.text(detail.offer, at: now))
            case .model(let detail): Terminal.write(Self.text(detail))
            }
        }
    }

    private static func text(_ detail: ModelDetail) -> String {
        var table = TextTable([
            .init(title: "OFFER"), .init(title: "STATUS"), .init(title: "STATE"),
            .init(title: "1000 IN + 500 OUT", alignment: .right), .init(title: "IN/1M", alignment: .right),
            .init(title: "OUT/1M", alignment: .right), .init(title: "RULE", isQuiet: true),
        ])
        for entry in detail.offers {
            table.add([
                entry.offer.id.rawValue, entry.status.rawValue, entry.offer.state.rawValue,
                entry.quote?.list.description ?? entry.reason?.name ?? "-", entry.offer.plainRate(.inputText),
                entry.offer.plainRate(.outputText), entry.offer.modelRule ?? "",
            ])
        }
        return "\(detail.model.id)  \(detail.model.name)\n"
            + (detail.model.releasedAt.map { "released \($0.description.prefix(10))\n" } ?? "") + "\n" + table.text()
    }

    private static func text(_ offer: Offer, at now: Timestamp) -> String {
        var text = "\(offer.id)  \(offer.name)\n"
        let limits = Fact.Limit.allCases.compactMap { limit in offer.limits[limit].map { "\(limit.rawValue) \($0)" } }
        let yes = Capability.allCases.filter { offer.capabilities[$0] == true }.map(\.rawValue)
        let no = Capability.allCases.filter { offer.capabilities[$0] == false }.map(\.rawValue)
        let facts: [(String, String)] = [
            ("model", offer.model.map { "\($0) (\(offer.modelRule ?? ""))" } ?? "none: no rule names it"),
            ("sold by", "\(offer.id.provider) (\(offer.kind.rawValue))"),
            ("status", offer.status(at: now).rawValue + dates(of: offer)), ("state", offer.state.rawValue),
            ("limits", limits.joined(separator: ", ")),
            ("takes", offer.accepts.map(\.rawValue).joined(separator: ", ")),
            ("makes", offer.produces?.map(\.rawValue).joined(separator: ", ") ?? "unknown"),
            ("can", yes.joined(separator: ", ")), ("cannot", no.joined(separator: ", ")),
            ("regions", offer.regions.joined(separator: ", ")),
            ("modifiers", offer.modifiers.map(\.json).joined(separator: " ")),
        ]
        for (name, value) in facts where !value.isEmpty {
            text += name + String(repeating: " ", count: 10 - name.count) + value + "\n"
        }
        guard !offer.ladders.isEmpty else { return text + "\nNo prices are published.\n" }
        var table = TextTable([
            .init(title: "COMPONENT"), .init(title: "AMOUNT", alignment: .right), .init(title: "PER"),
            .init(title: "CONDITIONS"), .init(title: "TRUST"), .init(title: "SOURCE"),
            .init(title: "FIELD", isQuiet: true), .init(title: "RAW", alignment: .right, isQuiet: true),
            .init(title: "SEEN", isQuiet: true),
        ])
        for ladder in offer.ladders {
            for step in ladder.steps {
                let rate = step.rate
                let seen = ladder.evidence.first.map { $0.observedAt.description.prefix(10) } ?? ""
                table.add([
                    rate.component.name, rate.amount.text(per: rate.unit.per) + " \(rate.currency)",
                    "\(rate.unit.per) \(rate.unit)", ConditionsText.text(rate.conditions),
                    ladder.confidence.name, ladder.source.rawValue, "\(step.key) \(step.field)", step.raw, String(seen),
                ])
            }
        }
        return text + "\n" + table.text()
    }

    private static func dates(of offer: Offer) -> String {
        [
            offer.deprecatedAt.map { ", deprecated from \($0.description.prefix(10))" },
            offer.retiredAt.map { ", retired from \($0.description.prefix(10))" },
        ].compactMap { $0 }.joined()
    }
}

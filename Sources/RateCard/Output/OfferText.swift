import Query
import Tariff

/// Formats an offer for people: its facts, the prices that each source states, and why the published source won.
struct OfferText {
    private let offer: Offer
    private let now: Timestamp

    init(_ detail: OfferDetail) {
        offer = detail.offer
        now = detail.now
    }

    /// The facts, the prices and the reasons.
    var text: String {
        var text = "\(offer.id)  \(offer.name)\n"
        for (name, value) in facts where !value.isEmpty {
            text += name + String(repeating: " ", count: 10 - name.count) + value + "\n"
        }
        guard !offer.ladders.isEmpty else { return text + "\nNo prices are published.\n" }
        return text + "\n" + table.text() + reasons
    }

    private var facts: [(String, String)] {
        let limits = Fact.Limit.allCases.compactMap { limit in offer.limits[limit].map { "\(limit.rawValue) \($0)" } }
        func capabilities(_ answer: Bool) -> String {
            Capability.allCases.filter { offer.capabilities[$0] == answer }.map(\.rawValue).joined(separator: ", ")
        }
        return [
            ("model", offer.model.map { "\($0) (\(offer.modelRule ?? ""))" } ?? "none: no rule matches"),
            ("sold by", "\(offer.id.provider) (\(offer.kind.rawValue))"),
            ("status", offer.status(at: now).rawValue + dates), ("state", offer.state.rawValue),
            ("limits", limits.joined(separator: ", ")),
            ("input", offer.accepts.map(\.rawValue).joined(separator: ", ")),
            ("output", offer.produces?.map(\.rawValue).joined(separator: ", ") ?? "unknown"),
            ("can", capabilities(true)), ("cannot", capabilities(false)),
            ("regions", offer.regions.joined(separator: ", ")),
            ("modifiers", offer.modifiers.map(\.json).joined(separator: " ")),
        ]
    }

    private var dates: String {
        [
            offer.deprecatedAt.map { ", deprecated from \($0.description.prefix(10))" },
            offer.retiredAt.map { ", retired from \($0.description.prefix(10))" },
        ].compactMap { $0 }.joined()
    }

    // MARK: Prices

    /// Every price, followed by the statements of the other sources.
    ///
    /// A source that agrees takes one line.
    private var table: TextTable {
        var table = TextTable([
            .init(title: "COMPONENT", isKey: true), .init(title: "AMOUNT", alignment: .right, isKey: true),
            .init(title: "PER"), .init(title: "CONDITIONS"), .init(title: "TRUST", isKey: true),
            .init(title: "SOURCE", isKey: true), .init(title: "FIELD", isQuiet: true),
            .init(title: "RAW", alignment: .right, isQuiet: true), .init(title: "SEEN", isQuiet: true),
        ])
        for ladder in offer.ladders {
            for step in ladder.steps {
                table.add(
                    [step.rate.component.name] + price(step)
                        + [ladder.confidence.name, ladder.source.rawValue] + evidence(step, ladder.source, ladder))
            }
            for statement in ladder.statements {
                let verdict = Self.words(statement)
                if statement.verdict == .agrees, let step = statement.steps.first {
                    table.add(
                        ["", "", "", "", verdict, statement.source.rawValue]
                            + evidence(step, statement.source, ladder))
                    continue
                }
                for step in statement.steps {
                    table.add(
                        [""] + price(step) + [verdict, statement.source.rawValue]
                            + evidence(step, statement.source, ladder))
                }
            }
        }
        return table
    }

    private func price(_ step: Ladder.Step) -> [String] {
        let rate = step.rate
        var conditions = [rate.conditions.phrase]
        if let from = step.effective.from { conditions.append("from \(from.description.prefix(10))") }
        if let to = step.effective.to { conditions.append("until \(to.description.prefix(10))") }
        return [
            "\(rate.amount.text(per: rate.unit.per)) \(rate.currency)", "\(rate.unit.per) \(rate.unit)",
            conditions.filter { !$0.isEmpty }.joined(separator: ", "),
        ]
    }

    private func evidence(_ step: Ladder.Step, _ source: SourceID, _ ladder: Ladder) -> [String] {
        let evidence = ladder.evidence.first { $0.source == source }
        return [
            "\(step.key) \(step.field)", step.raw, evidence.map { String($0.confirmedAt.description.prefix(10)) } ?? "",
        ]
    }

    /// Describes a statement relative to the published price: `agrees`, `+25%`, `other conditions`.
    private static func words(_ statement: Ladder.Statement) -> String {
        let percent = statement.percent.map { $0 + "%" } ?? "differs"
        return switch statement.verdict {
        case .agrees: "agrees"
        case .near, .differs: percent
        case .differsStale: percent + ", stale"
        case .incomparable: "other conditions"
        }
    }

    // MARK: Reasons

    /// The reasons why each published source takes precedence over the others.
    private var reasons: String {
        struct Decision: Hashable {
            var winner: SourceID
            var loser: SourceID
            var reason: Ladder.Statement.Reason
        }
        var counts: [Decision: Int] = [:]
        var order: [Decision] = []
        for ladder in offer.ladders {
            for statement in ladder.statements {
                let decision = Decision(winner: ladder.source, loser: statement.source, reason: statement.reason)
                if counts[decision, default: 0] == 0 { order.append(decision) }
                counts[decision, default: 0] += 1
            }
        }
        guard !order.isEmpty else { return "" }
        return "\n"
            + order.map { decision in
                "\(decision.winner) is preferred over \(decision.loser): \(Self.sentence(decision.reason))\n"
            }.joined()
    }

    private static func sentence(_ reason: Ladder.Statement.Reason) -> String {
        switch reason {
        case .sourceClass: "it is the seller's own source"
        case .agreement: "more independent sources agree with it"
        case .date: "its document is later"
        case .priority: "its priority is higher"
        case .id: "tie broken alphabetically"
        }
    }

    // MARK: CSV

    /// Every step of every source, one per row, with the published steps first.
    var sheet: TextTable {
        var sheet = TextTable(
            [
                "COMPONENT", "UNIT", "PER", "AMOUNT", "CURRENCY", "CONDITIONS", "EFFECTIVE FROM", "EFFECTIVE TO",
                "SOURCE", "VERDICT", "DIFFERENCE PERCENT", "OUTRANKED BY", "CONFIDENCE", "SOURCE KEY", "SOURCE FIELD",
                "RAW", "OBSERVED AT", "CONFIRMED AT",
            ].map { .init(title: $0) })
        func add(_ step: Ladder.Step, _ source: SourceID, _ verdict: [String], _ ladder: Ladder) {
            let (rate, evidence) = (step.rate, ladder.evidence.first { $0.source == source })
            sheet.add(
                [
                    rate.component.name, rate.unit.name, "\(rate.unit.per)", rate.amount.text(per: rate.unit.per),
                    rate.currency.rawValue, rate.conditions.json, step.effective.from?.description ?? "",
                    step.effective.to?.description ?? "", source.rawValue,
                ] + verdict + [
                    ladder.confidence.name, step.key, step.field, step.raw, evidence?.observedAt.description ?? "",
                    evidence?.confirmedAt.description ?? "",
                ])
        }
        for ladder in offer.ladders {
            for step in ladder.steps { add(step, ladder.source, ["published", "", ""], ladder) }
            for statement in ladder.statements {
                let verdict = [statement.verdict.rawValue, statement.percent ?? "", statement.reason.rawValue]
                for step in statement.steps { add(step, statement.source, verdict, ladder) }
            }
        }
        return sheet
    }
}

import JSON
import Tariff

/// The rows of llm-prices with one key, read together with all rows of their model.
struct LLMPricesEntry {
    private let rows: [LLMPricesRow]
    private let model: [LLMPricesRow]
    private(set) var draft: EntryDraft

    init(_ entry: LLMPrices.Entry, draft: EntryDraft) {
        rows = entry.rows
        model = entry.model
        self.draft = draft
    }

    /// Reads the prices and the name.
    mutating func read() {
        if rows.count > 1 {
            draft.report("duplicate_id", "The row \(draft.key) occurs more than once; all of them are read.")
        }
        var names: Set<String> = []
        for row in rows {
            if let name = row.node["name"]?.string, !row.name.name.isEmpty, names.insert(name).inserted {
                draft.fact(.name(row.name.name), field: "name", raw: name)
            } else if let name = row.node["name"], name != .null, name.string == nil {
                draft.report("wrong_type", "The name of \(draft.key) is \(name.kind), not a text.")
            }
            read(row)
        }
        if PreviewSign.marks(draft.modelID) {
            draft.fact(.status(.preview), field: "id", raw: draft.modelID)
        }
    }

    private mutating func read(_ row: LLMPricesRow) {
        if row.period == nil {
            draft.report("unreadable_date", "The dates of \(draft.key) are no period: none of its prices is read.")
        }
        if let label = row.name.unread {
            draft.report(
                "unreadable_condition",
                "The name of \(draft.key) says “\(label)”, and not when that is: none of its prices is read.")
        }
        for member in row.node.members {
            if let component = row.component(member.key) {
                read(member, component, of: row)
            } else if !Self.otherKeys.contains(member.key) {
                draft.unknownKey(member.key)
                if case .number(let text) = member.value { draft.skip(member.key, raw: text, .unknownKey) }
            }
        }
    }

    private mutating func read(_ member: JSONNode.Member, _ component: Component, of row: LLMPricesRow) {
        guard let period = row.period, row.name.unread == nil else {
            if member.value != .null { draft.skip(member.key, raw: String(member.value.raw.prefix(80)), .unreadable) }
            return
        }
        for piece in pieces(of: row, period, member.key) {
            var conditions = Conditions()
            conditions.serviceTier = row.name.tier
            let bounds = Bounds(
                lower: row.name.above.map { .init($0, isIncluded: false) },
                upper: piece.upper.map { .init($0, isIncluded: true) })
            if !bounds.isUnbounded { conditions.promptTokens = bounds }
            draft.price(
                component, .token, member.value, field: member.key, factor: .perMillion, conditions: conditions,
                effective: piece.period)
        }
    }

    /// Returns the periods of a price, each with the largest prompt to which it applies.
    ///
    /// A later row of the same kind ends the price, and the next step limits it while that step has a price. Without
    /// such a step the name limits it.
    private func pieces(
        of row: LLMPricesRow, _ period: EffectivePeriod, _ field: String
    ) -> [(period: EffectivePeriod, upper: Int64?)] {
        let beside = model.filter { $0.states(field) && $0.component(field) == row.component(field) }
            .filter { $0.name.tier == row.name.tier }
        var period = period
        for other in beside where other.name.above == row.name.above {
            guard let start = other.period?.from, period.from.map({ $0 < start }) ?? true else { continue }
            period.to = min(period.to ?? start, start)
        }
        let steps = beside.filter { step in
            guard let above = step.name.above else { return false }
            return row.name.above.map { $0 < above } ?? true
        }
        let edges = Set(steps.flatMap { [$0.period?.from, $0.period?.to].compactMap { $0 } }).filter { edge in
            (period.from.map { $0 < edge } ?? true) && (period.to.map { edge < $0 } ?? true)
        }
        let starts: [Timestamp?] = [period.from] + edges.sorted()
        let ends: [Timestamp?] = edges.sorted() + [period.to]
        var pieces: [(period: EffectivePeriod, upper: Int64?)] = []
        for (start, end) in zip(starts, ends) {
            let applying = steps.filter { step in
                guard let other = step.period else { return false }
                // The edges split the period, so that a step that applies at the start of a piece applies to all of it.
                guard let start else { return other.from == nil }
                return other.contains(start)
            }
            let upper = applying.compactMap(\.name.above).min() ?? row.name.upTo
            if let last = pieces.indices.last, pieces[last].upper == upper {
                pieces[last].period.to = end
            } else {
                pieces.append((EffectivePeriod(from: start, to: end), upper))
            }
        }
        return pieces
    }

    private static let otherKeys: Set<String> = ["id", "vendor", "name", "from_date", "to_date"]
}

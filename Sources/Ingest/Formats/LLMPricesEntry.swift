import JSON
import Tariff

/// The rows of llm-prices with one key, read beside every row of their model.
struct LLMPricesEntry {
    private let rows: [LLMPricesRow]
    private let model: [LLMPricesRow]
    private(set) var draft: EntryDraft

    /// Makes an entry of its rows, the first of which is also given alone, beside every row of the same offer.
    init(rows: [LLMPricesRow], model: [LLMPricesRow], first: LLMPricesRow) {
        self.rows = rows
        self.model = model
        draft = EntryDraft(source: LLMPrices.id, key: first.key, offer: first.offer)
    }

    /// Reads the prices and the name.
    mutating func read(unknown: inout UnknownKeys) -> [Claim] {
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
            read(row, unknown: &unknown)
        }
        if PreviewSign.marks(draft.offer.providerModelID) {
            draft.fact(.status(.preview), field: "id", raw: draft.offer.providerModelID)
        }
        let isPlan = rows.first?.provider.kind == .plan
        return draft.finish(
            EntryDraft.Circumstances(isFree: FreeSign.marks(draft.offer.providerModelID), isPlan: isPlan))
    }

    private mutating func read(_ row: LLMPricesRow, unknown: inout UnknownKeys) {
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
                unknown.add(member.key, key: draft.key)
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

    /// The periods of a price, each with the prompt up to which it holds there.
    ///
    /// A later row of the same kind ends it, and the next step bounds it while that step has a price; where none
    /// has one, what the name says bounds it.
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
            let standing = steps.filter { step in
                guard let other = step.period else { return false }
                // Edges cut the period, so that a step that stands at the start of a piece stands in all of it.
                guard let start else { return other.from == nil }
                return other.contains(start)
            }
            let upper = standing.compactMap(\.name.above).min() ?? row.name.upTo
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

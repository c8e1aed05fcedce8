internal import GRDB
internal import Tariff

/// Writes the changes of a run, each with references to the claims that support its values.
struct ChangeWriter {
    private let run: Int64
    private var rows: RowInsert
    private let priced: Statement
    private let factual: Statement
    private let last: Statement
    private let first: Statement

    init(_ db: Database, run: Int64) throws {
        self.run = run
        rows = try RowInsert(
            db, into: "change",
            [
                "run", "offer", "kind", "component", "unit", "currency", "condition", "fact_key", "old", "new",
                "old_claim", "new_claim",
            ])
        func claim(_ condition: String) throws -> Statement {
            try db.makeStatement(sql: "SELECT id FROM claim INDEXED BY claim_of_offer WHERE offer = ? AND " + condition)
        }
        priced = try claim(
            """
            kind = 'rate' AND component = ? AND amount = ? AND source_key = ? AND source_field = ? AND raw = ?
            ORDER BY source = ? DESC, id DESC LIMIT 1
            """)
        factual = try claim("kind = 'fact' AND fact_key = ? AND fact_value = ? ORDER BY id DESC LIMIT 1")
        last = try claim("observed_to IS NOT NULL ORDER BY observed_to DESC, kind = 'rate' DESC, id LIMIT 1")
        first = try claim("observed_to IS NULL ORDER BY kind = 'rate' DESC, id LIMIT 1")
    }

    /// Writes one change of an offer.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - offer: The row of the offer.
    ///   - added: The first claim of the offer that this run added; nil if it added none.
    ///   - condition: Returns the row of the given conditions.
    /// - Throws: Errors from SQLite.
    mutating func write(
        _ change: OfferChange, offer: Int64, added: Int64?, condition: (Conditions) throws -> Int64
    ) throws {
        var row = Columns()
        switch change.content {
        case .offer(let old, let new):
            (row.old, row.new) = (old?.rawValue, new?.rawValue)
            if change.kind == .missing {
                row.oldClaim = try Int64.fetchOne(last, arguments: [offer])
            } else {
                row.newClaim = try added ?? Int64.fetchOne(first, arguments: [offer])
            }
        case .fact(let key, let old, let new):
            (row.factKey, row.old, row.new) = (key, old, new)
            func claim(_ value: String?) throws -> Int64? {
                try value.flatMap { try Int64.fetchOne(factual, arguments: [offer, key, $0]) }
            }
            (row.oldClaim, row.newClaim) = try (claim(old), claim(new))
        case .price(let old, let new):
            func claim(_ price: PublishedPrice?) throws -> Int64? {
                guard let price else { return nil }
                let step = price.step
                return try Int64.fetchOne(
                    priced,
                    arguments: [
                        offer, step.rate.component.name, step.rate.amount.femto, step.key, step.field, step.raw,
                        price.source.rawValue,
                    ])
            }
            (row.old, row.new) = (
                old.map { "\($0.step.rate.amount.femto)" }, new.map { "\($0.step.rate.amount.femto)" }
            )
            (row.oldClaim, row.newClaim) = try (claim(old), claim(new))
            if let rate = (new ?? old)?.step.rate {
                (row.component, row.unit) = (rate.component.name, rate.unit.name)
                row.currency = rate.currency.rawValue
                row.condition = try condition(rate.conditions)
            }
        }
        try insert(row, change.kind, offer)
    }

    private mutating func insert(_ row: Columns, _ kind: OfferChange.Kind, _ offer: Int64) throws {
        rows.add(run)
        rows.add(offer)
        rows.add(kind.rawValue)
        rows.add(row.component)
        rows.add(row.unit)
        rows.add(row.currency)
        rows.add(row.condition)
        rows.add(row.factKey)
        rows.add(row.old)
        rows.add(row.new)
        rows.add(row.oldClaim)
        rows.add(row.newClaim)
        try rows.insert()
    }

    /// The columns that depend on the subject of a change.
    private struct Columns {
        var component: String?
        var unit: String?
        var currency: String?
        var condition: Int64?
        var factKey: String?
        var old: String?
        var new: String?
        var oldClaim: Int64?
        var newClaim: Int64?
    }
}

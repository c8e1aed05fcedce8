internal import GRDB
package import Tariff

extension CatalogStore {
    /// Returns the recorded changes of the published catalog, oldest first.
    ///
    /// - Parameters:
    ///   - since: The starting point, a sequence or a moment.
    ///   - number: Skips this change and all before it; nil starts at the first.
    ///   - limit: The maximum number of changes; nil means all.
    /// - Returns: The changes, and the sequence of the current catalog, or 0 if none was ever published.
    /// - Throws: ``StoreError`` when the database cannot be read.
    package func changes(
        since: ChangesSince, after number: Int64? = nil, limit: Int? = nil
    ) throws(StoreError) -> (changes: [RecordedChange], sequence: Int64) {
        try read { db in
            let sequence = try Int64.fetchOne(db, sql: "SELECT sequence FROM catalog") ?? 0
            let (condition, bound) =
                switch since {
                case .sequence(let sequence): ("r.sequence > ?", sequence)
                case .time(let moment): ("r.at >= ?", moment.seconds)
                }
            // Change numbers rise with the runs, so the result needs no sorting.
            let sql = """
                SELECT h.id, r.sequence, r.at, o.offer_id, h.kind, h.component, h.unit, h.currency, k.json, h.fact_key,
                    h.old, h.new, h.old_claim, h.new_claim
                FROM run r NOT INDEXED CROSS JOIN change h INDEXED BY change_of_run ON h.run = r.id
                CROSS JOIN offer o ON o.id = h.offer LEFT JOIN condition k ON k.id = h.condition
                WHERE \(condition) AND r.id >= coalesce((SELECT run FROM change WHERE id = ?), 0) AND h.id > ?
                ORDER BY r.id, h.id LIMIT ?
                """
            let after = number ?? 0
            let rows = try Row.fetchCursor(
                db, sql: sql, arguments: [bound, after, after, limit.map { max(0, $0) } ?? -1])
            let reader = try ChangeReader(db, path: path)
            var changes: [RecordedChange] = []
            while let row = try rows.next() { changes.append(try reader.change(row)) }
            return (changes, sequence)
        }
    }
}

/// Decodes rows of changes inside one read transaction.
private struct ChangeReader {
    private let path: String
    private let evidence: Statement

    init(_ db: Database, path: String) throws {
        self.path = path
        evidence = try db.makeStatement(
            sql: """
                SELECT CASE c.source WHEN 'bundle' THEN d.name ELSE c.source END, c.source_key, c.source_field, c.raw,
                    d.url, c.observed_from, c.effective_from, c.effective_to
                FROM claim c CROSS JOIN document d ON d.id = c.document WHERE c.id = ?
                """)
    }

    func change(_ row: Row) throws -> RecordedChange {
        let number: Int64 = row[0]
        guard let kind = OfferChange.Kind(rawValue: row[4]) else { throw unknown(number) }
        return RecordedChange(
            number: number, sequence: row[1], at: Timestamp(seconds: row[2]), offer: OfferID(rawValue: row[3]),
            kind: kind, price: try price(row, number), fact: row[9], old: try value(row[10], claim: row[12]),
            new: try value(row[11], claim: row[13]))
    }

    private func price(_ row: Row, _ number: Int64) throws -> RecordedChange.Price? {
        guard let name: String = row[5] else { return nil }
        guard let component = Component(name: name), let unit = Self.units[row[6]],
            let conditions = Conditions(json: row[8])
        else { throw unknown(number) }
        return RecordedChange.Price(
            component: component, unit: unit, currency: Currency(rawValue: row[7]), conditions: conditions)
    }

    private func value(_ text: String?, claim: Int64?) throws -> RecordedChange.Value? {
        guard let text else { return nil }
        guard let claim, let row = try Row.fetchOne(evidence, arguments: [claim]) else {
            return RecordedChange.Value(text: text, evidence: nil)
        }
        func moment(_ seconds: Int64?) -> Timestamp? { seconds.map { Timestamp(seconds: $0) } }
        return RecordedChange.Value(
            text: text,
            evidence: RecordedChange.Evidence(
                source: SourceID(rawValue: row[0]), key: row[1], field: row[2], raw: row[3], url: row[4],
                observedAt: Timestamp(seconds: row[5]),
                effective: EffectivePeriod(from: moment(row[6]), to: moment(row[7]))))
    }

    private func unknown(_ number: Int64) -> StoreError {
        .damaged(path: path, reason: "change \(number) says something that this ratecard does not know")
    }

    private static let units = Dictionary(uniqueKeysWithValues: PriceUnit.allCases.map { ($0.name, $0) })
}

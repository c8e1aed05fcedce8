internal import GRDB
package import Tariff

/// The SQL statements that read claims, each with the index that it uses.
///
/// The statements name their indexes because this database has no statistics. If an index no longer fits, the
/// first test fails with an error, instead of a command becoming slow.
package struct ClaimQuery {
    /// The statements whose rows, concatenated, are the result.
    let statements: [Statement]
    /// Claims that ended later than this are read as open; nil means now.
    let moment: Timestamp?

    /// One statement and its arguments.
    struct Statement {
        let sql: String
        var arguments: [String: Int64] = [:]
        var texts: [String] = []

        var bindings: StatementArguments {
            texts.isEmpty ? StatementArguments(arguments) : StatementArguments(texts)
        }
    }

    /// The columns that ``ClaimReader`` reads, by position.
    static let columns = """
        c.id, c.document, c.source, c.source_key, c.source_field, c.raw, c.offer, c.kind, c.component, c.unit, \
        c.amount, c.currency, c.condition, c.fact_key, c.fact_value, c.modifier, c.reason, c.effective_from, \
        c.effective_to, c.observed_from, c.observed_to, c.confirmed_at, c.seller
        """

    /// Selects the input of reconciling: open claims and, for an offer without any, each source's last ones.
    package static func standing(asOf moment: Timestamp?) -> ClaimQuery {
        guard let moment else {
            return ClaimQuery(
                statements: [
                    Statement(sql: "SELECT \(columns) FROM claim c INDEXED BY claim_open WHERE c.observed_to IS NULL"),
                    Statement(sql: vanished(known: "TRUE", stillOpen: "x.observed_to IS NULL")),
                ],
                moment: nil)
        }
        let arguments = ["moment": moment.seconds]
        let stood = """
            SELECT \(columns) FROM claim c
            WHERE c.observed_from <= :moment AND (c.observed_to IS NULL OR c.observed_to > :moment)
            """
        let stillOpen = "x.observed_from <= :moment AND (x.observed_to IS NULL OR x.observed_to > :moment)"
        return ClaimQuery(
            statements: [
                Statement(sql: stood, arguments: arguments),
                Statement(
                    sql: vanished(known: "c.observed_from <= :moment", stillOpen: stillOpen), arguments: arguments),
            ],
            moment: moment)
    }

    /// Selects the open claims of one document name of a source.
    package static func open(source: SourceID, document name: String) -> ClaimQuery {
        let sql = """
            SELECT \(columns) FROM document d INDEXED BY document_newest
            CROSS JOIN claim c INDEXED BY claim_open ON c.source = d.source AND c.document = d.id
            WHERE d.source = ? AND d.name = ? AND c.observed_to IS NULL
            """
        return ClaimQuery(statements: [Statement(sql: sql, texts: [source.rawValue, name])], moment: nil)
    }

    /// Selects every claim, open or closed, of one document name of a source.
    package static func history(source: SourceID, document name: String) -> ClaimQuery {
        let sql = """
            SELECT \(columns) FROM document d INDEXED BY document_newest
            CROSS JOIN claim c INDEXED BY claim_of_document ON c.document = d.id
            WHERE d.source = ? AND d.name = ?
            """
        return ClaimQuery(statements: [Statement(sql: sql, texts: [source.rawValue, name])], moment: nil)
    }

    /// Selects every closed claim of the given offers, of any kind.
    package static func closed(of offers: [OfferID]) -> ClaimQuery {
        let sql = """
            SELECT \(columns) FROM offer o CROSS JOIN claim c INDEXED BY claim_of_offer ON c.offer = o.id
            WHERE o.offer_id IN (\(marks(offers.count))) AND c.observed_to IS NOT NULL
            """
        return ClaimQuery(statements: [Statement(sql: sql, texts: offers.map(\.rawValue))], moment: nil)
    }

    /// Selects the claims that match a filter, in a stable order.
    package static func listing(_ filter: ClaimFilter) -> ClaimQuery {
        let isOpen = filter.state != .closed
        var conditions = [isOpen ? "c.observed_to IS NULL" : "c.observed_to IS NOT NULL"]
        switch filter.state {
        case .open, .closed: conditions.append("c.kind IN (\(filter.facts ? "'rate', 'fact'" : "'rate'"))")
        case .skipped: conditions.append("c.kind IN ('skip', 'modifier')")
        case .quarantined: return ClaimQuery(statements: [], moment: nil)
        }
        var from = isOpen ? "claim c INDEXED BY claim_open" : "claim c NOT INDEXED"
        var order = isOpen ? "c.source, c.document, c.id" : "c.id"
        if !filter.offers.isEmpty {
            from = "offer o CROSS JOIN claim c INDEXED BY claim_of_offer ON c.offer = o.id"
            order = "o.offer_id, c.source, c.id"
            conditions.append("o.offer_id IN (\(marks(filter.offers.count)))")
        }
        if !filter.sources.isEmpty { conditions.append("c.source IN (\(marks(filter.sources.count)))") }
        let limit = filter.limit.map { " LIMIT \(max(0, $0))" } ?? ""
        let sql = """
            SELECT \(columns) FROM \(from) WHERE \(conditions.joined(separator: " AND ")) ORDER BY \(order)\(limit)
            """
        let texts = filter.offers.map(\.rawValue) + filter.sources.map(\.rawValue)
        return ClaimQuery(statements: [Statement(sql: sql, texts: texts)], moment: nil)
    }

    private static func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    /// The source that states a claim: for the bundle, the source that the document is named after.
    private static let voice = """
        CASE c.source WHEN 'bundle' THEN (SELECT d.name FROM document d WHERE d.id = c.document) ELSE c.source END
        """

    private static func vanished(known: String, stillOpen: String) -> String {
        """
        WITH gone AS (
            SELECT c.offer, \(voice) AS voice, max(c.observed_to) AS last
            FROM offer o CROSS JOIN claim c INDEXED BY claim_of_offer ON c.offer = o.id
            WHERE \(known) AND c.observed_to > c.confirmed_at AND NOT EXISTS (
                SELECT 1 FROM claim x INDEXED BY claim_of_offer WHERE x.offer = o.id AND \(stillOpen))
            GROUP BY 1, 2)
        SELECT \(columns)
        FROM gone CROSS JOIN claim c INDEXED BY claim_of_offer
            ON c.offer = gone.offer AND c.observed_to = gone.last
        WHERE \(known) AND c.observed_to > c.confirmed_at AND \(voice) = gone.voice
        """
    }
}

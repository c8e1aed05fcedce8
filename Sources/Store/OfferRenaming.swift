internal import GRDB
internal import Tariff

/// Derives the offers of stored claims again from their sellers, after the curated data was corrected.
///
/// It changes open and closed claims alike, so that the history of an offer follows its new name.
struct OfferRenaming {
    private let db: Database
    private let normaliser: Normaliser

    init(_ db: Database, _ normaliser: Normaliser) {
        self.db = db
        self.normaliser = normaliser
    }

    /// Updates every claim whose offer, or whose reading of zeros, differs from the one by the curated data.
    func run(_ offers: inout Interning) throws {
        let rename = try db.makeStatement(
            sql: "UPDATE claim SET offer = ? WHERE offer = ? AND source = ? AND seller = ?")
        let setReason = try db.makeStatement(
            sql: """
                UPDATE claim SET reason = ? WHERE offer = ? AND source = ? AND seller = ? AND kind = 'skip'
                    AND reason IN ('zero_unknown', 'zero_included') AND reason <> ?
                """)
        let setState = try db.makeStatement(
            sql: """
                UPDATE claim SET fact_value = ? WHERE offer = ? AND source = ? AND seller = ? AND kind = 'fact'
                    AND fact_key = 'state' AND fact_value IN ('unknown', 'included') AND fact_value <> ?
                """)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT c.source, c.seller, c.offer, o.offer_id
                FROM claim c JOIN offer o ON o.id = c.offer WHERE c.seller IS NOT NULL
                """)
        for row in rows {
            let (source, name): (String, String) = (row[0], row[1])
            let seller = normaliser.seller(name, in: SourceID(rawValue: source))
            let old = OfferID(rawValue: row[3])
            var offer: Int64 = row[2]
            if old.provider != seller.provider {
                let new = OfferID(provider: seller.provider, modelID: old.providerModelID)
                let id = try offers.id(of: new.rawValue)
                try rename.execute(arguments: [id, offer, source, name])
                offer = id
            }
            let reason: SkipReason = seller.isPlan ? .zeroIncluded : .zeroUnknown
            let state: OfferState = seller.isPlan ? .included : .unknown
            try setReason.execute(arguments: [reason.rawValue, offer, source, name, reason.rawValue])
            try setState.execute(arguments: [state.rawValue, offer, source, name, state.rawValue])
        }
    }
}

internal import GRDB
package import Tariff

extension CatalogStore {
    /// Everything that reconciling needs.
    ///
    /// All open claims; and for every offer that has no open claim at all, per source the claims that
    /// were closed last. With a moment: the claims as they stood then, those that ended later as open.
    ///
    /// The moment counts by the times at which documents were fetched; nil means now.
    package func claims(asOf moment: Timestamp? = nil) throws(StoreError) -> [StoredClaim] {
        try claims(.standing(asOf: moment))
    }

    /// The open claims that were read from one document of a source.
    ///
    /// The name is that of the file inside a source of many documents, and empty for a source of one.
    package func openClaims(source: SourceID, documentName: String = "") throws(StoreError) -> [StoredClaim] {
        try claims(.open(source: source, document: documentName))
    }

    /// Every closed claim of some offers: rates, facts, modifiers and skips.
    ///
    /// This is what is known of an offer that has just lost its last open claim.
    package func closedClaims(of offers: [OfferID]) throws(StoreError) -> [StoredClaim] {
        // Within the number of arguments that every SQLite takes.
        var claims: [StoredClaim] = []
        for start in stride(from: 0, to: offers.count, by: 500) {
            claims += try self.claims(.closed(of: Array(offers[start..<min(start + 500, offers.count)])))
        }
        return claims
    }

    /// Whether any claim begins or ends to apply between two moments, both included.
    package func hasClaim(dated moments: ClosedRange<Timestamp>) throws(StoreError) -> Bool {
        let (from, to) = (moments.lowerBound.seconds, moments.upperBound.seconds)
        return try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM claim
                        WHERE effective_from BETWEEN ? AND ? OR effective_to BETWEEN ? AND ?)
                    """,
                arguments: [from, to, from, to]) ?? false
        }
    }

    /// All claims, open and closed, that were ever read from one document of a source.
    ///
    /// This is what an older document of that name is merged into.
    package func claims(
        source: SourceID, coveringHistoryOf documentName: String
    ) throws(StoreError) -> [StoredClaim] {
        try claims(.history(source: source, document: documentName))
    }

    /// Hands over the claims that a filter lets through, one by one, without holding them all.
    ///
    /// Modifiers are listed as skipped, with their kind as the reason. No claim is quarantined yet.
    ///
    /// - Throws: ``StoreError``, or what `body` throws, as it is.
    package func listClaims(_ filter: ClaimFilter, body: (StoredClaim) throws -> Void) throws {
        var thrown: (any Error)?
        do {
            try read { db in
                try ClaimReader.forEach(.listing(filter), in: db, path: path) { claim in
                    do {
                        try body(claim)
                    } catch {
                        thrown = error
                        throw error
                    }
                }
            }
        } catch {
            throw thrown ?? error
        }
    }

    /// How SQLite reads what a query asks for, a line per step.
    package func plan(of query: ClaimQuery) throws(StoreError) -> [String] {
        try read { db in
            try query.statements.flatMap { statement in
                let sql = "EXPLAIN QUERY PLAN " + statement.sql
                return try Row.fetchAll(db, sql: sql, arguments: statement.bindings).map { $0[3] as String }
            }
        }
    }

    private func claims(_ query: ClaimQuery) throws(StoreError) -> [StoredClaim] {
        try read { db in
            var claims: [StoredClaim] = []
            try ClaimReader.forEach(query, in: db, path: path) { claims.append($0) }
            return claims
        }
    }
}

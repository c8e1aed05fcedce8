internal import GRDB
package import Tariff

extension CatalogStore {
    /// Returns the claims that reconciling needs.
    ///
    /// These are all open claims and, for each offer without an open claim, the most recently closed claims
    /// of every source. With a moment, claims are returned as they were then: a claim that ended later is open.
    ///
    /// The moment is compared with the times at which documents were fetched; nil means now.
    package func claims(asOf moment: Timestamp? = nil) throws(StoreError) -> [StoredClaim] {
        try claims(.standing(asOf: moment))
    }

    /// Returns the open claims that were read from one document of a source.
    ///
    /// The name is the file name within a source of several documents, and empty for a source with one.
    package func openClaims(source: SourceID, documentName: String = "") throws(StoreError) -> [StoredClaim] {
        try claims(.open(source: source, document: documentName))
    }

    /// Returns every closed claim of the given offers: rates, facts, modifiers and skips.
    ///
    /// A run needs them for offers that have just lost their last open claim.
    package func closedClaims(of offers: [OfferID]) throws(StoreError) -> [StoredClaim] {
        // Stays below the limit on bound arguments of any SQLite build.
        var claims: [StoredClaim] = []
        for start in stride(from: 0, to: offers.count, by: 500) {
            claims += try self.claims(.closed(of: Array(offers[start..<min(start + 500, offers.count)])))
        }
        return claims
    }

    /// Returns true if any claim starts or stops being effective between two moments, both included.
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

    /// Returns all claims, open and closed, that were ever read from one document of a source.
    ///
    /// An older document of the same name is merged into this history.
    package func claims(
        source: SourceID, coveringHistoryOf documentName: String
    ) throws(StoreError) -> [StoredClaim] {
        try claims(.history(source: source, document: documentName))
    }

    /// Passes each claim that matches a filter to `body`, without loading them all into memory.
    ///
    /// Modifiers are listed as skipped, with their kind as the reason. No claim is quarantined yet.
    ///
    /// - Throws: ``StoreError``, or any error from `body`, unchanged.
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

    /// Returns SQLite's query plan for a query, one line per step.
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

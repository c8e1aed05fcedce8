internal import GRDB
internal import Tariff

extension CatalogStore {
    /// Returns the outcome of the last fetch of each source, sorted by source.
    package func fetchStates() throws(StoreError) -> [FetchState] {
        try read { db in
            let sql = """
                SELECT source, tried_at, is_good, not_before, url, etag, last_modified, sha256
                FROM fetch_state ORDER BY source
                """
            return try Row.fetchAll(db, sql: sql).map { row in
                FetchState(
                    source: SourceID(rawValue: row[0]), triedAt: Timestamp(seconds: row[1]), isGood: row[2],
                    notBefore: (row[3] as Int64?).map { Timestamp(seconds: $0) }, url: row[4], etag: row[5],
                    lastModified: row[6], sha256: row[7])
            }
        }
    }
}

extension FetchState {
    /// Replaces the stored state of the source.
    func put(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO fetch_state
                    (source, tried_at, is_good, not_before, url, etag, last_modified, sha256)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                source.rawValue, triedAt.seconds, isGood, notBefore?.seconds, url, etag, lastModified, sha256,
            ])
    }
}

internal import Foundation
internal import GRDB
package import Tariff

extension CatalogStore {
    /// Returns the current catalog with its index in one read of one row, or nil if none was ever published.
    package func readIndex() throws(StoreError) -> StoredIndex? {
        try read { db in
            let sql = "SELECT version, sequence, generated_at, curation, index_format, index_bytes FROM catalog"
            let rows = try Row.fetchCursor(db, sql: sql)
            guard let row = try rows.next() else { return nil }
            return StoredIndex(
                version: row[0], sequence: row[1], generatedAt: Timestamp(seconds: row[2]), curation: row[3],
                format: row[4], bytes: try row.withUnsafeData(atIndex: 5) { $0.map { [UInt8]($0) } ?? [] })
        }
    }

    /// Returns the version and the sequence of the current catalog without its index: cheap enough to poll.
    package func publishedVersion() throws(StoreError) -> (version: String, sequence: Int64)? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT version, sequence FROM catalog").map { ($0[0], $0[1]) }
        }
    }

    /// Returns the values that identify the current catalog, without its index: cheap enough to poll.
    ///
    /// A refresh that finds the same prices confirms them: the version is unchanged, the time is new.
    package func publishedStamp() throws(StoreError) -> (version: String, generatedAt: Timestamp)? {
        try read { db in
            try Row.fetchOne(db, sql: "SELECT version, generated_at FROM catalog").map {
                ($0[0], Timestamp(seconds: $0[1]))
            }
        }
    }

    /// Returns the outcome of the last reading of each source, sorted by source.
    package func sourceStates() throws(StoreError) -> [SourceState] {
        try read { db in
            let sql = """
                SELECT source, last_attempt_at, last_good_at, last_status, error, rows, diagnostics, fingerprint
                FROM source_state ORDER BY source
                """
            return try Row.fetchAll(db, sql: sql).map { row in
                SourceState(
                    source: SourceID(rawValue: row[0]), lastAttemptAt: Timestamp(seconds: row[1]),
                    lastGoodAt: (row[2] as Int64?).map { Timestamp(seconds: $0) }, lastStatus: row[3], error: row[4],
                    rows: row[5], diagnostics: row[6], fingerprint: row[7])
            }
        }
    }

    /// Returns the documents that were read, of one source or of all, oldest first.
    package func documents(source: SourceID? = nil) throws(StoreError) -> [StoredDocument] {
        let condition = source == nil ? "TRUE" : "source = ?"
        return try documents(where: condition, arguments: source.map { [$0.rawValue] } ?? [])
    }

    /// Returns the newest document of every source and name, sorted by both.
    ///
    /// If two were fetched at the same time, the one that was read later counts as newer.
    package func newestDocuments() throws(StoreError) -> [StoredDocument] {
        try documents(
            where: """
                id = (SELECT n.id FROM document n WHERE n.source = document.source AND n.name = document.name
                    ORDER BY n.fetched_at DESC, n.id DESC LIMIT 1)
                """)
    }

    /// Returns the log of runs, newest first.
    package func runs(limit: Int) throws(StoreError) -> [StoredRun] {
        try read { db in
            let sql = """
                SELECT id, started_at, finished_at, at, sequence, summary FROM run ORDER BY id DESC LIMIT ?
                """
            return try Row.fetchAll(db, sql: sql, arguments: [max(0, limit)]).map { row in
                StoredRun(
                    id: row[0], startedAt: Timestamp(seconds: row[1]), finishedAt: Timestamp(seconds: row[2]),
                    at: Timestamp(seconds: row[3]), sequence: row[4], summary: row[5])
            }
        }
    }

    /// Checks the integrity of the database.
    ///
    /// Returns one sentence per fault, or nothing if it is sound.
    ///
    /// Reads the whole file.
    package func integrityCheck() throws(StoreError) -> [String] {
        try read { db in
            let faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                "A row of \(row[0] as String) refers to a \(row[2] as String) that is not there."
            }
            return faults + orphans
        }
    }

    /// Returns the number of rows in the main tables and the size of the file.
    package func counts() throws(StoreError) -> StoreCounts {
        try read { db in
            func count(_ what: String) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(what)") ?? 0
            }
            let open = try count("claim INDEXED BY claim_open WHERE observed_to IS NULL")
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let size = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            return StoreCounts(
                runs: try count("run"), documents: try count("document"), offers: try count("offer"),
                openClaims: open, closedClaims: try count("claim") - open, bytes: pages * size)
        }
    }

    private func documents(where condition: String, arguments: [String] = []) throws(StoreError) -> [StoredDocument] {
        try read { db in
            let sql = """
                SELECT id, run, source, name, url, sha256, bytes, fetched_at, parser_version, curation
                FROM document WHERE \(condition) ORDER BY source, name, fetched_at, id
                """
            return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).map { row in
                let record = DocumentRecord(
                    source: SourceID(rawValue: row[2]), name: row[3], url: row[4], sha256: row[5], bytes: row[6],
                    fetchedAt: Timestamp(seconds: row[7]), parserVersion: row[8], curation: row[9])
                return StoredDocument(id: row[0], run: row[1], content: record)
            }
        }
    }
}

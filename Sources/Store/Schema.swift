internal import GRDB

/// The tables and their migrations.
///
/// A released migration is never edited: every change of the schema is a new migration, which raises
/// `user_version`. That number lets a reading command skip the migrator with one pragma.
enum Schema {
    /// `Rate` in ASCII, the application ID that distinguishes our databases from those of other programs.
    static let applicationID = 0x5261_7465

    /// The number of migrations below.
    static let version = 4

    /// The oldest SQLite that supports everything the statements here use.
    static let oldestSQLite = "3.38.0"

    /// The content of a file, as far as the schema is concerned.
    enum State: Equatable {
        case empty, older, current, foreign
        case newer(Int)
    }

    /// Checks two numbers in the file's header, and the list of tables only if those are inconclusive.
    static func state(of db: Database) throws -> State {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard application == applicationID else {
            // The migrator creates its own table first, and a process may be killed right after that.
            let tables =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'
                        """) ?? 0
            return tables == 0 ? .empty : .foreign
        }
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        return found == version ? .current : found < version ? .older : .newer(found)
    }

    /// Throws if this SQLite does not support STRICT tables and the other features in use.
    static func require(sqlite found: String) throws(StoreError) {
        func parts(_ text: String) -> [Int] { text.split(separator: ".").map { Int($0) ?? 0 } }
        if parts(found).lexicographicallyPrecedes(parts(oldestSQLite)) { throw .oldSQLite(version: found) }
    }

    /// Applies all pending migrations.
    static func migrate(_ queue: DatabaseQueue) throws {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("claims, runs and the catalog") { db in
            try db.execute(sql: claimsRunsAndCatalog)
            try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
        }
        migrator.registerMigration("fetching") { db in
            try db.execute(sql: fetching + "PRAGMA user_version = 2")
        }
        migrator.registerMigration("changes") { db in
            try db.execute(sql: changes + "PRAGMA user_version = 3")
        }
        migrator.registerMigration("sellers") { db in
            try db.execute(sql: sellers + "PRAGMA user_version = 4")
        }
        try migrator.migrate(queue)
    }

    /// The first tables, with times in Unix seconds and amounts in 10^-15 of a currency unit.
    ///
    /// An open claim has neither `observed_to` nor `confirmed_at`. The newest document of its name confirms it,
    /// so an unchanged document writes no claim.
    private static let claimsRunsAndCatalog = """
        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            started_at INTEGER NOT NULL,
            finished_at INTEGER NOT NULL,
            at INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            summary TEXT NOT NULL
        ) STRICT;

        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            run INTEGER NOT NULL REFERENCES run (id),
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            url TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            fetched_at INTEGER NOT NULL,
            parser_version INTEGER NOT NULL,
            curation TEXT NOT NULL
        ) STRICT;
        CREATE INDEX document_newest ON document (source, name, fetched_at);

        CREATE TABLE offer (id INTEGER PRIMARY KEY, offer_id TEXT NOT NULL UNIQUE) STRICT;

        CREATE TABLE condition (id INTEGER PRIMARY KEY, json TEXT NOT NULL UNIQUE) STRICT;

        CREATE TABLE claim (
            id INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES document (id),
            source TEXT NOT NULL,
            source_key TEXT NOT NULL,
            source_field TEXT NOT NULL,
            raw TEXT NOT NULL,
            offer INTEGER NOT NULL REFERENCES offer (id),
            kind TEXT NOT NULL,
            component TEXT,
            unit TEXT,
            amount INTEGER,
            currency TEXT,
            condition INTEGER REFERENCES condition (id),
            fact_key TEXT,
            fact_value TEXT,
            modifier TEXT,
            reason TEXT,
            effective_from INTEGER,
            effective_to INTEGER,
            observed_from INTEGER NOT NULL,
            observed_to INTEGER,
            confirmed_at INTEGER,
            CHECK ((observed_to IS NULL) = (confirmed_at IS NULL)),
            CHECK (CASE kind
                WHEN 'rate' THEN component IS NOT NULL AND unit IS NOT NULL AND amount IS NOT NULL
                    AND currency IS NOT NULL AND condition IS NOT NULL
                WHEN 'fact' THEN fact_key IS NOT NULL AND fact_value IS NOT NULL
                WHEN 'modifier' THEN modifier IS NOT NULL AND reason IS NOT NULL
                WHEN 'skip' THEN reason IS NOT NULL
                ELSE FALSE END)
        ) STRICT;
        CREATE INDEX claim_open ON claim (source, document) WHERE observed_to IS NULL;
        CREATE INDEX claim_of_document ON claim (document);
        CREATE INDEX claim_of_offer ON claim (offer, source, observed_to);

        CREATE TRIGGER claim_is_never_deleted BEFORE DELETE ON claim BEGIN
            SELECT raise(ABORT, 'claims are never deleted');
        END;
        CREATE TRIGGER claim_is_never_rewritten BEFORE UPDATE OF
            id, document, source, source_key, source_field, raw, offer, kind, component, unit, amount, currency,
            condition, fact_key, fact_value, modifier, reason, effective_from, effective_to ON claim BEGIN
            SELECT raise(ABORT, 'claims are never rewritten');
        END;

        CREATE TABLE source_state (
            source TEXT PRIMARY KEY,
            last_attempt_at INTEGER NOT NULL,
            last_good_at INTEGER,
            last_status TEXT NOT NULL,
            error TEXT,
            rows INTEGER NOT NULL,
            diagnostics TEXT NOT NULL,
            fingerprint TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE catalog (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            generated_at INTEGER NOT NULL,
            curation TEXT NOT NULL,
            index_format INTEGER NOT NULL,
            index_bytes BLOB NOT NULL
        ) STRICT;
        """

    /// The fetch state of each source, with times in Unix seconds.
    private static let fetching = """
        CREATE TABLE fetch_state (
            source TEXT PRIMARY KEY,
            tried_at INTEGER NOT NULL,
            is_good INTEGER NOT NULL,
            not_before INTEGER,
            url TEXT NOT NULL,
            etag TEXT,
            last_modified TEXT,
            sha256 TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        """

    /// The changes of the published catalog by run, with prices in 10^-15 of a currency unit.
    ///
    /// Change numbers are never reused, so a client that resumes after a number misses nothing.
    private static let changes = """
        CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            run INTEGER NOT NULL REFERENCES run (id),
            offer INTEGER NOT NULL REFERENCES offer (id),
            kind TEXT NOT NULL,
            component TEXT,
            unit TEXT,
            currency TEXT,
            condition INTEGER REFERENCES condition (id),
            fact_key TEXT,
            old TEXT,
            new TEXT,
            old_claim INTEGER REFERENCES claim (id),
            new_claim INTEGER REFERENCES claim (id)
        ) STRICT;
        CREATE INDEX change_of_run ON change (run);

        CREATE TRIGGER change_is_never_deleted BEFORE DELETE ON change BEGIN
            SELECT raise(ABORT, 'changes are never deleted');
        END;
        CREATE TRIGGER change_is_never_rewritten BEFORE UPDATE ON change BEGIN
            SELECT raise(ABORT, 'changes are never rewritten');
        END;

        """

    /// The seller of a claim as its source spells it, from which the offer follows by the curated data.
    ///
    /// Corrected curated data rewrites the offer, and how zeros are read, of claims with a seller. Nothing rewrites the
    /// claims of older versions, which have none.
    private static let sellers = """
        ALTER TABLE claim ADD COLUMN seller TEXT;

        DROP TRIGGER claim_is_never_rewritten;
        CREATE TRIGGER claim_is_never_rewritten BEFORE UPDATE OF
            id, document, source, source_key, source_field, raw, seller, kind, component, unit, amount, currency,
            condition, fact_key, modifier, effective_from, effective_to ON claim BEGIN
            SELECT raise(ABORT, 'claims are never rewritten');
        END;
        CREATE TRIGGER claim_without_seller_is_never_renamed BEFORE UPDATE OF offer, fact_value, reason ON claim
        WHEN OLD.seller IS NULL BEGIN
            SELECT raise(ABORT, 'claims are never rewritten');
        END;

        """
}

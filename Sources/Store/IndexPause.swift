internal import GRDB

/// The indexes of an empty table, dropped while the table is filled and recreated afterwards.
///
/// Sorting all rows once is much less work than inserting each row into every index.
struct IndexPause {
    private let db: Database
    private let statements: [String]

    /// Drops the indexes of a table if it is empty.
    ///
    /// Otherwise keeps them, and ``end()`` does nothing.
    init(_ db: Database, of table: String) throws {
        self.db = db
        guard try Row.fetchOne(db, sql: "SELECT 1 FROM \(table) LIMIT 1") == nil else {
            statements = []
            return
        }
        let indexes = try Row.fetchAll(
            db,
            sql: "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
            arguments: [table])
        for index in indexes { try db.execute(sql: "DROP INDEX \(index["name"] as String)") }
        statements = indexes.map { $0["sql"] }
    }

    /// Recreates the dropped indexes.
    func end() throws {
        for statement in statements { try db.execute(sql: statement) }
    }
}

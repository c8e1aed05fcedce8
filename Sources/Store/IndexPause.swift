internal import GRDB

/// The indexes of a table, taken away while an empty table is filled and made again when it is full.
///
/// Sorting all rows once is much less work than finding the place of each row in every index.
struct IndexPause {
    private let db: Database
    private let statements: [String]

    /// Takes the indexes of a table away if it is empty; otherwise they stay, and nothing is made again.
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

    /// Makes the indexes again, as they were.
    func end() throws {
        for statement in statements { try db.execute(sql: statement) }
    }
}

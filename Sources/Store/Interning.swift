internal import GRDB

/// A table of distinct texts, each stored once and referenced by its row.
struct Interning {
    private let insert: Statement
    private let db: Database
    /// The rows of all stored texts, loaded at once because most runs use most of them.
    private var known: [String: Int64]
    /// The last lookup: successive claims mostly refer to the same text.
    private var last: (text: String, id: Int64)?

    init(_ db: Database, table: String, column: String) throws {
        self.db = db
        var known: [String: Int64] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT \(column), id FROM \(table)")
        while let row = try rows.next() { known[row[0]] = row[1] }
        self.known = known
        insert = try db.makeStatement(sql: "INSERT INTO \(table) (\(column)) VALUES (?)")
    }

    /// Returns the row of a text.
    ///
    /// A new text is inserted with the next number.
    mutating func id(of text: String) throws -> Int64 {
        if let last, last.text == text { return last.id }
        let id: Int64
        if let found = known[text] {
            id = found
        } else {
            try insert.execute(arguments: [text])
            id = db.lastInsertedRowID
            known[text] = id
        }
        last = (text, id)
        return id
    }
}

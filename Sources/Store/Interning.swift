internal import GRDB

/// Texts that repeat, each stored once in a table of its own and named by a number.
struct Interning {
    private let insert: Statement
    private let db: Database
    /// The numbers of all texts that are stored: most runs ask for most of them.
    private var known: [String: Int64]
    /// What was asked for last: the rows of one text mostly follow each other.
    private var last: (text: String, id: Int64)?

    init(_ db: Database, table: String, column: String) throws {
        self.db = db
        var known: [String: Int64] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT \(column), id FROM \(table)")
        while let row = try rows.next() { known[row[0]] = row[1] }
        self.known = known
        insert = try db.makeStatement(sql: "INSERT INTO \(table) (\(column)) VALUES (?)")
    }

    /// The number of a text; one that is new gets the next.
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

internal import GRDB
internal import GRDBSQLite

/// Inserts many rows through one prepared statement.
///
/// Values are bound directly through SQLite's C interface: a first run inserts a hundred thousand rows, and GRDB
/// allocates objects for the arguments of each. A text that equals the one of the previous row stays bound.
struct RowInsert {
    private let db: Database
    private let statement: Statement
    private var column: CInt = 0
    /// The text that is currently bound to each column, if any.
    private var bound: [String?]

    /// Prepares an insert into the columns of a table.
    ///
    /// The values of a row are added in the same order.
    init(_ db: Database, into table: String, _ columns: [String]) throws {
        self.db = db
        bound = Array(repeating: nil, count: columns.count)
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        statement = try db.makeStatement(
            sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
    }

    /// Adds an integer or NULL.
    mutating func add(_ number: Int64?) {
        column += 1
        bound[Int(column) - 1] = nil
        if let number {
            sqlite3_bind_int64(statement.sqliteStatement, column, number)
        } else {
            sqlite3_bind_null(statement.sqliteStatement, column)
        }
    }

    /// Adds a text or NULL.
    mutating func add(_ text: String?) {
        column += 1
        guard var text else {
            bound[Int(column) - 1] = nil
            sqlite3_bind_null(statement.sqliteStatement, column)
            return
        }
        // Compares bytes, because equal Swift strings can differ in theirs and evidence is stored byte for byte.
        if let same = bound[Int(column) - 1], same == text, same.utf8.elementsEqual(text.utf8) { return }
        bound[Int(column) - 1] = text
        _ = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text(
                    statement.sqliteStatement, column, characters.baseAddress, CInt(bytes.count), Self.copied)
            }
        }
    }

    /// Inserts the row.
    mutating func insert() throws {
        column = 0
        let code = sqlite3_step(statement.sqliteStatement)
        sqlite3_reset(statement.sqliteStatement)
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage)
        }
    }

    /// `SQLITE_TRANSIENT`, a C macro: tells SQLite to copy the text before the call returns.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

internal import GRDB
internal import GRDBSQLite

/// Inserts row after row through one prepared statement.
///
/// Values go straight to SQLite: a first run inserts a hundred thousand rows, and GRDB's arguments make objects of
/// every value of each.
struct RowInsert {
    private let db: Database
    private let statement: Statement
    private var column: CInt = 0

    /// Prepares to insert into the columns of a table; a row adds its values in the same order.
    init(_ db: Database, into table: String, _ columns: [String]) throws {
        self.db = db
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        statement = try db.makeStatement(
            sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
    }

    /// Adds a number, or NULL.
    mutating func add(_ number: Int64?) {
        column += 1
        if let number {
            sqlite3_bind_int64(statement.sqliteStatement, column, number)
        } else {
            sqlite3_bind_null(statement.sqliteStatement, column)
        }
    }

    /// Adds a text, or NULL.
    mutating func add(_ text: String?) {
        column += 1
        guard var text else {
            sqlite3_bind_null(statement.sqliteStatement, column)
            return
        }
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

    /// SQLite's word for a text that it copies before the call returns (`SQLITE_TRANSIENT`, a macro of C).
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

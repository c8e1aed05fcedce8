internal import GRDB
internal import GRDBSQLite

/// Inserts row after row through one prepared statement.
///
/// Values go straight to SQLite: a first run inserts a hundred thousand rows, and GRDB's arguments make objects of
/// every value of each. A text that the row before had in the same column stays bound.
struct RowInsert {
    private let db: Database
    private let statement: Statement
    private var column: CInt = 0
    /// What is bound to each column, if it is a text.
    private var bound: [String?]

    /// Prepares to insert into the columns of a table; a row adds its values in the same order.
    init(_ db: Database, into table: String, _ columns: [String]) throws {
        self.db = db
        bound = Array(repeating: nil, count: columns.count)
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        statement = try db.makeStatement(
            sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))")
    }

    /// Adds a number, or NULL.
    mutating func add(_ number: Int64?) {
        column += 1
        bound[Int(column) - 1] = nil
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
            bound[Int(column) - 1] = nil
            sqlite3_bind_null(statement.sqliteStatement, column)
            return
        }
        // Texts that look the same may differ in their bytes, and evidence is kept byte for byte.
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

    /// SQLite's word for a text that it copies before the call returns (`SQLITE_TRANSIENT`, a macro of C).
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

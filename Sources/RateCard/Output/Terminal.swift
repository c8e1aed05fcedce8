import Foundation

/// Where output goes: data to stdout, everything else to stderr.
enum Terminal {
    /// Whether stderr is read by a person.
    static let isInteractive = isatty(STDERR_FILENO) == 1

    /// Whether stdout shows colours: a terminal, and nobody asked for none.
    static let hasColour = isatty(STDOUT_FILENO) == 1 && wantsColour

    private static let wantsColour =
        ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// How many cells a line of stdout has; nil where it is no terminal.
    static let width: Int? = {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }()

    /// Says which columns of a table are not shown.
    static func noteLeftOut(_ titles: [String]) {
        let text = "no room for \(titles.joined(separator: ", ")): widen the window, or use --format csv"
        note(isInteractive && wantsColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text)
    }

    /// Prints an answer in the format that was asked for.
    static func print(
        as format: OutputFormat, json: @autoclosure () -> [UInt8], csv: @autoclosure () -> TextTable,
        text: @autoclosure () -> String
    ) {
        switch format {
        case .json: write(json() + [UInt8(ascii: "\n")])
        case .csv: write(csv().csv())
        case .table: write(text())
        }
    }

    /// Prints data.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Prints data that is encoded already.
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Says something that is no data.
    static func note(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Says what went wrong, each sentence on a line of its own; lines that are indented belong to the one before.
    static func error(_ text: String) {
        let name = isInteractive && wantsColour ? "\u{1B}[31mratecard:\u{1B}[0m " : "ratecard: "
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        note(lines.map { $0.hasPrefix("  ") ? String($0) : name + $0 }.joined(separator: "\n"))
    }

    /// Shows where long work is, on one line that is written over; says nothing to a file.
    static func progress(_ text: String) {
        guard isInteractive else { return }
        write(Array("\r\u{1B}[2K\(text)".utf8), to: STDERR_FILENO)
    }

    /// Tells of a step of long work that is over, on a line that stays; says nothing to a file.
    static func step(_ text: String) {
        guard isInteractive else { return }
        write(Array("\r\u{1B}[2K\(text)\n".utf8), to: STDERR_FILENO)
    }

    /// Clears the line of ``progress(_:)``.
    static func endProgress() { progress("") }

    /// Writes everything, or ends the program where nobody reads on (`ratecard claims | head`).
    private static func write(_ bytes: [UInt8], to file: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                exit(1)
            }
            rest = rest.dropFirst(count)
        }
    }
}

import Foundation
import Pipeline

/// Writes output: data to stdout, everything else to stderr.
enum Terminal {
    /// True if stderr is a terminal.
    static let isInteractive = isatty(STDERR_FILENO) == 1

    /// True if stdout is a terminal and the environment does not disable colours.
    static let hasColour = isatty(STDOUT_FILENO) == 1 && wantsColour

    private static let wantsColour =
        ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    /// The width of stdout in cells, or nil if it is not a terminal.
    static let width: Int? = {
        var size = winsize()
        guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }()

    /// Notes the columns of a table that are not shown.
    static func noteLeftOut(_ titles: [String]) {
        let text = "no room for \(titles.joined(separator: ", ")): widen the window, or use --format csv"
        note(isInteractive && wantsColour ? "\u{1B}[2m\(text)\u{1B}[0m" : text)
    }

    /// Prints an answer in the requested format.
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

    /// Writes data to stdout.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes encoded data to stdout.
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Writes a line that is not data to stderr.
    static func note(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Reports an error, one sentence per line.
    ///
    /// Indented lines belong to the line before.
    static func error(_ text: String) {
        let name = isInteractive && wantsColour ? "\u{1B}[31mratecard:\u{1B}[0m " : "ratecard: "
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        note(lines.map { $0.hasPrefix("  ") ? String($0) : name + $0 }.joined(separator: "\n"))
    }

    /// Shows the progress of long work on a line that is overwritten.
    ///
    /// Does nothing if stderr is not a terminal.
    static func progress(_ text: String) {
        guard isInteractive else { return }
        write(Array("\r\u{1B}[2K\(text)".utf8), to: STDERR_FILENO)
    }

    /// Reports a completed step of long work on a line that stays.
    ///
    /// Does nothing if stderr is not a terminal.
    static func step(_ text: String) {
        guard isInteractive else { return }
        write(Array("\r\u{1B}[2K\(text)\n".utf8), to: STDERR_FILENO)
    }

    /// The reporter of long work, which writes to stderr.
    static let reporter = ProgressReporter { message in
        switch message {
        case .progress(let text): progress(text)
        case .step(let text): step(text)
        case .end: endProgress()
        case .note(let text): note(text)
        case .error(let text): error(text)
        }
    }

    /// Clears the line of ``progress(_:)``.
    static func endProgress() { progress("") }

    /// Writes all bytes, or exits if the reader has closed the pipe (`ratecard claims | head`).
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

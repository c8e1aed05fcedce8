import Foundation

/// Where output goes: data to stdout, everything else to stderr.
enum Terminal {
    /// Whether stderr is read by a person.
    static let isInteractive = isatty(STDERR_FILENO) == 1

    /// Whether stdout shows colours: a terminal, and nobody asked for none.
    static let hasColour =
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty

    /// Prints data.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Prints data that is encoded already.
    static func write(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Says something that is no data.
    static func note(_ text: String) { write(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Says what went wrong.
    static func error(_ text: String) { note("ratecard: \(text)") }

    /// Shows where long work is, on one line that is written over; says nothing to a file.
    static func progress(_ text: String) {
        guard isInteractive else { return }
        write(Array("\r\u{1B}[2K\(text)".utf8), to: STDERR_FILENO)
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

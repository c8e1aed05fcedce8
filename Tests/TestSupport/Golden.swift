import Foundation

/// Text that is held against a file that a person has reviewed.
///
/// A golden file lies in `Golden/` beside the test that uses it. With `RECORD=1` in the environment the
/// files are written anew, and the review is that of the change in version control.
package enum Golden {
    /// Returns the differences of a text from its golden file, line by line.
    ///
    /// Used as `#expect(try Golden.difference(of: text, from: "help.txt") == nil)`.
    ///
    /// - Parameters:
    ///   - text: what the code under test says now.
    ///   - name: the name of the file in `Golden/`.
    ///   - test: the test's own file, from which the folder is found.
    /// - Returns: nil when it does not differ.
    /// - Throws: when a file cannot be read or written. A file that is missing is a difference.
    package static func difference(of text: String, from name: String, test: String = #filePath) throws -> String? {
        let file = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden/\(name)")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return nil
        }
        guard FileManager.default.fileExists(atPath: file.path) else {
            return "\(file.path) does not exist: run the test with RECORD=1 and review what it writes."
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        guard expected != text else { return nil }
        return "\(name) differs (- is the file, + is now; RECORD=1 accepts):\n" + LineDifference.text(expected, text)
    }
}

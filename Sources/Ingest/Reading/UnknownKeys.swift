import JSON
import Tariff

/// The keys of a document that its parser does not know.
///
/// Each is reported once, with a count and an example.
struct UnknownKeys {
    let source: SourceID
    private var seen: [String: (count: Int, example: String)] = [:]

    init(source: SourceID) {
        self.source = source
    }

    /// Adds one occurrence of a key in an entry.
    mutating func add(_ name: String, key: String) {
        seen[name, default: (0, key)].count += 1
    }

    /// The diagnostics, one for each unknown key.
    var diagnostics: [Diagnostic] {
        seen.sorted { $0.key < $1.key }.map { name, found in
            Diagnostic(
                code: "unknown_key",
                "The key \(name) is not known; it stands in \(found.count) entries, in \(found.example) for one.",
                source: source, key: found.example)
        }
    }
}

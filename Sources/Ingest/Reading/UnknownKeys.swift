import JSON
import Tariff

/// Keys that a parser has not seen before: each is reported once, with a count and an example.
struct UnknownKeys {
    let source: SourceID
    private var seen: [String: (count: Int, example: String)] = [:]

    init(source: SourceID) {
        self.source = source
    }

    /// Notes every member of an object whose key is not known.
    mutating func check(_ node: JSONNode, knows known: Set<String>, key: String) {
        for member in node.members where !known.contains(member.key) { add(member.key, key: key) }
    }

    /// Notes one key.
    mutating func add(_ name: String, key: String) {
        seen[name, default: (0, key)].count += 1
    }

    /// One diagnostic for each unknown key.
    var diagnostics: [Diagnostic] {
        seen.sorted { $0.key < $1.key }.map { name, found in
            Diagnostic(
                code: "unknown_key",
                "The key \(name) is not known; it stands in \(found.count) entries, in \(found.example) for one.",
                source: source, key: found.example)
        }
    }
}

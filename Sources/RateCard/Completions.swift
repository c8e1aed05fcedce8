import ArgumentParser
import Query
import Store
import Tariff

/// What the shell offers for a value: names that the catalog holds, and words of closed lists.
extension CompletionKind {
    /// Models and offers.
    static var ids: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { index in
                (0..<index.modelCount).map { index.modelID(at: $0).rawValue }
                    + (0..<index.offerCount).map { index.offerID(at: $0).rawValue }
            }
        }
    }

    /// Providers, separated by commas.
    static var providers: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { $0.providers.map(\.id.rawValue) }
        }
    }

    /// Models, separated by commas.
    static var models: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { index in
                (0..<index.modelCount).map { index.modelID(at: $0).rawValue }
            }
        }
    }

    /// Labs, separated by commas.
    static var labs: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { index in
                Set((0..<index.modelCount).map { index.modelID(at: $0).lab.rawValue }).sorted()
            }
        }
    }

    /// Sources that were read.
    static var sources: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { $0.sources.map(\.id.rawValue) }
        }
    }

    /// Words of a closed list, separated by commas.
    static func words(_ words: [String]) -> CompletionKind {
        .custom { _, _, prefix in Completions.continuing(prefix, with: words) }
    }
}

/// How a half typed value is completed.
///
/// What cannot be answered is no error: the shell then offers nothing.
private enum Completions {
    /// The names of the catalog that go on where the last comma of a value left off.
    static func names(like prefix: String, _ words: [String], _ names: (CatalogIndex) -> [String]) -> [String] {
        guard let index = index(words) else { return [] }
        return continuing(prefix, with: names(index))
    }

    /// The values that the words make of a half typed one: what stands before the last comma is kept.
    static func continuing(_ prefix: String, with words: [String]) -> [String] {
        let typed = prefix.filter { $0 != "'" && $0 != "\"" && $0 != "\\" }
        let last = typed.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
        let kept = typed.dropLast(last.count)
        // A shell is slow with thousands of candidates, and nobody reads them.
        let values = words.lazy.filter { $0.hasPrefix(last) }.prefix(500).map { "\(kept)\($0)" }
        // zsh takes what follows a colon for a description.
        return CompletionShell.requesting == .zsh ? values.map { $0.replacing(":", with: "\\:") } : Array(values)
    }

    /// The stored index of the database that the words of the line name, else the usual one.
    private static func index(_ words: [String]) -> CatalogIndex? {
        let named = words.indices.compactMap { place -> String? in
            if words[place].hasPrefix("--db=") { return String(words[place].dropFirst(5)) }
            return words[place] == "--db" && place + 1 < words.count ? words[place + 1] : nil
        }
        guard let path = named.last ?? (try? GlobalOptions.parse([])).map(Places.database),
            let store = try? CatalogStore.openForReading(path: path)
        else { return nil }
        defer { store.close() }
        return (try? store.readIndex()).flatMap { try? CatalogIndex(decoding: $0.bytes) }
    }
}

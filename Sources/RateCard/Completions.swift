import ArgumentParser
import Query
import Store
import Tariff

/// Shell completions for values: names in the catalog, and words of closed lists.
extension CompletionKind {
    /// Ids of models and offers.
    static var ids: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { index in
                (0..<index.modelCount).map { index.modelID(at: $0).rawValue }
                    + (0..<index.offerCount).map { index.offerID(at: $0).rawValue }
            }
        }
    }

    /// Ids of providers, separated by commas.
    static var providers: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { $0.providers.map(\.id.rawValue) }
        }
    }

    /// Ids of models, separated by commas.
    static var models: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { index in
                (0..<index.modelCount).map { index.modelID(at: $0).rawValue }
            }
        }
    }

    /// Ids of labs, separated by commas.
    static var labs: CompletionKind {
        .custom { words, _, prefix in
            Completions.names(like: prefix, words) { index in
                Set((0..<index.modelCount).map { index.modelID(at: $0).lab.rawValue }).sorted()
            }
        }
    }

    /// Ids of the sources that have been read.
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

/// Completes a partially typed value.
///
/// Errors are ignored: the shell then offers no completions.
private enum Completions {
    /// Completes the part after the last comma of a value with names from the catalog.
    static func names(like prefix: String, _ words: [String], _ names: (CatalogIndex) -> [String]) -> [String] {
        guard let index = index(words) else { return [] }
        return continuing(prefix, with: names(index))
    }

    /// Completes the part after the last comma of a value with the given words.
    ///
    /// The part before the comma stays.
    static func continuing(_ prefix: String, with words: [String]) -> [String] {
        let typed = prefix.filter { $0 != "'" && $0 != "\"" && $0 != "\\" }
        let last = typed.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
        let start = typed.dropLast(last.count)
        // Shells are slow with thousands of candidates, and nobody reads that many.
        let values = words.lazy.filter { $0.hasPrefix(last) }.prefix(500).map { "\(start)\($0)" }
        // zsh reads the text after a colon as a description.
        return CompletionShell.requesting == .zsh ? values.map { $0.replacing(":", with: "\\:") } : Array(values)
    }

    /// Returns the stored index of the database named by `--db` on the command line, else of the default database.
    private static func index(_ words: [String]) -> CatalogIndex? {
        let named = words.indices.compactMap { position -> String? in
            if words[position].hasPrefix("--db=") { return String(words[position].dropFirst(5)) }
            return words[position] == "--db" && position + 1 < words.count ? words[position + 1] : nil
        }
        guard let path = named.last ?? (try? GlobalOptions.parse([])).map(Places.database),
            let store = try? CatalogStore.openForReading(path: path)
        else { return nil }
        defer { store.close() }
        return (try? store.readIndex()).flatMap { try? CatalogIndex(decoding: $0.bytes) }
    }
}

import ArgumentParser

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
    @Option(help: "The database (default: $RATECARD_DB, else ratecard/catalog.sqlite in the user's data folder).")
    var db: String?

    @Option(help: "The folder of curated data (default: $RATECARD_CATALOG, else the nearest catalog/).")
    var catalog: String?

    @Option(help: "How to print: table, json or csv.")
    var format: OutputFormat = .table

    /// Puts options that stand before the command behind it, so that both places work.
    static func movedBehindCommand(_ arguments: [String]) -> [String] {
        var moved: [String] = []
        var rest = arguments[...]
        while let first = rest.first, first.hasPrefix("--") {
            let name = first.dropFirst(2).prefix { $0 != "=" }
            guard ["db", "catalog", "format"].contains(String(name)) else { break }
            moved.append(rest.removeFirst())
            if !first.contains("="), let value = rest.popFirst() { moved.append(value) }
        }
        guard !moved.isEmpty, let command = rest.popFirst() else { return moved + rest }
        return [command] + moved + rest
    }
}

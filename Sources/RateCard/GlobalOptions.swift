import ArgumentParser
import Pipeline

/// The options shared by all commands.
struct GlobalOptions: ParsableArguments {
    @Option(
        help: .init(
            "The database file (default: $RATECARD_DB, else ratecard/catalog.sqlite in the user's data folder).",
            valueName: "file"),
        completion: .file())
    var db: String?

    @Option(
        help: .init(
            "The folder of curated data (default: $RATECARD_CATALOG, else the nearest catalog/).", valueName: "dir"),
        completion: .directory)
    var catalog: String?

    @Option(
        help: "The output format: table, json or csv.", completion: .list(OutputFormat.allCases.map(\.rawValue)),
        transform: OutputFormat.init(word:))
    var format: OutputFormat = .table

    /// The database and the curated data of the options.
    var workspace: Workspace {
        Workspace(
            database: Places.database(self), catalog: { [catalog] in try Places.catalog(catalog) },
            report: Terminal.reporter)
    }

    /// Throws for `--format json` and `--format csv` in commands that have only one output format.
    func refuseFormats(because reason: String) throws {
        guard format != .table else { return }
        throw CommandFailure.usage("--format \(format.rawValue) is not supported here because \(reason): omit it.")
    }

    /// Moves global options that precede the command behind it, so that both positions work.
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
        var commands = [command]
        let known = RatecardCommand.configuration.subcommands.first { $0.configuration.commandName == command }
        let inner = (known?.configuration.subcommands ?? []).compactMap { $0.configuration.commandName }
        if let next = rest.first, inner.contains(next) { commands.append(rest.removeFirst()) }
        return commands + moved + rest
    }
}

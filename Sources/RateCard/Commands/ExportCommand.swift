import ArgumentParser
import Feeds
import Query
import Store
import Tariff

/// The published catalog as files for other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "The published catalog as files: a bundle, one JSON document, or a CSV table of prices.",
        discussion: """
              ratecard export catalog --output catalog.json
              ratecard export csv > prices.csv
              ratecard export bundle --output catalog/bundle

            A bundle is a folder with a file for each provider, one price a line; without --output it is one
            stream. It holds what the licences of the sources let us pass on, so no benchmark scores.
            """)

    /// What is exported.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case bundle, catalog, csv
    }

    @OptionGroup var global: GlobalOptions

    @Argument(help: "bundle, catalog or csv.")
    var kind: Kind

    @Option(help: "The file, or for a bundle the folder, to write; it is replaced whole (default: stdout).")
    var output: String?

    func run() throws {
        switch kind {
        case .bundle: try exportBundle()
        case .catalog:
            let index = try OpenCatalog.index(global)
            let feed = CatalogFeed(
                index.catalog, version: index.version, sequence: index.sequence, generatedAt: index.generatedAt)
            try write(feed.json)
        case .csv: try write(PriceTableFeed(try OpenCatalog.index(global).catalog).csv)
        }
    }

    private func exportBundle() throws {
        let store = try OpenCatalog.store(global)
        defer { store.close() }
        let decided = try DecidedCatalog(store, catalogPath: try Places.catalog(global))
        let feed = BundleFeed(decided.catalog, claims: decided.claims, curation: decided.curation)
        if feed.leftOut > 0 {
            Terminal.note(
                "ratecard: \(feed.leftOut) prices and facts are left out: their sources do not let us pass them on.")
        }
        guard let output else { return Terminal.write(feed.stream) }
        try OutputFolder(output).write(feed.files)
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else { return Terminal.write(bytes) }
        try OutputFile.write(bytes, to: output)
    }
}

import ArgumentParser
import Feeds
import Pipeline
import Query
import Store
import Tariff

/// Exports the published catalog for other programs.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Export the published catalog: a bundle, one JSON document, or a CSV table of prices.",
        discussion: """
              ratecard export catalog --output catalog.json
              ratecard export csv > prices.csv
              ratecard export bundle --output catalog/bundle

            A bundle is a folder with one file per provider and one price per line; without --output it is one \
            stream. It contains only data whose sources permit redistribution, so no benchmark scores.
            """)

    /// The kind of export.
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case bundle, catalog, csv
    }

    @OptionGroup var global: GlobalOptions

    @Argument(help: "bundle, catalog or csv.")
    var kind: Kind

    @Option(help: "The file to write, or the folder for a bundle; it is replaced as a whole (default: stdout).")
    var output: String?

    func run() throws {
        switch kind {
        case .bundle: try exportBundle()
        case .catalog:
            let index = try OpenCatalog.index(global.workspace)
            let feed = CatalogFeed(
                index.catalog, version: index.version, sequence: index.sequence, generatedAt: index.generatedAt)
            try write(feed.json)
        case .csv: try write(PriceTableFeed(try OpenCatalog.index(global.workspace).catalog).csv)
        }
    }

    private func exportBundle() throws {
        let store = try OpenCatalog.store(global.workspace)
        defer { store.close() }
        let curation = try CuratedData.load(try Places.catalog(global))
        let decided = try OpenCatalog.rebuilt(store, curation)
        let feed = BundleFeed(
            decided.catalog, claims: Normaliser(curation).normalised(try store.claims().map(\.held)), curation: curation
        )
        if feed.leftOut > 0 {
            Terminal.note(
                "ratecard: \(feed.leftOut) prices and facts are left out: their sources do not permit redistribution.")
        }
        guard let output else { return Terminal.write(feed.stream) }
        try OutputFolder(output).write(feed.files)
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output else { return Terminal.write(bytes) }
        try OutputFile.write(bytes, to: output)
    }
}

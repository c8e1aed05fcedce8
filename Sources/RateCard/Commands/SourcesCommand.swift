import ArgumentParser
import Ingest
import JSON
import Pipeline
import Query
import Store
import Tariff

/// Lists every source with the outcome of its last reading.
struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List every source: its class, its licence, when it was last read, and its diagnostics.",
        discussion: """
              ratecard sources
              ratecard sources --diagnostics
              ratecard sources --format json
            """)

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Print every diagnostic of the latest documents instead.")
    var diagnostics = false

    func run() throws {
        let curation = try CuratedData.load(try Places.catalog(global))
        let store = try OpenCatalog.store(global.workspace)
        defer { store.close() }
        let states: [SourceID: SourceState]
        do throws(StoreError) {
            states = Dictionary(uniqueKeysWithValues: try store.sourceStates().map { ($0.source, $0) })
        } catch {
            throw CommandFailure.failed(error.description)
        }
        let sources = (curation.sources.values + (states[.bundle] == nil ? [] : [Self.bundle])).sorted { $0.id < $1.id }
        if diagnostics, global.format != .json {
            let table = diagnosticTable(states)
            Terminal.print(as: global.format, json: [], csv: table, text: table.text())
        } else {
            let table = table(sources, states)
            Terminal.print(
                as: global.format, json: SourcePage(SourceEntries.entries(of: sources, states), now: .now).json,
                csv: table, text: table.text())
        }
    }

    /// Every diagnostic of the latest documents.
    private func diagnosticTable(_ states: [SourceID: SourceState]) -> TextTable {
        var table = TextTable([
            .init(title: "SOURCE"), .init(title: "CODE"), .init(title: "KEY", isQuiet: true),
            .init(title: "MESSAGE", isKey: true),
        ])
        for state in states.values.sorted(by: { $0.source < $1.source }) {
            guard let node = try? JSONReader.read(Array(state.diagnostics.utf8)) else { continue }
            for row in node.elements {
                table.add([
                    state.source.rawValue, row["code"]?.string ?? "", row["key"]?.string ?? "",
                    row["message"]?.string ?? "",
                ])
            }
        }
        return table
    }

    private func table(_ sources: [Source], _ states: [SourceID: SourceState]) -> TextTable {
        var table = TextTable([
            .init(title: "SOURCE", isKey: true), .init(title: "CLASS"), .init(title: "STATUS", isKey: true),
            .init(title: "LAST GOOD", isQuiet: true), .init(title: "AGE", alignment: .right, isKey: true),
            .init(title: "ROWS", alignment: .right),
            .init(title: "DIAGNOSTICS", alignment: .right), .init(title: "LICENCE", isQuiet: true),
        ])
        for source in sources {
            let state = states[source.id]
            table.add([
                source.id.rawValue, source.className, state?.lastStatus ?? "never read",
                state?.lastGoodAt?.description ?? "-", state?.lastGoodAt.map { Self.age($0) } ?? "-",
                state.map { "\($0.rows)" } ?? "-", state.map { "\(Self.count($0))" } ?? "-", source.licence,
            ])
        }
        return table
    }

    /// The bundle that ships with the program.
    ///
    /// It has no address, and no age beyond those of its sources.
    private static let bundle = Source(
        id: .bundle, name: "Bundle", url: "", licence: "that of each source", cadence: .max / 4)

    private static func count(_ state: SourceState) -> Int {
        (try? JSONReader.read(Array(state.diagnostics.utf8)).elements.count) ?? 0
    }

    private static func age(_ moment: Timestamp) -> String {
        let seconds = max(0, Timestamp.now.seconds - moment.seconds)
        if seconds < 7200 { return "\(seconds / 60)m" }
        return seconds < 172_800 ? "\(seconds / 3600)h" : "\(seconds / 86_400)d"
    }
}

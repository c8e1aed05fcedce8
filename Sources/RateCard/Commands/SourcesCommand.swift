import ArgumentParser
import Ingest
import Query
import Store
import Tariff

/// Every source: what it is and how reading it went.
struct SourcesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Every source: whose word it is, its licence, when it was last read, what was noticed.",
        discussion: """
              ratecard sources
              ratecard sources --diagnostics
              ratecard sources --format json
            """)

    @OptionGroup var global: GlobalOptions

    @Flag(help: "Print every diagnostic of the last documents.")
    var diagnostics = false

    func run() throws {
        let curation = try CuratedData.load(try Places.catalog(global))
        let store = try OpenCatalog.store(global)
        defer { store.close() }
        let states: [SourceID: SourceState]
        do throws(StoreError) {
            states = Dictionary(uniqueKeysWithValues: try store.sourceStates().map { ($0.source, $0) })
        } catch {
            throw CommandFailure.failed(error.description)
        }
        let sources = curation.sources.values.sorted { $0.id < $1.id }
        switch global.format {
        case .json:
            let entries = SourceEntries.entries(of: sources, states)
            Terminal.write(SourcePage(entries, now: .now).json + [UInt8(ascii: "\n")])
        case .table: Terminal.write(table(sources, states).text())
        case .csv: Terminal.write(table(sources, states).csv())
        }
        guard diagnostics, global.format == .table else { return }
        for state in states.values.sorted(by: { $0.source < $1.source }) {
            guard let node = try? JSONReader.read(Array(state.diagnostics.utf8)) else { continue }
            for row in node.elements {
                Terminal.write("\(state.source): [\(row["code"]?.string ?? "")] \(row["message"]?.string ?? "")\n")
            }
        }
    }

    private func table(_ sources: [Source], _ states: [SourceID: SourceState]) -> TextTable {
        var table = TextTable([
            .init(title: "SOURCE"), .init(title: "CLASS"), .init(title: "STATUS"), .init(title: "LAST GOOD"),
            .init(title: "AGE", alignment: .right), .init(title: "ROWS", alignment: .right),
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

    private static func count(_ state: SourceState) -> Int {
        (try? JSONReader.read(Array(state.diagnostics.utf8)).elements.count) ?? 0
    }

    private static func age(_ moment: Timestamp) -> String {
        let seconds = max(0, Timestamp.now.seconds - moment.seconds)
        if seconds < 7200 { return "\(seconds / 60)m" }
        return seconds < 172_800 ? "\(seconds / 3600)h" : "\(seconds / 86_400)d"
    }
}

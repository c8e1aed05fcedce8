import ArgumentParser
import Foundation
import Ingest
import JSON
import Pipeline
import Query
import Store
import Tariff

/// Checks the installation and prints every problem as a sentence.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check this installation: print its problems and a summary of its data.",
        discussion: """
              ratecard doctor
              ratecard doctor --format json

            Exits with code 1 when something needs manual repair.
            """)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        var report = Report()
        checkCuration(&report)
        checkDatabase(&report)
        checkServing(&report)
        Terminal.print(as: global.format, json: Array(report.json.utf8), csv: report.table, text: report.text)
        if !report.problems.isEmpty { throw ExitCode(1) }
    }

    /// The findings.
    private struct Report {
        var facts: [(name: String, value: String)] = []
        /// The settings of `serve`.
        ///
        /// The origin of each value appears only in the text for people.
        var serving: [(name: String, value: String, origin: String)] = []
        var problems: [String] = []
        var warnings: [String] = []

        var text: String {
            let lines =
                facts.map { "\($0.name): \($0.value)\n" }
                + serving.map { "serve \($0.name): \($0.value) (\($0.origin))\n" } + problems.map { "problem: \($0)\n" }
                + warnings.map { "note: \($0)\n" }
            return lines.joined() + (problems.isEmpty ? "No problems found.\n" : "")
        }

        private var allFacts: [(name: String, value: String)] {
            facts + serving.map { ("serve \($0.name)", $0.value) }
        }

        var table: TextTable {
            var table = TextTable([.init(title: "KIND"), .init(title: "NAME"), .init(title: "TEXT")])
            for (name, value) in allFacts { table.add(["fact", name, value]) }
            for problem in problems { table.add(["problem", "", problem]) }
            for warning in warnings { table.add(["note", "", warning]) }
            return table
        }

        var json: String {
            var json = JSONWriter()
            json.object { json in
                for (name, value) in allFacts { json.member(named: String(name.map { $0 == " " ? "_" : $0 }), value) }
                json.member("problems", problems)
                json.member("notes", warnings)
            }
            return json.text
        }
    }

    private func checkCuration(_ report: inout Report) {
        do {
            let path = try Places.catalog(global)
            report.facts.append(("curated data", path))
            let check = try CuratedCheck(path)
            report.facts += check.counts.map { ("curated \($0.name)", "\($0.count)") }
            report.problems += check.problems.map(\.message)
        } catch let failure as CommandFailure {
            report.problems.append(failure.message)
        } catch {
            report.problems.append("\(error)")
        }
    }

    /// Checks the settings that `serve` would have without flags.
    private func checkServing(_ report: inout Report) {
        do {
            let serving = try ServeSettings()
            report.serving = serving.shown
            _ = try serving.settings()
            if !["127.0.0.1", "::1", "localhost"].contains(serving.host), serving.tokenFile == nil {
                report.warnings.append(
                    "serve would listen on \(serving.host) without a token: set RATECARD_TOKEN_FILE unless a proxy protects it."
                )
            }
        } catch let failure as CommandFailure {
            report.problems.append(failure.message)
        } catch {
            report.problems.append("\(error)")
        }
    }

    private func checkDatabase(_ report: inout Report) {
        let path = Places.database(global)
        report.facts.append(("database", path))
        do {
            let store = try OpenCatalog.store(global.workspace)
            defer { store.close() }
            if store.isInMemory {
                report.warnings.append("No database is stored at \(path): every command loads the bundle.")
            }
            let counts = try store.counts()
            report.facts.append(("size", "\(counts.bytes) bytes"))
            report.facts.append(("runs", "\(counts.runs)"))
            report.facts.append(("documents", "\(counts.documents)"))
            report.facts.append(("open claims", "\(counts.openClaims)"))
            report.facts.append(("closed claims", "\(counts.closedClaims)"))
            report.problems += try store.integrityCheck().map { "The database is damaged: \($0)." }
            try checkCatalog(store, &report)
            for state in try store.sourceStates() {
                if let error = state.error { report.warnings.append("\(state.source): \(error)") }
            }
        } catch StoreError.missing {
            report.warnings.append("There is no database yet: create one with `ratecard refresh --from DIR`.")
        } catch let failure as CommandFailure {
            report.problems.append(failure.message)
        } catch {
            report.problems.append("\(error)")
        }
    }

    private func checkCatalog(_ store: CatalogStore, _ report: inout Report) throws(StoreError) {
        guard let published = try store.readIndex() else {
            report.warnings.append("No catalog is published yet: read documents with `ratecard refresh --from DIR`.")
            return
        }
        report.facts.append(("catalog", "\(published.version) (sequence \(published.sequence))"))
        report.facts.append(("published at", published.generatedAt.description))
        guard let index = try? CatalogIndex(decoding: published.bytes) else {
            report.warnings.append(
                "The stored index has a different format: every command rebuilds it until the next refresh.")
            return
        }
        report.facts.append(("offers", "\(index.offerCount), \(index.pricedCount) priced"))
        report.facts.append(("models", "\(index.modelCount)"))
        if let path = try? Places.catalog(global), published.curation != CuratedFolder.fingerprint(path) {
            report.warnings.append(
                "The curated data has changed since the last refresh: every command rebuilds the index until the next one."
            )
        }
        let stale = index.staleSources(at: .now)
        if !stale.isEmpty {
            report.warnings.append(
                "Stale sources: \(stale.map(\.rawValue).joined(separator: ", ")). Refresh from newer documents.")
        }
    }
}

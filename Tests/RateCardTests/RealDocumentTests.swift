import Foundation
import Testing

/// The captured documents of the real sources, read in both orders.
@Suite(.enabled(if: RealDocuments.areHere, "the captured documents are not here: name them with RATECARD_DOCUMENTS"))
struct RealDocumentTests {
    private static let sources = ["--source", "openrouter", "--source", "litellm", "--format", "json"]

    private func refresh(_ bench: Workbench, _ folder: String, _ database: String) throws -> FinishedRun {
        try bench.run(["refresh", "--db", database, "--from", folder] + Self.sources)
    }

    @Test func `the older capture then the newer ends as the newer then the older`() throws {
        let bench = try Workbench()
        _ = try refresh(bench, RealDocuments.before, "right")
        let right = try refresh(bench, RealDocuments.now, "right")
        let newer = try refresh(bench, RealDocuments.now, "wrong")
        let wrong = try refresh(bench, RealDocuments.before, "wrong")
        for run in [right, newer, wrong] { #expect(run.code == 0) }

        // The captures differ in changed, new and vanished prices.
        for id in ["openrouter", "litellm"] {
            let source = try right.source(id)
            for count in ["new", "changed", "closed"] { #expect(source?[count]?.integer ?? 0 > 0, "\(count) of \(id)") }
        }
        #expect(try right.version == wrong.version)
        let history = try ["right", "wrong"].map {
            try bench.run("--db \($0) claims --state closed --format json").out.split(separator: "\n").sorted()
        }
        #expect(!history[0].isEmpty)
        #expect(history[0] == history[1])
        try expectVanished(bench, "right", closed: history[0].map { try JSONValue($0) })

        let again = try refresh(bench, RealDocuments.now, "right")
        #expect(again.code == 0)
        for id in ["openrouter", "litellm"] {
            let source = try again.source(id)
            #expect(source?["status"]?.string == "unchanged")
            for count in ["new", "changed", "closed"] { #expect(source?[count]?.integer == 0) }
        }
        #expect(try again.version == right.version)
        #expect(try again.json["catalog"]?["sequence"] == right.json["catalog"]?["sequence"])
        #expect(try bench.run("doctor --db right").code == 0)
        #expect(try bench.run("doctor --db wrong").code == 0)
    }

    /// Offers that only the older capture has are missing, can be quoted, and their prices are in the history.
    private func expectVanished(_ bench: Workbench, _ database: String, closed: [JSONValue]) throws {
        let listed = try bench.run("--db \(database) offers --status missing --limit 0 --format json").json
        let missing = listed["data"]?.elements ?? []
        #expect(!missing.isEmpty)
        let withHistory = Set(closed.compactMap { $0["offer"]?.string })
        var quoted = 0
        for offer in missing {
            let id = try #require(offer["id"]?.string)
            #expect(offer["status"]?.string == "missing")
            guard offer["state"]?.string == "priced" else { continue }
            #expect(withHistory.contains(id), "\(id) has no history")
            // Most are sold by the token; the first few of these are quoted.
            let isText = offer["prices"]?.elements.contains { $0["component"]?.string == "output.text" } ?? false
            guard isText, quoted < 5 else { continue }
            #expect(try bench.run(["cost", id, "--db", database]).code == 0, "\(id) cannot be quoted")
            quoted += 1
        }
        #expect(quoted > 0)
    }

    @Test func `the order of the two lists does not matter`() throws {
        let bench = try Workbench()
        let both = try bench.run(["refresh", "--dry-run", "--from", RealDocuments.now] + Self.sources)
        for (name, order) in [("a", ["openrouter", "litellm"]), ("b", ["litellm", "openrouter"])] {
            var version: String?
            for source in order {
                let run = try bench.run(
                    ["refresh", "--db", name, "--from", RealDocuments.now, "--source", source, "--format", "json"])
                #expect(run.code == 0)
                version = try run.version
            }
            #expect(try version == both.version)
        }
    }
}

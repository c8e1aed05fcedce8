import JSON
import Query
import Tariff

/// What a refresh did, for people and as the JSON that cron reads.
struct RefreshSummary {
    /// What is published after the run.
    struct Published {
        let version: String
        let sequence: Int64
        let models: Int
        let offers: Int
        let priced: Int
        let providers: Int

        init(_ index: CatalogIndex) {
            version = index.version
            sequence = index.sequence
            models = index.modelCount
            offers = index.offerCount
            priced = index.pricedCount
            providers = index.providers.count
        }
    }

    let at: Timestamp
    let outcomes: [SourceOutcome]
    var run: Int64?
    var catalog: Published?
    /// The prices that moved most, the largest first.
    var moves: [PriceMove] = []

    init(at: Timestamp, outcomes: [SourceOutcome]) {
        self.at = at
        self.outcomes = outcomes
    }

    /// Whether a source failed or a whole document was held.
    var hasFailures: Bool { outcomes.contains { $0.status == .failed || $0.status == .held } }

    /// The summary as JSON; the run's number is null in a dry run.
    func json(run: Int64?) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("run", run)
            json.member("at", at)
            json.key("sources")
            json.array(outcomes) { json, outcome in write(outcome, to: &json) }
            json.key("moves")
            json.array(moves) { json, move in move.write(to: &json) }
            json.key("catalog")
            guard let catalog else { return json.null() }
            json.object { json in
                json.member("version", catalog.version)
                json.member("sequence", catalog.sequence)
                json.member("models", Int64(catalog.models))
                json.member("offers", Int64(catalog.offers))
                json.member("priced", Int64(catalog.priced))
                json.member("providers", Int64(catalog.providers))
            }
        }
        return json.text
    }

    private func write(_ outcome: SourceOutcome, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", outcome.source.rawValue)
            json.member("status", outcome.status.rawValue)
            json.member("documents", Int64(outcome.documents))
            json.member("claims", Int64(outcome.claims))
            json.member("new", Int64(outcome.new))
            json.member("changed", Int64(outcome.changed))
            json.member("closed", Int64(outcome.closed))
            json.member("quarantined", Int64(0))
            json.member("skipped", Int64(outcome.skipped))
            json.key("diagnostics")
            json.object { json in
                for (code, count) in outcome.diagnosticCounts { json.member(named: code, Int64(count)) }
            }
            json.member("took_ms", outcome.milliseconds)
            json.member("error", outcome.error)
        }
    }

    /// The sources as rows.
    var table: TextTable {
        var table = TextTable([
            .init(title: "SOURCE", isKey: true), .init(title: "STATUS", isKey: true),
            .init(title: "CLAIMS", alignment: .right),
            .init(title: "NEW", alignment: .right), .init(title: "CHANGED", alignment: .right),
            .init(title: "CLOSED", alignment: .right), .init(title: "SKIPPED", alignment: .right),
            .init(title: "MS", alignment: .right, isQuiet: true), .init(title: "NOTES", isQuiet: true),
        ])
        for outcome in outcomes {
            let counts = outcome.diagnosticCounts.map { "\($0.count) \($0.code)" }.joined(separator: ", ")
            table.add([
                outcome.source.rawValue, outcome.status.rawValue, "\(outcome.claims)", "\(outcome.new)",
                "\(outcome.changed)", "\(outcome.closed)", "\(outcome.skipped)", "\(outcome.milliseconds)", counts,
            ])
        }
        return table
    }

    /// The summary as a table with a closing line.
    func text() -> String {
        guard let catalog else { return table.text() }
        return table.text()
            + "\ncatalog \(catalog.version.prefix(12)) (sequence \(catalog.sequence)): \(catalog.offers) offers of "
            + "\(catalog.models) models by \(catalog.providers) providers, \(catalog.priced) priced\n"
            + PriceMove.text(moves)
    }
}

extension SourceOutcome {
    /// The diagnostics as JSON, at most 200 of them, for `ratecard sources`.
    var diagnosticsJSON: String {
        var json = JSONWriter()
        json.array(diagnostics.prefix(200)) { json, diagnostic in
            json.object { json in
                json.member("code", diagnostic.code)
                json.member("key", diagnostic.key)
                json.member("message", diagnostic.message)
            }
        }
        return json.text
    }
}

import JSON
import Query
package import Tariff

/// The summary of a refresh, for people and as JSON for programs.
package struct RefreshSummary {
    /// The catalog that is published after the run.
    package struct Published: Sendable {
        /// The version of the catalog.
        package let version: String
        /// The number that rises with each version.
        package let sequence: Int64
        /// The number of models.
        package let models: Int
        /// The number of offers.
        package let offers: Int
        /// The number of offers that have a price.
        package let priced: Int
        /// The number of providers.
        package let providers: Int

        init(_ index: CatalogIndex) {
            version = index.version
            sequence = index.sequence
            models = index.modelCount
            offers = index.offerCount
            priced = index.pricedCount
            providers = index.providers.count
        }
    }

    /// The moment of the documents.
    package let at: Timestamp
    /// The results of the sources.
    package let outcomes: [SourceOutcome]
    /// The number of the run; nil if nothing is stored.
    package internal(set) var run: Int64?
    /// The published catalog; nil if there is none yet.
    package internal(set) var catalog: Published?
    /// The largest changes of prices, largest first.
    package internal(set) var moves: [PriceMove] = []

    init(at: Timestamp, outcomes: [SourceOutcome]) {
        self.at = at
        self.outcomes = outcomes
    }

    /// True if a source failed or a whole document was held.
    package var hasFailures: Bool { outcomes.contains { $0.status == .failed || $0.status == .held } }

    /// Returns the summary as JSON.
    ///
    /// The number of the run is null in a dry run.
    package func json(run: Int64?) -> String {
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
}

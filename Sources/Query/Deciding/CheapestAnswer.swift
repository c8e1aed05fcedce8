package import Tariff

/// The decision for a question: what is cheapest, what it costs, how we know, and what was left out.
package struct CheapestAnswer: Sendable, Hashable {
    /// The catalog that answered.
    package struct Origin: Sendable, Hashable {
        /// The hash that names the catalog.
        package var version: String
        /// The number that rises with each version.
        package var sequence: Int64
        /// When the catalog was made.
        package var generatedAt: Timestamp
        /// Sources that were not read lately.
        package var staleSources: [SourceID]

        /// What an index says of itself at a moment.
        init(_ index: CatalogIndex, at now: Timestamp) {
            version = index.version
            sequence = index.sequence
            generatedAt = index.generatedAt
            staleSources = index.staleSources(at: now)
        }

        /// Adds the object of an answer.
        package func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("version", version)
                json.member("sequence", sequence)
                json.member("generated_at", generatedAt)
                json.member("stale_sources", staleSources.map(\.rawValue))
            }
        }
    }

    /// How many offers were excluded for one reason.
    package struct Exclusions: Sendable, Hashable {
        /// The reason.
        package var reason: ExclusionReason
        /// How many offers.
        package var count: Int

        /// Adds the object of some counts, a member for each reason.
        static func write(_ counts: [Exclusions], to json: inout JSONWriter) {
            json.object { json in
                for excluded in counts {
                    excluded.reason.writeKey(to: &json)
                    json.value(Int64(excluded.count))
                }
            }
        }
    }

    /// One excluded offer, for a question that asks for an explanation.
    package struct ExcludedOffer: Sendable, Hashable {
        /// The offer.
        package var offer: OfferID
        /// Why it is not among the candidates.
        package var reason: ExclusionReason
    }

    /// The catalog that answered.
    package var catalog: Origin
    /// The question as it was understood.
    package var question: Question
    /// The ranking, cheapest first.
    package var results: [Result]
    /// Where to turn when the first result fails.
    package var fallbacks: [OfferID]
    /// Why offers in scope are no candidates, in the order in which reasons are checked.
    package var excluded: [Exclusions]
    /// Some of the excluded offers by id; nil when the question does not ask for an explanation.
    package var sample: [ExcludedOffer]?
    /// How many candidates were ranked.
    package var candidates: Int
    /// The first moment at which the answer may change by itself.
    package var validUntil: Timestamp?

    /// How many offers were excluded.
    package var excludedCount: Int { excluded.reduce(0) { $0 + $1.count } }
}

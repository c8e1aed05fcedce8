package import JSON
package import Tariff

/// The decision for a question: the cheapest offers with their costs and evidence, and the excluded offers with the reasons.
package struct CheapestAnswer: Sendable, Hashable {
    /// The catalog that answered.
    package struct Origin: Sendable, Hashable {
        /// The hash that names the catalog.
        package var version: String
        /// The number that rises with each version.
        package var sequence: Int64
        /// The moment at which the catalog was made.
        package var generatedAt: Timestamp
        /// The sources whose newest document is stale.
        package var staleSources: [SourceID]

        /// Describes an index at a moment.
        init(_ index: CatalogIndex, at now: Timestamp) {
            version = index.version
            sequence = index.sequence
            generatedAt = index.generatedAt
            staleSources = index.staleSources(at: now)
        }

        /// Writes the object.
        package func write(to json: inout JSONWriter) {
            json.object { json in
                json.member("version", version)
                json.member("sequence", sequence)
                json.member("generated_at", generatedAt)
                json.member("stale_sources", staleSources.map(\.rawValue))
            }
        }
    }

    /// The number of offers that were excluded for one reason.
    package struct Exclusions: Sendable, Hashable {
        /// The reason.
        package var reason: ExclusionReason
        /// The number of offers.
        package var count: Int

        /// Writes an object with a member for each reason.
        static func write(_ counts: [Exclusions], to json: inout JSONWriter) {
            json.object { json in
                for excluded in counts {
                    excluded.reason.writeKey(to: &json)
                    json.value(Int64(excluded.count))
                }
            }
        }
    }

    /// One excluded offer in an explained answer.
    package struct ExcludedOffer: Sendable, Hashable {
        /// The offer.
        package var offer: OfferID
        /// The reason that excludes it.
        package var reason: ExclusionReason
    }

    /// The catalog that answered.
    package var catalog: Origin
    /// The question with its defaults filled in.
    package var question: Question
    /// The ranking, cheapest first.
    package var results: [Result]
    /// The offers to use when the first result fails, cheapest first.
    package var fallbacks: [OfferID]
    /// The counts of the excluded offers in scope, in the order in which reasons are checked.
    package var excluded: [Exclusions]
    /// Some of the excluded offers by id; nil unless the question asks for an explanation.
    package var sample: [ExcludedOffer]?
    /// The number of offers that were ranked.
    package var candidates: Int
    /// The first moment at which the answer may change by itself.
    package var validUntil: Timestamp?

    /// The number of excluded offers.
    package var excludedCount: Int { excluded.reduce(0) { $0 + $1.count } }
}

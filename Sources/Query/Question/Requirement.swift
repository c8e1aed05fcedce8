package import Tariff

/// The requirements of a job on an offer.
package struct Requirement: Sendable, Hashable {
    /// A way of selling.
    package enum Via: String, Sendable, Hashable, CaseIterable {
        case any, direct, gateway, plan, local
    }

    /// A lowest score on a leaderboard.
    package struct Quality: Sendable, Hashable {
        /// The leaderboard and its measure.
        package var benchmark: String
        /// The score as printed.
        package var raw: String
        /// The score in millionths.
        package var millionths: Int64
    }

    /// The capabilities that the offer must have, in the order of the vocabulary.
    package var needs: [Capability] = []
    /// The modalities that the offer must accept, in the order of the vocabulary.
    package var accepts: [Modality] = []
    /// The modalities that the offer must produce; none asks for nothing.
    package var produces: [Modality] = []
    /// The smallest context in tokens.
    package var context: Int64?
    /// The smallest output limit in tokens.
    package var maxOutput: Int64?
    /// Lowest scores, all of which must be reached.
    package var minQuality: [Quality] = []
    /// Patterns of models, one of which must match; none means any model.
    package var models: [Glob] = []
    /// Patterns of labs.
    package var labs: [Glob] = []
    /// Patterns of providers.
    package var providers: [Glob] = []
    /// Patterns of providers that are excluded.
    package var excludeProviders: [Glob] = []
    /// The way of selling.
    package var via = Via.any
    /// Indicates whether the weights must be published, or must not be; nil asks for nothing.
    package var openWeights: Bool?
    /// The statuses that the offer may have; nil asks for nothing.
    package var status: [OfferStatus]?

    /// Creates a requirement that asks for nothing.
    package init() {}
}

extension Parameter {
    /// The parameters about what a job needs, which a ``Requirement`` stores.
    static let requirement: [Parameter] = [
        Parameter("needs", .choices(among: Capability.allCases), \.requirement.needs, "Required capabilities"),
        Parameter("accepts", .choices(among: Modality.inputs), \.requirement.accepts, "Required input modalities"),
        Parameter(
            "produces", .choices(among: Modality.outputs), \.requirement.produces,
            "Required output modalities", default: "those of the quantities: image for `images_out`, else text"),
        Parameter("context", .count, optional: \.requirement.context, "The smallest context window, in tokens"),
        Parameter("max_output", .count, optional: \.requirement.maxOutput, "The smallest output limit, in tokens"),
        Parameter(
            "min_quality", .score, repeated: \.requirement.minQuality,
            "A lowest score on a leaderboard, as BENCHMARK:SCORE; may be repeated"),
        Parameter(
            "models", .globs.with(examples: "anthropic/claude-*").completed(with: .models), \.requirement.models,
            "Only models whose id matches, with * and ?"),
        Parameter("labs", .globs.completed(with: .labs), \.requirement.labs, "Only models of these labs"),
        Parameter("providers", .globs.completed(with: .providers), \.requirement.providers, "Only these providers"),
        Parameter(
            "exclude_providers", .globs.completed(with: .providers), \.requirement.excludeProviders,
            "None of these providers"),
        Parameter("via", .choice, \.requirement.via, "The way of selling"),
        Parameter(
            "open_weights", .flag, optional: \.requirement.openWeights,
            "True if the weights must be published, false if they must not be"),
        Parameter(unanswered: "quantization", because: "offers are not filtered by quantization"),
        Parameter(
            fixed: "data_policy",
            .only("any", of: ["any", "no_training", "zdr"], because: "the catalog has no facts about data policies"),
            to: "any", "The allowed uses of the data; only “any” can be answered yet"),
        Parameter(unanswered: "api", because: "offers are not filtered by the dialect of their API"),
        Parameter(
            "status", .choices(among: OfferStatus.allCases), optional: \.requirement.status, "The statuses of offers"),
    ]
}

package import Tariff

/// What a job needs of an offer: section 3 of the contract, the words of the requirement.
package struct Requirement: Sendable, Hashable {
    /// Which ways of selling are meant.
    package enum Via: String, Sendable, Hashable, CaseIterable {
        case any, direct, gateway, plan, local
    }

    /// The least score on a leaderboard.
    package struct Quality: Sendable, Hashable {
        /// The leaderboard and its measure.
        package var benchmark: String
        /// The score as printed.
        package var raw: String
        /// The score in millionths.
        package var millionths: Int64
    }

    /// What the offer can do, in the vocabulary's order.
    package var needs: [Capability] = []
    /// What must go in, in the vocabulary's order.
    package var accepts: [Modality] = []
    /// What must come out; nothing asks for nothing.
    package var produces: [Modality] = []
    /// The least context in tokens.
    package var context: Int64?
    /// The least answer in tokens.
    package var maxOutput: Int64?
    /// Least scores, all of which must be reached.
    package var minQuality: [Quality] = []
    /// Ids of models, one of which must fit; nothing means any.
    package var models: [Glob] = []
    /// Ids of labs.
    package var labs: [Glob] = []
    /// Ids of providers.
    package var providers: [Glob] = []
    /// Ids of providers that are left out.
    package var excludeProviders: [Glob] = []
    /// Which ways of selling are meant.
    package var via = Via.any
    /// Whether the weights must be published, or must not; nil asks for nothing.
    package var openWeights: Bool?
    /// Where the offer may stand in its life; nil asks for nothing.
    package var status: [OfferStatus]?

    /// A requirement that asks for nothing.
    package init() {}
}

/// One provider selling one model under one id, as it is published: the prices, limits and facts decided from all claims.
package struct Offer: Sendable, Hashable {
    /// The id of the offer: the provider and its id of the model.
    package var id: OfferID
    /// The kind of the provider.
    package var kind: Provider.Kind
    /// The release that is sold, where a rule knows it.
    package var model: ModelID?
    /// The rule that names the model, in words.
    package var modelRule: String?
    /// The name that people read.
    package var name: String
    /// The status without regard to the dates below.
    package var status: OfferStatus
    /// The moment from which it is deprecated.
    package var deprecatedAt: Timestamp?
    /// The moment from which it is retired.
    package var retiredAt: Timestamp?
    /// The release date of the model.
    package var releasedAt: Timestamp?
    /// The state of its price.
    package var state: OfferState
    /// Limits in tokens; an absent one is unknown.
    package var limits: TokenLimits
    /// The input modalities.
    package var accepts: [Modality]
    /// The output modalities; nil if no source states them.
    package var produces: [Modality]?
    /// The capabilities; an absent one is unknown.
    package var capabilities: [Capability: Bool]
    /// True if the weights are published; nil is unknown.
    package var openWeights: Bool?
    /// The regions in which it is served.
    package var regions: [String]
    /// The scores on leaderboards.
    package var scores: [Score]
    /// The published prices.
    package var ladders: [Ladder]
    /// The modifiers that change a cost.
    package var modifiers: [Modifier]

    /// Creates an offer of which only the name is known.
    package init(id: OfferID, kind: Provider.Kind) {
        self.id = id
        self.kind = kind
        name = id.providerModelID
        status = .active
        state = .unknown
        limits = [:]
        accepts = []
        capabilities = [:]
        regions = []
        scores = []
        ladders = []
        modifiers = []
    }

    /// Returns the status at a moment, including announced dates.
    package func status(at moment: Timestamp) -> OfferStatus {
        if let retiredAt, moment >= retiredAt { return .retired }
        if let deprecatedAt, moment >= deprecatedAt, status == .active || status == .preview { return .deprecated }
        return status
    }
}

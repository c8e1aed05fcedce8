/// One provider selling one model under one id, as it is published: the prices, limits and facts decided from all claims.
package struct Offer: Sendable, Hashable {
    /// Who sells what under which id.
    package var id: OfferID
    /// How the provider sells.
    package var kind: Provider.Kind
    /// The release that is sold, where a rule knows it.
    package var model: ModelID?
    /// The rule that names the model, in words.
    package var modelRule: String?
    /// The name that people read.
    package var name: String
    /// Where the offer stands, but for the dates below.
    package var status: OfferStatus
    /// From when on it is deprecated.
    package var deprecatedAt: Timestamp?
    /// From when on it is gone.
    package var retiredAt: Timestamp?
    /// When the model was released.
    package var releasedAt: Timestamp?
    /// What its price can be.
    package var state: OfferState
    /// Limits in tokens; an absent one is unknown.
    package var limits: TokenLimits
    /// What goes in.
    package var accepts: [Modality]
    /// What comes out; nil when nobody says.
    package var produces: [Modality]?
    /// What it can do; an absent one is unknown.
    package var capabilities: [Capability: Bool]
    /// Whether the weights are published; nil is unknown.
    package var openWeights: Bool?
    /// Where it is served.
    package var regions: [String]
    /// What leaderboards say.
    package var scores: [Score]
    /// The published prices.
    package var ladders: [Ladder]
    /// What changes a cost.
    package var modifiers: [Modifier]

    /// Makes an offer of which nothing is known but its name.
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

    /// Where the offer stands at a moment, its announced dates counted.
    package func status(at moment: Timestamp) -> OfferStatus {
        if let retiredAt, moment >= retiredAt { return .retired }
        if let deprecatedAt, moment >= deprecatedAt, status == .active || status == .preview { return .deprecated }
        return status
    }
}

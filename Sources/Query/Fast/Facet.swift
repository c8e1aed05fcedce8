import Tariff

/// A property of offers, for which the index has a set.
enum Facet {
    case can(Capability)
    case cannot(Capability)
    case accepts(Modality)
    /// The modalities that are stated; an offer that states none is in no set.
    case produces(Modality)
    /// The status without regard to announced dates.
    case status(OfferStatus)
    case state(OfferState)
    case kind(Provider.Kind)
    /// A rate is published in that tier.
    case pricedIn(ServiceTier)
    /// A multiplier makes the standard rates those of that tier.
    case multipliedIn(ServiceTier)
    case other(Mark)

    /// A property without values.
    enum Mark: Int, CaseIterable {
        /// Sold to a question that names no region.
        case soldGlobally
        /// Names a region in a rate, in a multiplier or in its list.
        case namesRegions
        case openWeights, closedWeights
        case makesText
        /// At most one search is charged per request.
        case countsSearchOnce
        /// A modifier changes the billing of text, requests or searches, apart from the count of searches.
        case billedApart
        /// A rate is in a currency other than the dollar.
        case foreign
        /// At least one of the published prices is disputed.
        case disputed
        /// Has no price of its own, because a plan that is paid for already includes it.
        case withoutPrices
    }

    /// The index of the set.
    var index: Int {
        switch self {
        case .can(let capability): Self.can + capability.caseIndex
        case .cannot(let capability): Self.cannot + capability.caseIndex
        case .accepts(let modality): Self.accepts + modality.caseIndex
        case .produces(let modality): Self.produces + modality.caseIndex
        case .status(let status): Self.status + status.caseIndex
        case .state(let state): Self.state + state.caseIndex
        case .kind(let kind): Self.kind + kind.caseIndex
        case .pricedIn(let tier): Self.pricedIn + tier.caseIndex
        case .multipliedIn(let tier): Self.multipliedIn + tier.caseIndex
        case .other(let mark): Self.other + mark.rawValue
        }
    }

    // The first index of each kind follows from the number of cases of the kind before.
    private static let can = 0
    private static let cannot = can + Capability.allCases.count
    private static let accepts = cannot + Capability.allCases.count
    private static let produces = accepts + Modality.allCases.count
    private static let status = produces + Modality.allCases.count
    private static let state = status + OfferStatus.allCases.count
    private static let kind = state + OfferState.allCases.count
    private static let pricedIn = kind + Provider.Kind.allCases.count
    private static let multipliedIn = pricedIn + ServiceTier.allCases.count
    private static let other = multipliedIn + ServiceTier.allCases.count

    /// The number of sets.
    static let count = other + Mark.allCases.count

    /// Every facet, in the order of the sets.
    static var all: [Facet] {
        let capabilities = Capability.allCases.map(Facet.can) + Capability.allCases.map(Facet.cannot)
        let modalities = Modality.allCases.map(Facet.accepts) + Modality.allCases.map(Facet.produces)
        let statuses = OfferStatus.allCases.map(Facet.status) + OfferState.allCases.map(Facet.state)
        let tiers = ServiceTier.allCases.map(Facet.pricedIn) + ServiceTier.allCases.map(Facet.multipliedIn)
        return capabilities + modalities + statuses + Provider.Kind.allCases.map(Facet.kind) + tiers
            + Mark.allCases.map(Facet.other)
    }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
    /// The index of the case among all cases.
    var caseIndex: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

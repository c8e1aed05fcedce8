import Tariff

/// A property of offers for which the index holds a set.
enum Facet {
    case can(Capability)
    case cannot(Capability)
    case accepts(Modality)
    /// Nobody saying what comes out counts as text.
    case produces(Modality)
    /// The status without its dates.
    case status(OfferStatus)
    case state(OfferState)
    case kind(Provider.Kind)
    /// A rate is published in that tier.
    case pricedIn(ServiceTier)
    /// A multiplier makes the standard rates those of that tier.
    case multipliedIn(ServiceTier)
    case other(Mark)

    /// Properties that have no values.
    enum Mark: Int, CaseIterable {
        /// Sold to a question that names no region.
        case soldGlobally
        /// Names a region anywhere: in a rate, a multiplier or its own list.
        case namesRegions
        case openWeights, closedWeights
        case makesText
        /// At most one search is charged per request.
        case countsSearchOnce
        /// A modifier changes what is billed of text, requests or searches, the count of searches aside.
        case billedApart
        /// A rate is in another currency than the dollar.
        case foreign
        /// The published prices are disputed, some of them at least.
        case disputed
        /// No price of its own, because a plan that is paid for already includes it.
        case withoutPrices
    }

    /// Where the set stands in the index.
    var index: Int {
        switch self {
        case .can(let capability): capability.place
        case .cannot(let capability): 14 + capability.place
        case .accepts(let modality): 28 + modality.place
        case .produces(let modality): 36 + modality.place
        case .status(let status): 44 + status.place
        case .state(let state): 49 + state.place
        case .kind(let kind): 54 + kind.place
        case .pricedIn(let tier): 60 + tier.place
        case .multipliedIn(let tier): 67 + tier.place
        case .other(let mark): 74 + mark.rawValue
        }
    }

    /// How many sets there are.
    static let count = 74 + Mark.allCases.count
}

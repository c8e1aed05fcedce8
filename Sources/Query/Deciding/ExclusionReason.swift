import JSON
package import Tariff

/// The reason why an offer in the scope of a question is no answer, ordered as reasons are checked.
package enum ExclusionReason: Error, Sendable, Hashable, Comparable {
    /// A limit that is too small.
    package enum Limit: String, Sendable, Hashable {
        case context
        case maxOutput = "max_output"
    }

    /// A preference that is checked once an offer is priced, in the order of checking.
    package enum Preference: String, Sendable, Hashable, CaseIterable {
        case minQuality = "min_quality"
        case openWeights = "open_weights"
        case disputed
        case maxAge = "max_age"
    }

    case status(OfferStatus)
    case region
    case state(OfferState)
    case capability(Capability)
    case modality(Modality)
    case limit(Limit)
    case tier(ServiceTier)
    case rate(Component)
    case currency(Currency)
    case policy(Preference)

    /// Creates the reason why an offer has no quote.
    package init(_ exclusion: Exclusion) {
        self =
            switch exclusion {
            case .region: .region
            case .tier(let tier): .tier(tier)
            case .rate(let component): .rate(component)
            case .currency(let currency): .currency(currency)
            }
    }

    /// The name that answers count by, such as `capability:tools`.
    package var name: String { "\(kind)\(detail)" }

    /// Writes the name as the key of a member.
    func writeKey(to json: inout JSONWriter) { json.key(kind, detail) }

    /// The prefix of the names of its kind.
    private var kind: StaticString {
        switch self {
        case .status: "status:"
        case .region: "region"
        case .state: "state:"
        case .capability: "capability:"
        case .modality: "modality:"
        case .limit: "limit:"
        case .tier: "tier:"
        case .rate: "rate:"
        case .currency: "currency:"
        case .policy: "policy:"
        }
    }

    /// Orders reasons by kind, then capabilities as the vocabulary lists them and all others by name.
    package static func < (left: ExclusionReason, right: ExclusionReason) -> Bool {
        let (first, second) = (left.rank, right.rank)
        return first == second ? left.detail < right.detail : first < second
    }

    /// The part of the name that distinguishes the reason from others of its kind.
    private var detail: String {
        switch self {
        case .status(let status): status.rawValue
        case .region: ""
        case .state(let state): state.rawValue
        case .capability(let capability): capability.rawValue
        case .modality(let modality): modality.rawValue
        case .limit(let limit): limit.rawValue
        case .tier(let tier): tier.rawValue
        case .rate(let component): component.name
        case .currency(let currency): currency.rawValue
        case .policy(let preference): preference.rawValue
        }
    }

    private var rank: Int {
        switch self {
        case .status: 0
        case .region: 1
        case .state: 2
        case .capability(let capability): 3 + capability.order
        case .modality: 100
        case .limit: 101
        case .tier: 102
        case .rate: 103
        case .currency: 104
        case .policy: 105
        }
    }
}

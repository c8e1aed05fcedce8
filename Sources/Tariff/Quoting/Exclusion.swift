/// The reason why an offer cannot be quoted for a workload.
package enum Exclusion: Error, Sendable, Hashable {
    /// The offer is not sold in the requested region.
    case region
    /// The offer has no prices in the requested tier.
    case tier(ServiceTier)
    /// The offer has no applicable rate for this component.
    case rate(Component)
    /// The rate is in a currency that cannot be converted.
    case currency(Currency)

    /// The key under which answers count the exclusion, such as `rate:input.image`.
    package var reason: String {
        switch self {
        case .region: "region"
        case .tier(let tier): "tier:\(tier.rawValue)"
        case .rate(let component): "rate:\(component.name)"
        case .currency(let currency): "currency:\(currency.rawValue)"
        }
    }
}

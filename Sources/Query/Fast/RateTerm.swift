import Tariff

/// A term as it applies to one kind of component.
///
/// The fit of conditions depends on the component only because some components are outside of tiers and cache
/// writes have a default lifetime. So a question evaluates each of these once, whatever the number of rates.
struct RateTerm: Sendable, Hashable {
    /// The effect of the component on the fit.
    enum Kind: UInt32, Sendable {
        case plain, cacheWrite, outsideTiers

        init(_ component: Component) {
            self = component.isCacheWrite ? .cacheWrite : component.isOutsideTiers ? .outsideTiers : .plain
        }
    }

    /// The number of the term.
    var term: UInt32
    var kind: Kind

    /// Both in one number, as they are stored.
    var code: UInt32 { term << 2 | kind.rawValue }

    init(term: UInt32, kind: Kind) {
        self.term = term
        self.kind = kind
    }

    init?(code: UInt32) {
        guard let kind = Kind(rawValue: code & 3) else { return nil }
        self.init(term: code >> 2, kind: kind)
    }
}

import Tariff

/// A term as it is held against a question for one kind of component.
///
/// How conditions fit depends on the component only in that some answer every tier and that cache
/// writes have a default lifetime; so a question evaluates each of these once, whatever the number of rates.
struct RateTerm: Sendable, Hashable {
    /// What the component changes about the fit.
    enum Kind: UInt32, Sendable {
        case plain, cacheWrite, outsideTiers

        init(_ component: Component) {
            self = component.isCacheWrite ? .cacheWrite : component.isOutsideTiers ? .outsideTiers : .plain
        }
    }

    /// The number of the term.
    var term: UInt32
    var kind: Kind

    /// Both in one word, as they are stored.
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

/// The token limits of an offer.
package struct TokenLimits: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private var context: Int64?
    private var input: Int64?
    private var output: Int64?

    /// Creates limits from those that are known; the last of one kind counts.
    package init(dictionaryLiteral limits: (Fact.Limit, Int64)...) {
        for (limit, tokens) in limits { self[limit] = tokens }
    }

    /// A limit in tokens; nil if no source states it.
    package subscript(_ limit: Fact.Limit) -> Int64? {
        get {
            switch limit {
            case .context: context
            case .input: input
            case .output: output
            }
        }
        set {
            switch limit {
            case .context: context = newValue
            case .input: input = newValue
            case .output: output = newValue
            }
        }
    }

    /// The limits that are known, in the order of their names.
    package var known: [(limit: Fact.Limit, tokens: Int64)] {
        Fact.Limit.allCases.compactMap { limit in self[limit].map { (limit, $0) } }
    }
}

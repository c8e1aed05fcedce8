import Tariff

/// The terms of an index as numbers, with the distinct windows among them and the bounds that they name.
struct TermTable: Sendable {
    /// The terms as each kind of rate sees them, by the number of the rate term.
    private let plain: [PlainTerm]
    /// The seconds between which each term applies; the least and the greatest number where it has no such end.
    private let periods: [(from: Int64, to: Int64)]
    /// The window of each term, or -1.
    private let windowOfTerm: [Int32]
    /// The distinct windows.
    let windows: [[TimeWindow]]
    /// The numbers from which on another interval between two bounds begins, in order.
    private let bounds: (promptTokens: [Int64], outputTokens: [Int64], results: [Int64], seconds: [Int64])
    /// The lifetimes of a cache that terms name.
    private let cacheLifetimes: Set<Int64>

    /// Reads the terms of an index.
    init(_ index: CatalogIndex) {
        let terms = index.terms
        var windows: [[TimeWindow]] = []
        let numbers = terms.map { term -> Int? in
            guard let window = term.conditions.window else { return nil }
            if let known = windows.firstIndex(of: window) { return known }
            windows.append(window)
            return windows.count - 1
        }
        let plain = index.tables.rateTerm.map { code in
            guard let rateTerm = RateTerm(code: code) else { return PlainTerm.never }
            let term = Int(rateTerm.term)
            return PlainTerm(terms[term], rateTerm.kind, window: numbers[term])
        }
        func bounds(_ span: KeyPath<PlainTerm, PlainTerm.Span>) -> [Int64] {
            Set(plain.flatMap { $0[keyPath: span].bounds }).sorted()
        }
        self.bounds = (bounds(\.promptTokens), bounds(\.outputTokens), bounds(\.results), bounds(\.period))
        cacheLifetimes = Set(plain.compactMap(\.namedLifetime))
        periods = terms.map { ($0.effective.from?.seconds ?? .min, $0.effective.to?.seconds ?? .max) }
        windowOfTerm = numbers.map { Int32($0 ?? -1) }
        self.plain = plain
        self.windows = windows
    }

    /// Returns the key of the rates that a situation sees, which names no region and no images, sound or video.
    func key(of situation: Situation, _ windows: WindowReading) -> RateView.Key {
        func interval(_ number: Int64, _ bounds: [Int64]) -> Int { bounds.countBefore { $0 <= number } }
        let lifetime = situation.cacheTTL.seconds
        return RateView.Key(
            tier: situation.serviceTier, promptTokens: interval(situation.promptTokens, bounds.promptTokens),
            outputTokens: interval(situation.outputTokens, bounds.outputTokens),
            results: interval(situation.results, bounds.results),
            seconds: interval(situation.at.seconds, bounds.seconds),
            cacheTTL: cacheLifetimes.contains(lifetime) ? lifetime : nil, cache: situation.cache,
            isThinking: situation.isThinking, countsPromotions: situation.countsPromotions, isOpen: windows.isOpen)
    }

    /// Returns the fit of each rate term to a situation, as ``PlainTerm/fit(_:)`` returns it.
    func fits(_ situation: Situation, _ windows: WindowReading) -> [UInt8] {
        let asked = PlainTerm.Asked(situation, isOpen: windows.isOpen)
        return plain.map { $0.fit(asked) }
    }

    /// Returns the seconds at which a term begins or ceases to apply next by itself; the greatest number if it never does.
    func nextChange(of term: Int, _ windows: WindowReading) -> Int64 {
        let ((from, to), now) = (periods[term], windows.moment.seconds)
        var next = from > now ? from : .max
        if to > now { next = min(next, to) }
        let window = Int(windowOfTerm[term])
        return window >= 0 ? min(next, windows.nextToggle[window]) : next
    }
}

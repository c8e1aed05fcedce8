import Tariff

/// The terms of an index, whole and as numbers, and the distinct windows among them.
struct TermTable: Sendable {
    /// The terms whole.
    let terms: [Term]
    /// As a rate of each kind sees them, by the place of the rate term.
    private let plain: [PlainTerm]
    /// When each term begins and ends to hold; the least and the greatest number where it always did and always will.
    private let periods: [(from: Int64, to: Int64)]
    /// The window of each term, or -1.
    private let windowOfTerm: [Int32]
    /// The distinct windows.
    let windows: WindowClock

    /// Makes the numbers.
    ///
    /// - Parameters:
    ///   - terms: the terms whole.
    ///   - rateTerms: the coded ``RateTerm``s of the index.
    init(_ terms: [Term], rateTerms: [UInt32]) {
        self.terms = terms
        var windows: [[TimeWindow]] = []
        let numbers = terms.map { term -> Int? in
            guard let window = term.conditions.window else { return nil }
            if let known = windows.firstIndex(of: window) { return known }
            windows.append(window)
            return windows.count - 1
        }
        plain = rateTerms.map { code in
            guard let rateTerm = RateTerm(code: code) else { return .never }
            let place = Int(rateTerm.term)
            return PlainTerm(terms[place], rateTerm.kind, window: numbers[place])
        }
        periods = terms.map { ($0.effective.from?.seconds ?? .min, $0.effective.to?.seconds ?? .max) }
        windowOfTerm = numbers.map { Int32($0 ?? -1) }
        self.windows = WindowClock(windows)
    }

    /// How each rate term of the index fits a situation, as ``PlainTerm/fit(_:)`` tells it.
    ///
    /// - Parameters:
    ///   - situation: the situation.
    ///   - isOpen: which of the windows are open at its moment.
    /// - Returns: by the place of the rate term.
    func fits(_ situation: Situation, isOpen: [Bool]) -> [UInt8] {
        let asked = PlainTerm.Asked(situation, isOpen: isOpen)
        return plain.map { $0.fit(asked) }
    }

    /// The numbers from which on another of the spans holds that terms name, in order.
    func bounds(_ span: KeyPath<PlainTerm, PlainTerm.Span>) -> [Int64] {
        Set(plain.flatMap { $0[keyPath: span].bounds }).sorted()
    }

    /// The lifetimes that terms name.
    var cacheLifetimes: Set<Int64> { Set(plain.compactMap(\.namedLifetime)) }

    /// The seconds of the first moment after that of a reading at which a term begins or ends to hold by itself; the
    /// greatest number when there is none.
    func nextChange(of term: Int, after reading: WindowClock.Reading) -> Int64 {
        let ((from, to), now) = (periods[term], reading.moment.seconds)
        var next = from > now ? from : .max
        if to > now { next = min(next, to) }
        let window = Int(windowOfTerm[term])
        return window >= 0 ? min(next, reading.nextToggle[window]) : next
    }
}

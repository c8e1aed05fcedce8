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
    private let windows: [[TimeWindow]]

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
        self.windows = windows
    }

    /// Whether a moment lies in each of the distinct windows.
    func openWindows(at moment: Timestamp) -> [Bool] {
        windows.map { window in window.contains { $0.contains(moment) } }
    }

    /// How each rate term of the index fits a situation, as ``PlainTerm/fit(_:)`` tells it.
    ///
    /// - Parameters:
    ///   - situation: the situation.
    ///   - isOpen: what ``openWindows(at:)`` says of its moment.
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

    /// Tells when terms begin or end to hold by themselves; when a window opens or closes is worked out once.
    struct Changes {
        private let table: TermTable
        private let moment: Timestamp
        /// The next change of each window; nil where that is not worked out yet.
        private var ofWindow: [Int64?]

        init(_ table: TermTable, after moment: Timestamp) {
            self.table = table
            self.moment = moment
            ofWindow = [Int64?](repeating: nil, count: table.windows.count)
        }

        /// The seconds of the first change of a term; the greatest number when there is none.
        mutating func next(_ term: Int) -> Int64 {
            let (from, to) = table.periods[term]
            var next = from > moment.seconds ? from : .max
            if to > moment.seconds { next = min(next, to) }
            let window = Int(table.windowOfTerm[term])
            return window >= 0 ? min(next, toggle(window)) : next
        }

        private mutating func toggle(_ window: Int) -> Int64 {
            if let known = ofWindow[window] { return known }
            let next = PriceCalendar.nextToggle(of: table.windows[window], after: moment)?.seconds ?? .max
            ofWindow[window] = next
            return next
        }
    }
}

import Tariff

/// The terms of an index, whole and as numbers, and the distinct windows among them.
struct TermTable: Sendable {
    /// The terms whole.
    let terms: [Term]
    /// As a rate of each kind sees them, by the place of the rate term.
    private let plain: [PlainTerm]
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
        windowOfTerm = numbers.map { Int32($0 ?? -1) }
        self.windows = windows
    }

    /// How each rate term of the index fits a situation.
    func fits(_ situation: Situation) -> TermFits {
        let isOpen = windows.map { window in window.contains { $0.contains(situation.at) } }
        let asked = PlainTerm.Asked(situation, isOpen: isOpen)
        return TermFits(
            [UInt8](unsafeUninitializedCapacity: plain.count) { fits, count in
                plain.withUnsafeBufferPointer { plain in
                    for place in plain.indices { fits.initializeElement(at: place, to: plain[place].fit(asked)) }
                }
                count = plain.count
            })
    }

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
            var next = Int64.max
            let effective = table.terms[term].effective
            if let from = effective.from, from > moment { next = min(next, from.seconds) }
            if let to = effective.to, to > moment { next = min(next, to.seconds) }
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

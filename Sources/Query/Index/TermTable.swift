import Tariff

/// The terms of an index, whole and as numbers, and the distinct windows among them.
struct TermTable: Sendable {
    /// The terms whole.
    let terms: [Term]
    private let plain: [PlainTerm]
    /// The window of each term, or -1.
    private let windowOfTerm: [Int32]
    private let windows: [[TimeWindow]]

    init(_ terms: [Term]) {
        self.terms = terms
        var windows: [[TimeWindow]] = []
        let numbers = terms.map { term -> Int? in
            guard let window = term.conditions.window else { return nil }
            if let known = windows.firstIndex(of: window) { return known }
            windows.append(window)
            return windows.count - 1
        }
        plain = zip(terms, numbers).map { PlainTerm($0, window: $1) }
        windowOfTerm = numbers.map { Int32($0 ?? -1) }
        self.windows = windows
    }

    /// How each of the coded ``RateTerm``s fits a situation, as ``PlainTerm/fit(_:_:)`` tells it.
    func fits(_ codes: [UInt32], _ situation: Situation) -> [UInt8] {
        let isOpen = windows.map { window in window.contains { $0.contains(situation.at) } }
        let asked = PlainTerm.Asked(situation, isOpen: isOpen)
        return plain.withUnsafeBufferPointer { plain in
            codes.map { code in
                guard let rateTerm = RateTerm(code: code) else { return PlainTerm.Fit.no }
                return plain[Int(rateTerm.term)].fit(asked, rateTerm.kind)
            }
        }
    }

    /// Tells when terms begin or end to hold by themselves; what many terms share is worked out once.
    struct Changes {
        private let table: TermTable
        private let moment: Timestamp
        private var ofTerm: [Int64?]
        private var ofWindow: [Int64?]

        init(_ table: TermTable, after moment: Timestamp) {
            self.table = table
            self.moment = moment
            ofTerm = [Int64?](repeating: nil, count: table.terms.count)
            ofWindow = [Int64?](repeating: nil, count: table.windows.count)
        }

        /// The seconds of the first change of a term; the greatest number when there is none.
        mutating func next(_ term: Int) -> Int64 {
            if let known = ofTerm[term] { return known }
            var next = Int64.max
            let effective = table.terms[term].effective
            for date in [effective.from, effective.to] {
                if let date, date > moment { next = min(next, date.seconds) }
            }
            let window = Int(table.windowOfTerm[term])
            if window >= 0 { next = min(next, toggle(window)) }
            ofTerm[term] = next
            return next
        }

        private mutating func toggle(_ window: Int) -> Int64 {
            if let known = ofWindow[window] { return known }
            let next = PriceCalendar.nextToggle(of: table.windows[window], after: moment)?.seconds ?? .max
            ofWindow[window] = next
            return next
        }
    }
}

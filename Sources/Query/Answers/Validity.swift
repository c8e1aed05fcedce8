import Tariff

/// Until when an answer holds: the first moment at which something about any offer that could take part changes by itself.
///
/// That is the edge of a window or a date of a rate that the workload uses, or an announced end, of
/// the results and of everything that lost or that only time keeps out. It may be earlier than the
/// answer really changes, never later.
struct Validity {
    private let index: CatalogIndex
    private let candidates: Candidates
    private let workload: Workload

    init(_ index: CatalogIndex, _ candidates: Candidates, _ workload: Workload) {
        self.index = index
        self.candidates = candidates
        self.workload = workload
    }

    /// The first moment after that of the workload; nil when none is known.
    func firstChange(statuses: [OfferStatus]) -> Timestamp? {
        [firstDate(statuses), firstPriceChange()].compactMap { $0 }.min()
    }

    private func firstDate(_ statuses: [OfferStatus]) -> Timestamp? {
        let now = workload.at
        let tables = index.tables
        var first = Int64.max
        for row in tables.datedOffer.indices {
            for date in [tables.deprecatedAt[row], tables.retiredAt[row]] where date > now.seconds && date < first {
                let offer = Int(tables.datedOffer[row])
                let before = index.status(ofDated: row, at: now)
                let after = index.status(ofDated: row, at: Timestamp(seconds: date))
                guard before != after, statuses.contains(before) || statuses.contains(after),
                    candidates.scope.contains(offer), candidates.isExcludedOnlyByTime(offer)
                else { continue }
                first = date
            }
        }
        return first == .max ? nil : Timestamp(seconds: first)
    }

    private func firstPriceChange() -> Timestamp? {
        let tables = index.tables
        var first: Timestamp?
        var changes: [UInt32: Timestamp?] = [:]
        var toggles: [[TimeWindow]: Timestamp?] = [:]
        for row in tables.timedOffer.indices {
            let offer = Int(tables.timedOffer[row])
            guard candidates.scope.contains(offer), candidates.hasStatus.contains(offer),
                let component = Component(rawValue: tables.timedComponent[row]), Self.matters(component, to: workload)
            else { continue }
            let number = tables.timedTerm[row]
            let change: Timestamp?
            if let known = changes[number] {
                change = known
            } else {
                change = nextChange(of: index.terms[Int(number)], &toggles)
                changes[number] = .some(change)
            }
            guard let change, first.map({ change < $0 }) ?? true, candidates.isExcludedOnlyByTime(offer) else {
                continue
            }
            first = change
        }
        return first
    }

    private func nextChange(of term: Term, _ toggles: inout [[TimeWindow]: Timestamp?]) -> Timestamp? {
        let dates = [term.effective.from, term.effective.to].compactMap { $0 }.filter { $0 > workload.at }
        guard let window = term.conditions.window else { return dates.min() }
        let toggle: Timestamp?
        if let known = toggles[window] {
            toggle = known
        } else {
            toggle = PriceCalendar.nextToggle(of: window, after: workload.at)
            toggles[window] = .some(toggle)
        }
        return (dates + (toggle.map { [$0] } ?? [])).min()
    }

    /// Whether a rate of the component can stand in a line of the workload.
    static func matters(_ component: Component, to workload: Workload) -> Bool {
        switch component {
        case .inputText: workload.inputTokens > 0
        case .inputTextCacheRead: workload.cachedTokens > 0
        case .inputTextCacheWrite, .inputTextCacheStorage: workload.cacheWriteTokens > 0
        case .outputText: workload.outputTokens > 0 || workload.reasoningTokens > 0
        case .outputTextReasoning: workload.reasoningTokens > 0
        case .request: true
        case .requestWebSearch: workload.searches > 0
        default: false
        }
    }
}

import Tariff

/// Until when an answer holds: the first moment at which something about any offer that could take part changes by itself.
///
/// That is the edge of a window or a date of a rate that the workload uses, or an announced end, of
/// the results and of everything that lost or that only time keeps out. It may be earlier than the
/// answer really changes, never later.
struct Validity {
    private let index: CatalogIndex
    private let candidates: Candidates
    /// The candidates that were left to be priced.
    private let remaining: OfferSet

    init(_ index: CatalogIndex, _ candidates: Candidates, remaining: OfferSet) {
        self.index = index
        self.candidates = candidates
        self.remaining = remaining
    }

    /// The first moment after that of the workload; nil when none is known.
    func firstChange() -> Timestamp? {
        let first = firstPriceChange(before: firstDate())
        return first == .max ? nil : Timestamp(seconds: first)
    }

    /// The seconds of the first announced end that matters; the greatest number when there is none.
    private func firstDate() -> Int64 {
        index.timeline.changes(after: candidates.question.workload.at.seconds).first { change in
            (candidates.shortlist.kind.asks(for: change.before) || candidates.shortlist.kind.asks(for: change.after))
                && candidates.shortlist.scope.contains(change.offer) && candidates.isExcludedOnlyByTime(change.offer)
        }?.seconds ?? .max
    }

    /// The seconds of the first change of a rate that matters, or the limit when none comes before it.
    private func firstPriceChange(before limit: Int64) -> Int64 {
        let reading = index.terms.windows.reading(at: candidates.question.workload.at)
        var first = limit
        for row in candidates.shortlist.timedRates {
            let offer = Int(index.tables.timedOffer[row])
            guard remaining.contains(offer), let component = Component(rawValue: index.tables.timedComponent[row]),
                Self.matters(component, to: candidates.question.workload), candidates.meetsWishes(offer)
            else { continue }
            first = min(first, index.terms.nextChange(of: Int(index.tables.timedTerm[row]), after: reading))
        }
        return first
    }

    /// Whether a rate of the component can stand in a line of the workload.
    static func matters(_ component: Component, to workload: Workload) -> Bool {
        switch component {
        case .inputText: workload.inputTokens > 0 || workload.charactersIn > 0
        case .inputImage: workload.imagesIn > 0
        case .inputAudio: workload.audioInSeconds > 0
        case .inputDocument: workload.pagesIn > 0
        case .inputTextCacheRead: workload.cachedTokens > 0
        case .inputTextCacheWrite, .inputTextCacheStorage: workload.cacheWriteTokens > 0
        case .outputText: workload.outputTokens > 0 || workload.reasoningTokens > 0
        case .outputTextReasoning: workload.reasoningTokens > 0
        case .outputImage: workload.imagesOut > 0
        case .outputAudio: workload.audioOutSeconds > 0
        case .outputVideo: workload.videoOutSeconds > 0
        case .request: true
        case .requestWebSearch: workload.searches > 0
        default: false
        }
    }
}

import Tariff

/// Which offers may answer a question, before anything is priced.
///
/// A class, because handing it on must not count a reference to every part of the question.
final class Candidates {
    /// Who may answer questions of this kind.
    let shortlist: Shortlist
    /// Whether others were asked of this kind.
    let isRepeated: Bool
    private let index: CatalogIndex
    /// What is asked.
    let question: Question
    private let limitRule: LimitRule
    /// Whether a quality or open weights are asked for.
    private let hasWishes: Bool

    /// Looks for the shortlist.
    ///
    /// - Parameters:
    ///   - index: the catalog.
    ///   - question: what is asked.
    ///   - keepsShortlist: whether more questions of its kind are expected.
    init(_ index: CatalogIndex, _ question: Question, keepsShortlist: Bool = true) {
        self.index = index
        self.question = question
        limitRule = LimitRule(question)
        hasWishes = !question.requirement.minQuality.isEmpty || question.requirement.openWeights != nil
        if keepsShortlist {
            (shortlist, isRepeated) = index.shortlist(for: question)
        } else {
            (shortlist, isRepeated) = (Shortlist(index, Shortlist.Kind(of: question, to: index)), false)
        }
    }

    /// Takes out of the shortlist, reason by reason, what cannot answer.
    ///
    /// - Parameter count: the offers that are not on the shortlist.
    /// - Returns: what may answer.
    func filter(_ count: inout ExclusionCount) -> OfferSet {
        var remaining = shortlist.offers
        let makesText = index.facets[.other(.makesText)]
        count.narrow(&remaining, else: .limit(.context)) {
            limitRule.removeBelowContext(index.limits, makesText: makesText, from: &$0)
        }
        count.narrow(&remaining, else: .limit(.maxOutput)) {
            limitRule.removeBelowOutput(index.limits, makesText: makesText, from: &$0)
        }
        if let soldInTier = shortlist.soldInTier {
            count.keep(soldInTier, in: &remaining, else: .tier(question.workload.serviceTier))
        }
        return remaining
    }

    /// Whether nothing but the time can keep an offer in scope from being an answer.
    func isExcludedOnlyByTime(_ offer: Int) -> Bool {
        shortlist.soldThere.contains(offer) && shortlist.kind.states.contains { index.facets.has(.state($0), offer) }
            && shortlist.soldInTier?.contains(offer) ?? true && meetsRequirement(offer)
    }

    /// Whether what is known of an offer is what the job needs, prices and status aside.
    func meetsRequirement(_ offer: Int) -> Bool {
        let missed = limitRule.missed(
            context: index.columns.contextLimit[offer], input: index.columns.inputLimit[offer],
            output: index.columns.outputLimit[offer], makesText: index.facets.has(.other(.makesText), offer))
        guard missed == nil else { return false }
        for capability in question.requirement.needs {
            if index.facets.has(.cannot(capability), offer) { return false }
            if !question.policy.includesUnknown, !index.facets.has(.can(capability), offer) { return false }
        }
        return question.requirement.accepts.allSatisfy { index.facets.has(.accepts($0), offer) }
            && meetsWishes(offer)
    }

    /// Whether an offer has the quality and the weights that are asked for; mostly nothing is.
    func meetsWishes(_ offer: Int) -> Bool { !hasWishes || reachesQuality(offer) && hasWeights(offer) }

    /// Whether every score that is asked for is reached.
    func reachesQuality(_ offer: Int) -> Bool {
        question.requirement.minQuality.allSatisfy { quality in
            (Int(index.tables.scoreStart[offer])..<Int(index.tables.scoreStart[offer + 1])).contains { place in
                index.tables.score[place] >= quality.millionths
                    && index.texts[index.tables.scoreBenchmark[place]] == quality.benchmark
            }
        }
    }

    /// Whether the weights are as asked for.
    func hasWeights(_ offer: Int) -> Bool {
        switch question.requirement.openWeights {
        case nil: true
        case .some(true): index.facets.has(.other(.openWeights), offer)
        case .some(false): index.facets.has(.other(.closedWeights), offer)
        }
    }
}

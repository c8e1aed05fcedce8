import Tariff

/// What a question needs of the limits of an offer, as plain numbers; a limit below zero is unknown.
struct LimitRule {
    private let context: Int64?
    private let maxOutput: Int64?
    private let unknownPasses: Bool
    private let prompt: Int64
    private let answer: Int64

    init(_ question: Question) {
        (context, maxOutput) = (question.requirement.context, question.requirement.maxOutput)
        unknownPasses = question.policy.includesUnknown
        prompt = question.workload.inputTokens
        answer = question.workload.outputTokens + question.workload.reasoningTokens
    }

    /// Offers that surely miss no limit; the others are to be looked at one by one.
    func surelyMet(by limits: OfferLimits) -> OfferSet {
        var met = limits.context.offers(surelyAtLeast: prompt + answer, orUnknown: true)
        met.formIntersection(limits.input.offers(surelyAtLeast: prompt, orUnknown: true))
        met.formIntersection(
            limits.output.offers(
                surelyAtLeast: max(maxOutput ?? 0, answer), orUnknown: maxOutput == nil || unknownPasses))
        guard let context else { return met }
        met.formIntersection(limits.effectiveContext.offers(surelyAtLeast: context, orUnknown: unknownPasses))
        return met
    }

    /// The limit that is missed, the context before the answer; what makes no text has no answer to fit.
    @inline(__always)
    func missed(context limit: Int64, input: Int64, output: Int64, makesText: Bool) -> ExclusionReason.Limit? {
        let answer = makesText ? answer : 0
        if let context {
            let effective = limit >= 0 ? limit : input
            if effective < 0 ? !unknownPasses : context > effective { return .context }
        }
        if input >= 0, prompt > input { return .context }
        if limit >= 0, prompt + answer > limit { return .context }
        if output >= 0 { return max(maxOutput ?? 0, answer) > output ? .maxOutput : nil }
        return maxOutput != nil && !unknownPasses ? .maxOutput : nil
    }
}

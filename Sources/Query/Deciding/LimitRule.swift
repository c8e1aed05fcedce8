import Tariff

/// What a question needs of the limits of an offer, as plain numbers.
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

    /// Takes out the offers that miss the limit of the context.
    ///
    /// It says of all what ``missed(context:input:output:makesText:)`` says of one.
    func removeBelowContext(_ limits: OfferLimits, makesText: OfferSet, from offers: inout OfferSet) {
        limits.input.removeBelow(prompt, from: &offers)
        limits.context.removeBelow(prompt, from: &offers)
        // What makes no text has no answer to fit.
        if answer > 0 { limits.context.removeBelow(prompt + answer, from: &offers, among: makesText) }
        guard let context else { return }
        limits.effectiveContext.removeBelow(context, from: &offers)
        if !unknownPasses { offers.subtract(limits.effectiveContext.unknown) }
    }

    /// Takes out the offers that miss the limit of the answer.
    func removeBelowOutput(_ limits: OfferLimits, makesText: OfferSet, from offers: inout OfferSet) {
        if let maxOutput { limits.output.removeBelow(maxOutput, from: &offers) }
        if answer > 0 { limits.output.removeBelow(answer, from: &offers, among: makesText) }
        if maxOutput != nil, !unknownPasses { offers.subtract(limits.output.unknown) }
    }

    /// The limit that an offer misses, the context before the answer; nil where it misses none.
    ///
    /// A limit below zero is unknown.
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

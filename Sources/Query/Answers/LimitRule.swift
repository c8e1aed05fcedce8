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

    /// The offers that miss the limit of the context, and those that miss that of the answer.
    ///
    /// It says of all what ``missed(context:input:output:makesText:)`` says of one, which tells only the first of both.
    func missing(_ limits: OfferLimits, makesText: OfferSet) -> (context: OfferSet, output: OfferSet) {
        var overContext = limits.context.below(prompt)
        overContext.formUnion(limits.input.below(prompt))
        var overOutput = limits.output.below(maxOutput ?? 0)
        if answer > 0 {
            overContext.formUnion(limits.context.below(prompt + answer).intersection(makesText))
            overOutput.formUnion(limits.output.below(answer).intersection(makesText))
        }
        if let context {
            overContext.formUnion(limits.effectiveContext.below(context))
            if !unknownPasses { overContext.formUnion(limits.effectiveContext.unknown) }
        }
        if maxOutput != nil, !unknownPasses { overOutput.formUnion(limits.output.unknown) }
        return (overContext, overOutput)
    }

    /// The limit that is missed, the context before the answer; what makes no text has no answer to fit.
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

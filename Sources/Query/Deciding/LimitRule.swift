import Tariff

/// The limits that an offer must have for one request of a question to fit.
///
/// ``LimitLevels`` applies the same rule to many offers at once.
struct LimitRule {
    /// The least context that the question states.
    let context: Int64?
    /// The least answer limit that the question states.
    let maxOutput: Int64?
    /// True if an offer with an unknown limit passes what the question states.
    let unknownPasses: Bool
    /// The tokens of the prompt.
    let prompt: Int64
    /// The tokens of the answer, reasoning included.
    let answer: Int64

    init(_ question: Question) {
        (context, maxOutput) = (question.requirement.context, question.requirement.maxOutput)
        unknownPasses = question.policy.includesUnknown
        prompt = question.workload.inputTokens
        answer = question.workload.outputTokens + question.workload.reasoningTokens
    }

    /// Creates the rule of a list, which states no request.
    init(_ list: ListQuestion) {
        (context, maxOutput) = (list.requirement.context, list.requirement.maxOutput)
        unknownPasses = list.includesUnknown
        (prompt, answer) = (0, 0)
    }

    /// Returns the limit that an offer fails, the context before the answer; nil if it fails none.
    func failed(by offer: Offer) -> ExclusionReason.Limit? {
        let limits = offer.limits
        // An offer that makes no text has no answer to fit.
        let answer = offer.makesText ? answer : 0
        if let context {
            let window = limits[.context] ?? limits[.input]
            if window.map({ context > $0 }) ?? !unknownPasses { return .context }
        }
        if let input = limits[.input], prompt > input { return .context }
        if let window = limits[.context], prompt + answer > window { return .context }
        if let output = limits[.output] { return max(maxOutput ?? 0, answer) > output ? .maxOutput : nil }
        return maxOutput != nil && !unknownPasses ? .maxOutput : nil
    }
}

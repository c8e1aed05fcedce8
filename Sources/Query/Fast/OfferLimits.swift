/// The limits of all offers by levels.
///
/// A class, because handing it on must not count a reference to every set.
final class OfferLimits: Sendable {
    /// Of prompt and answer together.
    let context: LimitLevels
    /// Of the prompt.
    let input: LimitLevels
    /// Of the answer.
    let output: LimitLevels
    /// What a question for a context is held against: the limit of the prompt where that of both is unknown.
    let effectiveContext: LimitLevels

    init(_ columns: OfferColumns) {
        context = LimitLevels(columns.contextLimit)
        input = LimitLevels(columns.inputLimit)
        output = LimitLevels(columns.outputLimit)
        effectiveContext = LimitLevels(zip(columns.contextLimit, columns.inputLimit).map { $0 >= 0 ? $0 : $1 })
    }
}

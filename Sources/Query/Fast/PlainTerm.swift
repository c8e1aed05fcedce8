import Tariff

/// What a term asks of a text workload as one kind of rate sees it, as numbers of one size.
///
/// A question of text says nothing of images, sound or video, so that the keys about these fit or not
/// whatever is asked.
///
/// A question holds every term against its situation; ``Conditions`` are large and counted by
/// reference, these are not. It says the same as ``Conditions/fit(_:of:)`` for a question that names no
/// region, and the random tests hold one against the other.
struct PlainTerm: BitwiseCopyable {
    /// How a term fits a situation.
    enum Fit {
        /// Not at all.
        static let no: UInt8 = 0
        /// But for keys that the question left open; every other number is one more than the keys that hold.
        static let unstated: UInt8 = 255
    }

    /// The circumstances of a question, in the same numbers.
    struct Asked {
        let tier: UInt8
        let promptTokens: Int64
        let outputTokens: Int64
        let cacheTTL: Int64
        let isExplicit: Bool
        let isThinking: Bool
        let results: Int64
        let countsPromotions: Bool
        let seconds: Int64
        /// Whether the moment lies in each of the distinct windows.
        let isOpen: [Bool]

        init(_ situation: Situation, isOpen: [Bool]) {
            tier = PlainTerm.number(of: situation.serviceTier)
            (promptTokens, outputTokens) = (situation.promptTokens, situation.outputTokens)
            cacheTTL = situation.cacheTTL.seconds
            isExplicit = situation.cache == .explicit
            (isThinking, results) = (situation.isThinking, situation.results)
            countsPromotions = situation.countsPromotions
            seconds = situation.at.seconds
            self.isOpen = isOpen
        }
    }

    /// Whole numbers from the first to the last, both included.
    struct Span: BitwiseCopyable {
        private var first = Int64.min
        private var last = Int64.max

        init(first: Int64, last: Int64) { (self.first, self.last) = (first, last) }

        init(_ bounds: Bounds?) {
            // No question reaches the ends of the numbers, so that stopping there changes nothing.
            if let end = bounds?.lower { first = end.isIncluded || end.value == .max ? end.value : end.value + 1 }
            if let end = bounds?.upper { last = end.isIncluded || end.value == .min ? end.value : end.value - 1 }
        }

        func contains(_ value: Int64) -> Bool { value >= first && value <= last }

        /// The numbers at which it begins to hold or ends to; the ends of all numbers are none.
        var bounds: [Int64] { (first == .min ? [] : [first]) + (last == .max ? [] : [last + 1]) }
    }

    /// A condition that is true, false or not stated.
    private enum Wanted: UInt8 {
        case either, yes, no

        init(_ value: Bool?) { self = value.map { $0 ? .yes : .no } ?? .either }

        func admits(_ value: Bool) -> Bool { self == .either || (self == .yes) == value }
    }

    /// Stands for the absence of a number.
    private static var none: Int64 { .min }
    /// The lifetime of a cache write that states none.
    private static let fiveMinutes = CacheLifetime.fiveMinutes.seconds

    /// A key that no question of text without a region can meet.
    private let isNever: Bool
    /// A key that a question leaves open.
    private let isOpen: Bool
    private let isPromotion: Bool
    private let keys: UInt8
    /// The tier in which it holds; 0 where in every one.
    private let tier: UInt8
    private let explicit: Wanted
    private let thinking: Wanted
    /// The lifetime for which it holds; ``none`` where for every one.
    private let cacheTTL: Int64
    /// The seconds in which it is in effect.
    let period: Span
    /// How long a prompt it is for.
    let promptTokens: Span
    /// How long an answer it is for.
    let outputTokens: Span
    /// How many results of a search it is for.
    let results: Span
    /// Which of the distinct windows, or -1.
    private let window: Int32

    /// A term that fits nothing.
    static let never = PlainTerm(
        Term(conditions: .none, effective: EffectivePeriod(from: Timestamp(seconds: .max))), .plain, window: nil)

    /// Makes the numbers of a term whose windows are known by that number.
    init(_ term: Term, _ kind: RateTerm.Kind, window: Int?) {
        let conditions = term.conditions
        let media = conditions.fit(.open, lasting: nil)
        isNever =
            media == .no || conditions.region != nil || conditions.fineTuned != nil || conditions.dataSharing != nil
            || conditions.inputHasVideo != nil
        isOpen = media == .unstated
        isPromotion = conditions.promotion ?? false
        keys = UInt8(conditions.count)
        // What is charged outside of tiers holds in every one, unless it names one itself.
        tier = conditions.serviceTier.map(Self.number) ?? (kind == .outsideTiers ? 0 : Self.number(of: .standard))
        explicit = Wanted(conditions.cache.map { $0 == .explicit })
        thinking = Wanted(conditions.thinking)
        cacheTTL = conditions.cacheTTL?.seconds ?? (kind == .cacheWrite ? Self.fiveMinutes : Self.none)
        // The end is the first second that is not in it.
        period = Span(
            first: term.effective.from?.seconds ?? .min, last: term.effective.to.map { $0.seconds - 1 } ?? .max)
        promptTokens = Span(conditions.promptTokens)
        outputTokens = Span(conditions.outputTokens)
        results = Span(conditions.results)
        self.window = window.map { Int32($0) } ?? -1
    }

    /// How the term fits: one of ``Fit``, or one more than its keys.
    func fit(_ asked: Asked) -> UInt8 {
        if isNever || !period.contains(asked.seconds) { return Fit.no }
        if tier != 0, tier != asked.tier { return Fit.no }
        guard promptTokens.contains(asked.promptTokens), outputTokens.contains(asked.outputTokens),
            results.contains(asked.results), explicit.admits(asked.isExplicit), thinking.admits(asked.isThinking)
        else { return Fit.no }
        if cacheTTL != Self.none, cacheTTL != asked.cacheTTL { return Fit.no }
        if window >= 0, !asked.isOpen[Int(window)] { return Fit.no }
        if isPromotion, !asked.countsPromotions { return Fit.no }
        return isOpen ? Fit.unstated : keys + 1
    }

    /// The seconds for which written tokens must be kept; nil where for any.
    var namedLifetime: Int64? { cacheTTL == Self.none ? nil : cacheTTL }

    private static func number(of tier: ServiceTier) -> UInt8 { UInt8(tier.caseIndex) + 1 }
}

import Tariff

/// The conditions of a term for a text workload, as one kind of rate sees them, in numbers of one size.
///
/// A text workload states nothing about images, audio or video, so that the keys about these fit or not
/// whatever the question is.
///
/// A question compares every term with its situation. ``Conditions`` are large and
/// reference-counted; these are not. The result is that of ``Conditions/fit(_:of:)`` for a question that names no
/// region, and random tests compare the two.
struct PlainTerm: BitwiseCopyable {
    /// The fit of a term to a situation.
    enum Fit {
        /// Not at all.
        static let no: UInt8 = 0
        /// Only keys that the question leaves open do not fit.
        ///
        /// Every other number is one more than the keys that fit.
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
        /// True for each of the distinct windows that the moment lies in.
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

    /// The whole numbers from the first to the last, both included.
    struct Span: BitwiseCopyable {
        private var first = Int64.min
        private var last = Int64.max

        init(first: Int64, last: Int64) { (self.first, self.last) = (first, last) }

        init(_ bounds: Bounds?) {
            // No question reaches the largest numbers, so that ending there changes nothing.
            if let end = bounds?.lower { first = end.isIncluded || end.value == .max ? end.value : end.value + 1 }
            if let end = bounds?.upper { last = end.isIncluded || end.value == .min ? end.value : end.value - 1 }
        }

        func contains(_ value: Int64) -> Bool { value >= first && value <= last }

        /// The numbers at which the span begins and ends; the ends of all numbers do not count.
        var bounds: [Int64] { (first == .min ? [] : [first]) + (last == .max ? [] : [last + 1]) }
    }

    /// A condition that is true, false or not stated.
    private enum Wanted: UInt8 {
        case either, yes, no

        init(_ value: Bool?) { self = value.map { $0 ? .yes : .no } ?? .either }

        func admits(_ value: Bool) -> Bool { self == .either || (self == .yes) == value }
    }

    /// The value that stands for no number.
    private static var none: Int64 { .min }
    /// The lifetime of a cache write that states none.
    private static let fiveMinutes = CacheLifetime.fiveMinutes.seconds

    /// True if a key cannot fit a text workload without a region.
    private let isNever: Bool
    /// True if a question leaves a key open.
    private let isOpen: Bool
    private let isPromotion: Bool
    private let keys: UInt8
    /// The tier in which it applies; 0 for every tier.
    private let tier: UInt8
    private let explicit: Wanted
    private let thinking: Wanted
    /// The lifetime for which it applies; ``none`` for every lifetime.
    private let cacheTTL: Int64
    /// The seconds in which it is in effect.
    let period: Span
    /// The lengths of the prompt that it is for.
    let promptTokens: Span
    /// The lengths of the answer that it is for.
    let outputTokens: Span
    /// The numbers of search results that it is for.
    let results: Span
    /// The index of its window among the distinct ones, or -1.
    private let window: Int32

    /// A term that fits no situation.
    static let never = PlainTerm(
        Term(conditions: .none, effective: EffectivePeriod(from: Timestamp(seconds: .max))), .plain, window: nil)

    /// Creates the numbers of a term.
    init(_ term: Term, _ kind: RateTerm.Kind, window: Int?) {
        let conditions = term.conditions
        let others = Self.constantKeys(of: conditions).fit(Situation(at: Timestamp(seconds: 0)), of: .request)
        (isNever, isOpen) = (others == .no, others == .unstated)
        isPromotion = conditions.promotion ?? false
        keys = UInt8(conditions.count)
        // A charge outside of tiers applies in every tier, unless it names one.
        tier = conditions.serviceTier.map(Self.number) ?? (kind == .outsideTiers ? 0 : Self.number(of: .standard))
        explicit = Wanted(conditions.cache.map { $0 == .explicit })
        thinking = Wanted(conditions.thinking)
        cacheTTL = conditions.cacheTTL?.seconds ?? (kind == .cacheWrite ? Self.fiveMinutes : Self.none)
        // The end is the first second that is not included.
        period = Span(
            first: term.effective.from?.seconds ?? .min, last: term.effective.to.map { $0.seconds - 1 } ?? .max)
        promptTokens = Span(conditions.promptTokens)
        outputTokens = Span(conditions.outputTokens)
        results = Span(conditions.results)
        self.window = window.map { Int32($0) } ?? -1
    }

    /// Returns the fit: one of ``Fit``, or one more than its keys.
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

    /// The lifetime of written tokens in seconds; nil for any.
    var namedLifetime: Int64? { cacheTTL == Self.none ? nil : cacheTTL }

    /// Returns the keys that fit a text workload or not whatever it states, as all do that have no number here.
    private static func constantKeys(of conditions: Conditions) -> Conditions {
        var constant = conditions
        (constant.serviceTier, constant.cache, constant.cacheTTL, constant.thinking) = (nil, nil, nil, nil)
        (constant.promptTokens, constant.outputTokens, constant.results) = (nil, nil, nil)
        (constant.window, constant.promotion) = (nil, nil)
        return constant
    }

    private static func number(of tier: ServiceTier) -> UInt8 { UInt8(tier.caseIndex) + 1 }
}

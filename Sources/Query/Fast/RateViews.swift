import Synchronization
import Tariff

/// The views of the rates that questions asked for lately.
///
/// Which rates fit changes with a question only at the bounds that terms name: questions of 1,000 and of 1,001 tokens
/// nearly always see the same. So what they see is worked out once for all between two bounds.
final class RateViews: Sendable {
    /// Between which bounds a question lies, and what else terms ask of it.
    private struct Circumstances: Equatable {
        var tier: ServiceTier
        var promptTokens: Int
        var outputTokens: Int
        var results: Int
        var seconds: Int
        /// Nil for one that no term names.
        var cacheTTL: Int64?
        var cache: CacheKind?
        var isThinking: Bool
        var countsPromotions: Bool
        var isOpen: [Bool]
    }

    private let terms: TermTable
    private let table: RateTable
    /// The first numbers and moments of the spans between two bounds, in order.
    private let bounds: (promptTokens: [Int64], outputTokens: [Int64], results: [Int64], seconds: [Int64])
    private let cacheLifetimes: Set<Int64>
    /// How many are kept at most.
    private let most: Int
    /// Those that were made last stand last.
    private let views = Mutex<[(circumstances: Circumstances, view: RateView)]>([])

    init(_ terms: TermTable, _ table: RateTable) {
        self.terms = terms
        self.table = table
        bounds = (
            terms.bounds(\.promptTokens), terms.bounds(\.outputTokens), terms.bounds(\.results), terms.bounds(\.period)
        )
        cacheLifetimes = terms.cacheLifetimes
        // A view has a number or more for each offer.
        most = min(16, max(2, 1_000_000 / max(1, table.offerCount)))
    }

    /// The rates as a situation without a region and without images, sound or video sees them.
    func view(of situation: Situation) -> RateView {
        let isOpen = terms.windows.reading(at: situation.at).isOpen
        let circumstances = Circumstances(
            tier: situation.serviceTier, promptTokens: Self.place(of: situation.promptTokens, in: bounds.promptTokens),
            outputTokens: Self.place(of: situation.outputTokens, in: bounds.outputTokens),
            results: Self.place(of: situation.results, in: bounds.results),
            seconds: Self.place(of: situation.at.seconds, in: bounds.seconds),
            cacheTTL: cacheLifetimes.contains(situation.cacheTTL.seconds) ? situation.cacheTTL.seconds : nil,
            cache: situation.cache, isThinking: situation.isThinking, countsPromotions: situation.countsPromotions,
            isOpen: isOpen)
        // So few that comparing is faster than hashing.
        let known = views.withLock { views in views.last { $0.circumstances == circumstances }?.view }
        if let known { return known }
        let view = RateView(table, fits: terms.fits(situation, isOpen: isOpen))
        views.withLock { views in
            if views.count >= most { views.removeFirst(views.count + 1 - most) }
            views.append((circumstances, view))
        }
        return view
    }

    /// How many of the bounds are not above a number.
    private static func place(of number: Int64, in bounds: [Int64]) -> Int {
        bounds.countBefore { $0 <= number }
    }
}

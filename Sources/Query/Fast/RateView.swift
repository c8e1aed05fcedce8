import Tariff

/// The rates of an index as all questions in the same circumstances see them, computed slot by slot on demand.
final class RateView: Sendable, Hashable {
    /// The circumstances of a question that decide which rates apply.
    ///
    /// Used as a cache key.
    ///
    /// A question changes which rates apply only at the bounds that terms name: questions of 1,000 and of 1,001 tokens nearly
    /// always see the same rates. So the key states the interval between two bounds that each number lies in.
    struct Key: Hashable {
        let tier: ServiceTier
        let promptTokens: Int
        let outputTokens: Int
        let results: Int
        let seconds: Int
        /// The lifetime of a cache; nil for one that no term names.
        let cacheTTL: Int64?
        let cache: CacheKind
        let isThinking: Bool
        let countsPromotions: Bool
        /// The windows that are open.
        let isOpen: [Bool]

        /// Hashes a few of the parts, which tell most keys apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(tier)
            hasher.combine(promptTokens)
            hasher.combine(outputTokens)
            hasher.combine(cacheTTL)
        }
    }

    /// The price of a unit at every offer.
    ///
    /// A class, because many questions share it and passing it on must not retain every part.
    final class Amounts: Sendable {
        /// The amounts in femto-dollars per unit, by offer; valid only for ``priced``.
        let amounts: [Int64]
        /// The offers that have a rate, or are known to charge nothing.
        let priced: OfferSet

        fileprivate init(_ amounts: [Int64], _ priced: OfferSet) { (self.amounts, self.priced) = (amounts, priced) }

        /// Combines two: the amounts of the first, and of the second for all other offers.
        fileprivate init(_ first: Amounts, else second: Amounts) {
            var amounts = second.amounts
            first.priced.forEach { offer in
                amounts[offer] = first.amounts[offer]
                return true
            }
            self.amounts = amounts
            priced = first.priced.union(second.priced)
        }
    }

    /// A slot, and the rates that stand in for offers that have none of it.
    ///
    /// Used as a cache key.
    private struct Source: Hashable {
        enum StandIn { case none, parent, usualThenParent }

        let slot: RateSlot
        let standIn: StandIn
    }

    private let index: CatalogIndex
    /// The fit of each term, as ``PlainTerm/fit(_:)`` returns it.
    private let fits: [UInt8]
    private let amounts = Memo<Source, Amounts>(capacity: 3 * RateSlot.allCases.count)

    init(_ index: CatalogIndex, fits: [UInt8]) {
        self.index = index
        self.fits = fits
    }

    /// The prices in a slot.
    subscript(_ slot: RateSlot) -> Amounts {
        amounts.value(for: Source(slot: slot, standIn: .none)) { choose(slot) }.value
    }

    /// The prices in a slot, or in another slot for offers that have no rate in the first.
    subscript(_ slot: RateSlot, else parent: RateSlot) -> Amounts {
        amounts.value(for: Source(slot: slot, standIn: .parent)) { Amounts(self[slot], else: self[parent]) }.value
    }

    /// Returns the prices of writing to a cache, or else of writing at the usual lifetime, or else of input.
    ///
    /// - Parameter usual: The view of the same circumstances but for the lifetime.
    /// - Returns: The prices.
    func cacheWrites(else usual: RateView) -> Amounts {
        guard usual !== self else { return self[.cacheWrite, else: .input] }
        return amounts.value(for: Source(slot: .cacheWrite, standIn: .usualThenParent)) {
            Amounts(self[.cacheWrite], else: usual[.cacheWrite, else: .input])
        }.value
    }

    /// Chooses the rate of every offer in a slot.
    private func choose(_ slot: RateSlot) -> Amounts {
        let free = free(in: slot)
        var amounts = [Int64](repeating: 0, count: index.offerCount)
        var priced = free
        index.rates[slot.rawValue].withRates(fitting: fits) { rates in
            for offer in amounts.indices where !free.contains(offer) {
                guard let amount = rates.amount(of: offer) else { continue }
                amounts[offer] = amount
                priced.insert(offer)
            }
        }
        return Amounts(amounts, priced)
    }

    /// Returns the offers that charge nothing in a slot, whatever rates they have.
    private func free(in slot: RateSlot) -> OfferSet {
        let all = OfferSet.all(index.offerCount)
        if slot.isOfAnswers { return all.subtracting(index.facets[.other(.makesText)]) }
        return slot == .request ? all.subtracting(index.facets.pricing(.request)) : OfferSet(count: index.offerCount)
    }

    /// Returns true if both are the same object.
    static func == (left: RateView, right: RateView) -> Bool { left === right }

    /// Hashes the identity of the object.
    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

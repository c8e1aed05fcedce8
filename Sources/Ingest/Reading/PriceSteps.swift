import Tariff

/// Makes the base and the steps of a price disjoint (`docs/prices-and-units.md`, section 3).
enum PriceSteps {
    /// Gives every bare threshold its upper end and the base the first threshold.
    ///
    /// A rate of a service tier without steps of its own, next to a standard rate with steps, applies up to the first
    /// step: above it the price is unknown.
    static func disjoint(_ prices: [EntryDraft.Price]) -> [EntryDraft.Price] {
        var result = prices
        for key in [\Conditions.promptTokens, \.pixels, \.interval] {
            separate(&result, by: key)
        }
        capTiers(&result)
        return result
    }

    private static func separate(_ prices: inout [EntryDraft.Price], by key: WritableKeyPath<Conditions, Bounds?>) {
        guard prices.contains(where: { $0.rate.conditions[keyPath: key] != nil }) else { return }
        for indices in grouped(prices, without: key).values where indices.count > 1 {
            // An entry that states both ends of a range needs no further limits.
            if indices.contains(where: { prices[$0].rate.conditions[keyPath: key]?.upper != nil }) { continue }
            let bare = indices
            let starts = bare.compactMap { index in prices[index].rate.conditions[keyPath: key]?.lower }
            let sorted = Set(starts).sorted { ($0.value, $0.isIncluded ? 0 : 1) < ($1.value, $1.isIncluded ? 0 : 1) }
            for index in bare {
                let lower = prices[index].rate.conditions[keyPath: key]?.lower
                let next = lower.map { start in sorted.first { $0.value > start.value } } ?? sorted.first
                guard let next else { continue }
                prices[index].rate.conditions[keyPath: key] = Bounds(
                    lower: lower, upper: Bounds.End(next.value, isIncluded: !next.isIncluded))
            }
        }
    }

    private static func capTiers(_ prices: inout [EntryDraft.Price]) {
        let steps = prices.filter {
            $0.rate.conditions.serviceTier == nil && $0.rate.conditions.promptTokens?.lower != nil
        }
        guard !steps.isEmpty else { return }
        for index in prices.indices {
            let rate = prices[index].rate
            guard rate.conditions.serviceTier != nil, rate.conditions.promptTokens == nil else { continue }
            let first = steps.filter { step in
                var same = step.rate.conditions
                same.serviceTier = rate.conditions.serviceTier
                same.promptTokens = nil
                return step.rate.component == rate.component && step.rate.unit == rate.unit && same == rate.conditions
            }
            .compactMap { $0.rate.conditions.promptTokens?.lower }
            .min { $0.value < $1.value }
            guard let first else { continue }
            prices[index].rate.conditions.promptTokens = Bounds(
                upper: Bounds.End(first.value, isIncluded: !first.isIncluded))
        }
    }

    private struct Group: Hashable {
        var component: Component
        var unit: PriceUnit
        var currency: Currency
        var effective: EffectivePeriod
        var conditions: Conditions
    }

    private static func grouped(
        _ prices: [EntryDraft.Price], without key: WritableKeyPath<Conditions, Bounds?>
    ) -> [Group: [Int]] {
        Dictionary(grouping: prices.indices) { index in
            let price = prices[index]
            var conditions = price.rate.conditions
            conditions[keyPath: key] = nil
            return Group(
                component: price.rate.component, unit: price.rate.unit, currency: price.rate.currency,
                effective: price.effective, conditions: conditions)
        }
    }
}

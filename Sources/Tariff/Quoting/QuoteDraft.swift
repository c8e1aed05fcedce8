/// The lines of an unfinished quote.
struct QuoteDraft {
    private let ladders: [Ladder]
    private let modifiers: [Modifier]
    let situation: Situation
    let factors: RegionAndTierFactors
    let currency: Currency
    let requests: Int64
    private(set) var lines: [QuoteLine] = []

    init(
        ladders: [Ladder], modifiers: [Modifier], situation: Situation, factors: RegionAndTierFactors,
        currency: Currency, requests: Int64
    ) {
        self.ladders = ladders
        self.modifiers = modifiers
        self.situation = situation
        self.factors = factors
        self.currency = currency
        self.requests = requests
        lines.reserveCapacity(4)
    }

    /// Adds a line at the rate that applies.
    ///
    /// A quantity of zero needs no rate. If `stoodInFor` is set, it is the component that is charged, and only the rate is
    /// that of `component`.
    mutating func add(
        _ component: Component, _ quantity: Int64, unit: PriceUnit = .token, as stoodInFor: Component? = nil,
        note: String? = nil
    ) throws(Exclusion) {
        guard quantity > 0 else { return }
        guard let choice = choose(component, unit, in: situation) else {
            throw exclusion(component, [unit], situation)
        }
        try append(choice, quantity, as: stoodInFor ?? component, note: note)
    }

    /// Adds a line and returns true if a rate of the component applies.
    ///
    /// If `cacheTTL` is set, it replaces the lifetime of the question.
    mutating func addIfPriced(
        _ component: Component, _ quantity: Int64, cacheTTL: CacheLifetime? = nil, note: String? = nil
    ) throws(Exclusion) -> Bool {
        var asked = situation
        if let cacheTTL { asked.cacheTTL = cacheTTL }
        guard let choice = choose(component, .token, in: asked) else { return false }
        try append(choice, quantity, as: component, note: note)
        return true
    }

    /// Adds a line in the first unit that has a rate.
    ///
    /// A rate that fits the request takes precedence over any fallback.
    mutating func add(_ quantity: MediaQuantity) throws(Exclusion) {
        var asked = situation
        asked.duration = quantity.duration
        var best: RateIndex?
        for unit in quantity.units where best?.isFallback ?? true {
            guard let choice = choose(quantity.component, unit, in: asked) else { continue }
            if best == nil || !choice.isFallback { best = choice }
        }
        guard let best else { throw exclusion(quantity.component, quantity.units, asked) }
        try append(best, quantity.count, as: quantity.component, note: nil)
    }

    /// Adds the cost of cache storage for written tokens if the seller charges for it.
    mutating func addStorage(tokens: Int64, lifetime: CacheLifetime) throws(Exclusion) {
        let component = Component.inputTextCacheStorage
        if let choice = choose(component, .token, in: situation) {
            try append(choice, tokens, as: component, note: "kept for \(lifetime)")
        } else if let choice = choose(component, .tokenHour, in: situation) {
            let rate = ladders[choice.ladder].steps[choice.step].rate
            let amount = factors.apply(to: rate)
            // The lifetime and the tokens of a question are bounded so that this product does not overflow.
            let seconds = tokens * lifetime.seconds * requests
            lines.append(
                QuoteLine(
                    component: component, unit: .tokenHour,
                    quantity: Self.hours(seconds), amount: amount,
                    currency: currency, cost: (amount * seconds).divided(by: 3600),
                    conditions: rate.conditions, note: Self.join(choice.note, "kept for \(lifetime)"),
                    ladder: choice.ladder))
        }
    }

    /// Adds a line without a cost because the offer does not charge by the token.
    mutating func addUnbilled(_ component: Component, _ quantity: Int64, note: String) {
        lines.append(
            QuoteLine(
                component: component, unit: .token, quantity: Cost(units: quantity * requests), amount: .zero,
                currency: currency, cost: .zero, note: note))
    }

    private mutating func append(
        _ index: RateIndex, _ quantity: Int64, as component: Component, note: String?
    ) throws(Exclusion) {
        // The rate is read in place because a copy retains two dozen references.
        let unit = ladders[index.ladder].steps[index.step].rate.unit
        var amount = ladders[index.ladder].steps[index.step].rate.amount
        var more: String?
        if factors.areAny {
            amount = factors.apply(to: ladders[index.ladder].steps[index.step].rate)
            more = factors.note(for: ladders[index.ladder].steps[index.step].rate)
        }
        guard
            let billed = BilledQuantity(
                quantity, of: component, in: unit, size: situation.media.size ?? .usual, modifiers),
            let cost = billed.cost(at: amount, requests: requests)
        else { throw .rate(component) }
        lines.append(
            QuoteLine(
                component: component, unit: unit,
                quantity: Cost(units: billed.count * requests).divided(by: billed.parts), amount: amount,
                currency: currency, cost: cost,
                conditions: ladders[index.ladder].steps[index.step].rate.conditions,
                note: Self.join(Self.join(note, billed.note), Self.join(index.note, more)), ladder: index.ladder))
    }

    private func choose(_ component: Component, _ unit: PriceUnit, in situation: Situation) -> RateIndex? {
        RateIndex.choose(component, unit, currency: currency, in: ladders, situation: situation)
    }

    /// Returns the reason why no rate applies: the offer has none, or it is in another currency.
    private func exclusion(_ component: Component, _ units: [PriceUnit], _ situation: Situation) -> Exclusion {
        let others = Set(
            ladders.filter { $0.key.component == component && units.contains($0.key.unit) }.map(\.key.currency))
        for other in others.sorted() where other != currency {
            for unit in units {
                let choice = RateIndex.choose(
                    component, unit, currency: other, in: ladders, situation: situation)
                if choice != nil { return .currency(other) }
            }
        }
        return .rate(component)
    }

    /// Returns token seconds as token hours, rounded to a millionth.
    private static func hours(_ seconds: Int64) -> Cost {
        Cost(femto: Cost(femto: Int128(seconds) * 1_000_000).divided(by: 3600).femto * 1_000_000_000)
    }

    private static func join(_ note: String?, _ more: String?) -> String? {
        guard let note, let more else { return note ?? more }
        return "\(note); \(more)"
    }
}

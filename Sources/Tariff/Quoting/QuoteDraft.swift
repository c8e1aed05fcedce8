/// The lines of a quote while they are being put together.
struct QuoteDraft {
    let offer: Offer
    let situation: Situation
    let factors: RegionAndTierFactors
    let currency: Currency
    let requests: Int64
    private(set) var lines: [QuoteLine] = []

    init(
        offer: Offer, situation: Situation, factors: RegionAndTierFactors, currency: Currency, requests: Int64
    ) {
        self.offer = offer
        self.situation = situation
        self.factors = factors
        self.currency = currency
        self.requests = requests
        lines.reserveCapacity(4)
    }

    /// Adds a line at the rate that applies; a quantity of zero needs no rate.
    ///
    /// Where `stoodInFor` is set it is the component that is charged, and `component` only lends its rate.
    mutating func add(
        _ component: Component, _ quantity: Int64, unit: PriceUnit = .token, as stoodInFor: Component? = nil,
        note: String? = nil
    ) throws(Exclusion) {
        guard quantity > 0 else { return }
        guard
            let choice = RateChoice.choose(
                component, unit, currency: currency, in: offer.ladders, situation: situation)
        else { throw exclusion(component, unit) }
        append(choice, quantity, as: stoodInFor ?? component, note: note)
    }

    /// Adds a line when a rate of the component applies, and tells whether one does.
    ///
    /// A `cacheTTL` is asked for instead of the question's own lifetime.
    mutating func addIfPriced(
        _ component: Component, _ quantity: Int64, cacheTTL: CacheLifetime? = nil, note: String? = nil
    ) -> Bool {
        var asked = situation
        if let cacheTTL { asked.cacheTTL = cacheTTL }
        guard
            let choice = RateChoice.choose(component, .token, currency: currency, in: offer.ladders, situation: asked)
        else { return false }
        append(choice, quantity, as: component, note: note)
        return true
    }

    /// Adds what keeping written tokens costs, where the seller charges for it.
    mutating func addStorage(tokens: Int64, lifetime: CacheLifetime) {
        let component = Component.inputTextCacheStorage
        if let choice = RateChoice.choose(
            component, .token, currency: currency, in: offer.ladders, situation: situation)
        {
            append(choice, tokens, as: component, note: "kept for \(lifetime)")
        } else if let choice = RateChoice.choose(
            component, .tokenHour, currency: currency, in: offer.ladders, situation: situation)
        {
            let amount = factors.apply(to: choice.rate)
            let seconds = Int128(tokens) * Int128(lifetime.seconds) * Int128(requests)
            lines.append(
                QuoteLine(
                    component: component, unit: .tokenHour,
                    quantity: Cost(femto: Self.divide(seconds * 1_000_000, by: 3600) * 1_000_000_000),
                    amount: amount, currency: currency,
                    cost: Cost(femto: Self.divide(seconds * Int128(amount.femto), by: 3600)),
                    conditions: choice.rate.conditions, note: Self.join(choice.note, "kept for \(lifetime)"),
                    ladder: choice.ladder))
        }
    }

    /// Adds a line that costs nothing, because the offer does not sell by the token.
    mutating func addUnbilled(_ component: Component, _ quantity: Int64, note: String) {
        lines.append(
            QuoteLine(
                component: component, unit: .token, quantity: Self.quantity(quantity * requests), amount: .zero,
                currency: currency, cost: .zero, note: note))
    }

    private mutating func append(_ choice: RateChoice, _ quantity: Int64, as component: Component, note: String?) {
        let amount = factors.apply(to: choice.rate)
        lines.append(
            QuoteLine(
                component: component, unit: choice.rate.unit, quantity: Self.quantity(quantity * requests),
                amount: amount, currency: currency, cost: amount * quantity * requests,
                conditions: choice.rate.conditions,
                note: Self.join(note, choice.note, factors.note(for: choice.rate)), ladder: choice.ladder))
    }

    /// Why no rate applies: there is none, or it is in another currency.
    private func exclusion(_ component: Component, _ unit: PriceUnit) -> Exclusion {
        let others = Set(
            offer.ladders.filter { $0.key.component == component && $0.key.unit == unit }.map(\.key.currency))
        for other in others.sorted() where other != currency {
            let choice = RateChoice.choose(component, unit, currency: other, in: offer.ladders, situation: situation)
            if choice != nil { return .currency(other) }
        }
        return .rate(component)
    }

    private static func quantity(_ count: Int64) -> Cost { Cost(femto: Int128(count) * 1_000_000_000_000_000) }

    private static func join(_ notes: String?...) -> String? {
        let said = notes.compactMap { $0 }
        return said.isEmpty ? nil : said.joined(separator: "; ")
    }

    /// Divides and rounds half to even.
    private static func divide(_ value: Int128, by divisor: Int128) -> Int128 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        let isUp = remainder * 2 > divisor || (remainder * 2 == divisor && quotient % 2 == 1)
        return isUp ? quotient + 1 : quotient
    }
}

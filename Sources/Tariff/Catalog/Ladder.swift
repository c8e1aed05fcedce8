/// All rates of one (offer, component, unit, currency, service tier, region, promotion) as one source states them.
///
/// Steps and windows stand together in it; rates of two sources are never mixed.
package struct Ladder: Sendable, Hashable {
    /// The key that distinguishes the ladders of an offer.
    package struct Key: Sendable, Hashable, Comparable {
        /// The component that is charged for.
        package var component: Component
        /// The unit that it is counted in.
        package var unit: PriceUnit
        /// The currency of the amounts.
        package var currency: Currency
        /// A tier other than the standard one.
        package var serviceTier: ServiceTier?
        /// A region, where the rates name one.
        package var region: String?
        /// True for promotional prices.
        package var isPromotion: Bool

        /// The ladder that a rate belongs to.
        package init(_ rate: Rate) {
            component = rate.component
            unit = rate.unit
            currency = rate.currency
            serviceTier = rate.conditions.serviceTier
            region = rate.conditions.region
            isPromotion = rate.conditions.promotion ?? false
        }

        private var order: (UInt8, UInt8, String, String, String) {
            (
                component.rawValue, unit.rawValue, currency.rawValue, serviceTier?.rawValue ?? "",
                (region ?? "") + (isPromotion ? "!" : "")
            )
        }

        /// Compares component, unit, currency, tier, region and promotion.
        package static func < (left: Key, right: Key) -> Bool { left.order < right.order }
    }

    /// One step of a ladder with its evidence.
    package struct Step: Sendable, Hashable {
        /// The price under conditions.
        package var rate: Rate
        /// The period in which it applies.
        package var effective: EffectivePeriod
        /// The entry's own id in the document.
        package var key: String
        /// The path of the field.
        package var field: String
        /// The number as printed.
        package var raw: String

        /// Creates a step.
        package init(
            rate: Rate, effective: EffectivePeriod = .always, key: String = "", field: String = "", raw: String = ""
        ) {
            self.rate = rate
            self.effective = effective
            self.key = key
            self.field = field
            self.raw = raw
        }
    }

    /// The key of the ladder.
    package var key: Key
    /// The source whose ladder is published.
    package var source: SourceID
    /// The steps, in a fixed order.
    package var steps: [Step]
    /// Every source that states this ladder in any way, the published one first.
    package var evidence: [Evidence]
    /// The number of sources that state the same amounts, including the published one.
    package var agree: Int
    /// The confidence in the ladder.
    package var confidence: Confidence
    /// The statements of the other sources, by the ids of the sources.
    package var statements: [Statement]

    /// Creates a ladder.
    package init(
        key: Key, source: SourceID, steps: [Step], evidence: [Evidence] = [], agree: Int = 1,
        confidence: Confidence = .single, statements: [Statement] = []
    ) {
        self.key = key
        self.source = source
        self.steps = steps
        self.evidence = evidence
        self.agree = agree
        self.confidence = confidence
        self.statements = statements
    }

    /// Returns true for a ladder of a component in a unit and a currency.
    func isOf(_ component: Component, _ unit: PriceUnit, _ currency: Currency) -> Bool {
        key.component == component && key.unit == unit && key.currency == currency
    }
}

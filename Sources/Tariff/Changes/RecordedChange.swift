/// A change as stored in the database, with the evidence from its sources.
package struct RecordedChange: Sendable, Hashable {
    /// A value with its evidence.
    package struct Value: Sendable, Hashable {
        /// The amount in units of 10^-15 as text, the value of a fact, or a status.
        package var text: String
        /// The evidence, or nil if no source states the value, such as the status of an offer that vanished.
        package var evidence: Evidence?

        /// Creates a value.
        package init(text: String, evidence: Evidence?) {
            self.text = text
            self.evidence = evidence
        }
    }

    /// The claim that supports a value.
    package struct Evidence: Sendable, Hashable {
        /// The source that states the value.
        package var source: SourceID
        /// The entry's own id in the document.
        package var key: String
        /// The path of the field.
        package var field: String
        /// The value as printed.
        package var raw: String
        /// The address of the document.
        package var url: String
        /// The moment at which the value was first observed.
        package var observedAt: Timestamp
        /// The period in which the value applies.
        package var effective: EffectivePeriod

        /// Creates the evidence.
        package init(
            source: SourceID, key: String, field: String, raw: String, url: String, observedAt: Timestamp,
            effective: EffectivePeriod
        ) {
            self.source = source
            self.key = key
            self.field = field
            self.raw = raw
            self.url = url
            self.observedAt = observedAt
            self.effective = effective
        }
    }

    /// The subject of a price.
    package struct Price: Sendable, Hashable {
        /// The component that is charged for.
        package var component: Component
        /// The unit in which the component is counted.
        package var unit: PriceUnit
        /// The currency of the amounts.
        package var currency: Currency
        /// The conditions under which the price applies.
        package var conditions: Conditions

        /// Creates the subject of a price.
        package init(component: Component, unit: PriceUnit, currency: Currency, conditions: Conditions) {
            self.component = component
            self.unit = unit
            self.currency = currency
            self.conditions = conditions
        }
    }

    /// The number of the change; later changes have higher numbers.
    package var number: Int64
    /// The sequence of the catalog that introduced the change.
    package var sequence: Int64
    /// The fetch time of the documents that introduced the change.
    package var at: Timestamp
    /// The offer.
    package var offer: OfferID
    /// The kind of the change.
    package var kind: OfferChange.Kind
    /// The price that changed, or nil if the change is not about a price.
    package var price: Price?
    /// The key of the fact that changed, or nil if the change is not about a fact.
    package var fact: String?
    /// The value before the change, or nil if there was none.
    package var old: Value?
    /// The value after the change, or nil if there is none.
    package var new: Value?

    /// Creates a recorded change.
    package init(
        number: Int64, sequence: Int64, at: Timestamp, offer: OfferID, kind: OfferChange.Kind, price: Price? = nil,
        fact: String? = nil, old: Value? = nil, new: Value? = nil
    ) {
        self.number = number
        self.sequence = sequence
        self.at = at
        self.offer = offer
        self.kind = kind
        self.price = price
        self.fact = fact
        self.old = old
        self.new = new
    }
}

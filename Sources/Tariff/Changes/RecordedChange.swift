/// A change as the database remembers it, with the words of the sources that it rests on.
package struct RecordedChange: Sendable, Hashable {
    /// A value with what it was read from.
    package struct Value: Sendable, Hashable {
        /// The amount in femto as text, a fact's value, or a status.
        package var text: String
        /// The claim; nil where no source said it in words, as with the status of an offer that vanished.
        package var evidence: Evidence?

        /// Makes a value.
        package init(text: String, evidence: Evidence?) {
            self.text = text
            self.evidence = evidence
        }
    }

    /// The claim that a value rests on.
    package struct Evidence: Sendable, Hashable {
        /// The source that states it.
        package var source: SourceID
        /// The entry's own id in the document.
        package var key: String
        /// The path of the field.
        package var field: String
        /// The value as printed.
        package var raw: String
        /// The address of the document.
        package var url: String
        /// The moment at which the value was first seen.
        package var observedAt: Timestamp
        /// The period in which it applies.
        package var effective: EffectivePeriod

        /// Makes the evidence of a claim.
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
        /// The unit that it is counted in.
        package var unit: PriceUnit
        /// The currency of the amounts.
        package var currency: Currency
        /// The period in which it applies.
        package var conditions: Conditions

        /// Makes what a price is for.
        package init(component: Component, unit: PriceUnit, currency: Currency, conditions: Conditions) {
            self.component = component
            self.unit = unit
            self.currency = currency
            self.conditions = conditions
        }
    }

    /// Its place among all changes; a later one has a higher number.
    package var number: Int64
    /// The sequence of the catalog that it came with.
    package var sequence: Int64
    /// The moment of the documents that it came with.
    package var at: Timestamp
    /// The offer.
    package var offer: OfferID
    /// The kind of the change.
    package var kind: OfferChange.Kind
    /// The price that it happened to; nil where it was none.
    package var price: Price?
    /// The key of the fact that it happened to; nil where it was none.
    package var fact: String?
    /// The value before; nil is none.
    package var old: Value?
    /// The value after; nil is none.
    package var new: Value?

    /// Makes a change.
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

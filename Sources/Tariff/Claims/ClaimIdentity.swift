/// What makes two claims be about the same thing, whatever their values are.
///
/// Of a rate: source, offer, component, unit, currency, conditions and the first date. Claims of one
/// identity in one document that differ contradict each other.
package struct ClaimIdentity: Sendable, Hashable {
    /// The part of the identity that depends on the kind of claim.
    package enum Topic: Sendable, Hashable {
        case rate(Component, PriceUnit, Currency, Conditions)
        case fact(String)
        case modifier(Modifier)
        /// A skipped field: the entry and the field.
        case skip(String, String)
    }

    /// Who says it.
    package let source: SourceID
    /// The offer that it is said of.
    package let offer: OfferID
    /// What is said something about.
    package let topic: Topic
    /// The first date at which it applies.
    package let from: Timestamp?

    /// The identity of a claim.
    package init(_ claim: Claim) {
        source = claim.source
        offer = claim.offer
        from = claim.effective.from
        topic =
            switch claim.content {
            case .rate(let rate): .rate(rate.component, rate.unit, rate.currency, rate.conditions)
            case .fact(let fact): .fact(fact.key)
            case .modifier(let modifier): .modifier(modifier)
            case .skip: .skip(claim.key, claim.field)
            }
    }
}

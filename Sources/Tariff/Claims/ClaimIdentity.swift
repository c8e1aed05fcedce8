/// What makes two claims be about the same thing, whatever their values are.
///
/// Source (and whose word it passes on), offer and the first date; and of a rate component, unit, currency and conditions, of a fact its
/// key, of a modifier all of it, of a skipped field the entry and the field. Claims of one identity in one
/// document that differ contradict each other.
package struct ClaimIdentity: Sendable, Hashable {
    /// One of the claims of this identity.
    let claim: Claim

    /// The identity of a claim.
    package init(_ claim: Claim) {
        self.claim = claim
    }

    /// Whether both are about the same thing.
    package static func == (left: ClaimIdentity, right: ClaimIdentity) -> Bool {
        let (left, right) = (left.claim, right.claim)
        guard left.offer == right.offer, left.effective.from == right.effective.from, left.source == right.source,
            left.origin == right.origin
        else { return false }
        switch (left.content, right.content) {
        case (.rate(let one), .rate(let other)):
            return one.component == other.component && one.unit == other.unit && one.currency == other.currency
                && one.hasConditions(of: other)
        case (.fact(let one), .fact(let other)): return one.isAboutSame(as: other)
        case (.modifier(let one), .modifier(let other)): return one == other
        case (.skip, .skip): return left.key == right.key && left.field == right.field
        default: return false
        }
    }

    /// Hashes what mostly tells things apart.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(claim.offer)
        switch claim.content {
        case .rate(let rate):
            hasher.combine(rate.component)
            hasher.combine(rate.unit)
            rate.hashConditions(into: &hasher)
        case .fact(let fact): fact.hashSubject(into: &hasher)
        case .modifier(let modifier): hasher.combine(modifier)
        case .skip: hasher.combine(claim.field)
        }
    }
}

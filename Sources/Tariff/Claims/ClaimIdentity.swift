/// The subject of a claim, regardless of its value.
///
/// It consists of the source, the origin, the offer and the first date. It also includes the component, unit, currency and
/// conditions of a rate, the key of a fact, the whole of a modifier, or the entry and the field of a skipped price.
/// Different claims with one identity in one document contradict each other.
package struct ClaimIdentity: Sendable, Hashable {
    /// One of the claims with this identity.
    let claim: Claim

    /// Creates the identity of a claim.
    package init(_ claim: Claim) {
        self.claim = claim
    }

    /// Returns true if both identify the same subject.
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

    /// Hashes the properties that distinguish most subjects.
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

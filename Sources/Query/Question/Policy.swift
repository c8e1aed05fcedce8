package import Tariff

/// How an answer is chosen among what qualifies: section 3 of the contract, the words of the policy.
package struct Policy: Sendable, Hashable {
    /// What to do with offers that are given away.
    package enum Free: String, Sendable, Hashable, CaseIterable {
        case exclude, include, only
    }

    /// Which cost decides.
    package enum Basis: String, Sendable, Hashable, CaseIterable {
        case landed, list
    }

    /// Of what the cheapest one is kept.
    package enum Group: String, Sendable, Hashable, CaseIterable {
        case offer, model, provider, lab
    }

    /// What to do with offers that are given away.
    package var free = Free.exclude
    /// Whether offers of plans that are paid for already take part.
    package var includesIncluded = false
    /// Whether promotional prices count.
    package var includesPromotions = true
    /// Whether a capability or limit that nobody states passes.
    package var includesUnknown = false
    /// Whether the stand-ins for missing rates are applied.
    package var substitutesMissing = true
    /// Whether offers with disputed prices take part.
    package var includesDisputed = true
    /// How old the evidence may be, in seconds; nil asks for nothing.
    package var maxAge: Int64?
    /// Which cost decides.
    package var basis = Basis.landed
    /// How credit is bought, for fees.
    package var payment = "card"
    /// How much credit is bought at once, as decimal text.
    package var topUp = "100"
    /// Whether the caller brings an own key to a gateway.
    package var byok = false
    /// What is spent in a month, as decimal text.
    package var monthlySpend = "0"
    /// The currency in which costs are told.
    package var currency = Currency.usd
    /// Of what the cheapest one is kept.
    package var per = Group.model
    /// How many results there are at most.
    package var limit = 5
    /// The moment whose knowledge is asked for; the caller hands in the index of then.
    package var asOf: Timestamp?
    /// Whether the answer shows some of what was excluded.
    package var explain = false

    /// The policy of a question that says nothing.
    package init() {}
}

package import Tariff

/// The rules by which an answer is chosen among the offers that qualify.
package struct Policy: Sendable, Hashable {
    /// The treatment of free offers.
    package enum Free: String, Sendable, Hashable, CaseIterable {
        case exclude, include, only
    }

    /// The cost that decides.
    package enum Basis: String, Sendable, Hashable, CaseIterable {
        case landed, list
    }

    /// The grouping of results, of which only the cheapest per group is returned.
    package enum Group: String, Sendable, Hashable, CaseIterable {
        case offer, model, provider, lab
    }

    /// The treatment of free offers.
    package var free = Free.exclude
    /// Indicates whether offers of plans that are already paid for take part.
    package var includesIncluded = false
    /// Indicates whether promotional prices count.
    package var includesPromotions = true
    /// Indicates whether a capability or limit that no source states passes.
    package var includesUnknown = false
    /// Indicates whether stand-ins for missing rates are applied.
    package var substitutesMissing = true
    /// Indicates whether offers with disputed prices take part.
    package var includesDisputed = true
    /// The largest age of evidence in seconds; nil allows any age.
    package var maxAge: Int64?
    /// The cost that decides.
    package var basis = Basis.landed
    /// The way of paying for credit, for fees.
    package var payment = "card"
    /// The credit that is bought at once, as decimal text.
    package var topUp = "100"
    /// Indicates whether the caller uses own keys at a gateway.
    package var byok = false
    /// The spending of a month, as decimal text.
    package var monthlySpend = "0"
    /// The currency of costs.
    package var currency = Currency.usd
    /// The grouping of results.
    package var per = Group.model
    /// The largest number of results.
    package var limit = 5
    /// The moment whose catalog answers; the caller passes the index of that moment.
    package var asOf: Timestamp?
    /// Indicates whether the answer names some of the excluded offers.
    package var explain = false

    /// Creates the policy of a question without parameters.
    package init() {}
}

extension Parameter {
    /// The parameters about how to choose, which a ``Policy`` stores.
    static let policy: [Parameter] = [
        free,
        Parameter(
            "included", .either("include", "exclude"), \.policy.includesIncluded,
            "Offers of plans that you already pay for"),
        promotions, unknown, missing,
        Parameter(
            "disputed", .either("include", "exclude"), \.policy.includesDisputed, "Offers whose price is disputed"),
        Parameter("max_age", .age, optional: \.policy.maxAge, "The oldest evidence that counts"),
        Parameter("basis", .choice, \.policy.basis, "The cost that decides"),
        Parameter("payment", .payment, \.policy.payment, "The way of paying for credit; the catalog has no fees yet"),
        Parameter("top_up", .money(orZero: false), \.policy.topUp, "The credit that is bought at once"),
        Parameter("byok", .flag, \.policy.byok, "True if you use your own keys at gateways"),
        Parameter("monthly_spend", .money(orZero: true), \.policy.monthlySpend, "Your spending in a month"),
        Parameter("currency", .currency, \.policy.currency, "The currency of costs; only USD can be answered yet"),
        Parameter(
            "per", .choice, \.policy.per,
            "Grouping: keeps only the cheapest result per offer, model, provider or lab"),
        limit, asOf,
        Parameter("explain", .flag, \.policy.explain, "Name examples of excluded offers", isSwitch: true),
    ]

    /// The treatment of free offers.
    package static let free = Parameter("free", .choice, \.policy.free, "Free offers")

    /// The treatment of promotional prices.
    package static let promotions = Parameter(
        "promotions", .either("include", "exclude"), \.policy.includesPromotions, "Promotional prices",
        also: { $0.workload.countsPromotions = $1 })

    /// The treatment of unknown capabilities and limits.
    package static let unknown = Parameter(
        "unknown", .either("include", "exclude"), \.policy.includesUnknown,
        "Offers with an unknown capability or limit")

    /// The treatment of missing rates.
    package static let missing = Parameter(
        "missing", .either("substitute", "exclude"), \.policy.substitutesMissing, "Missing cache and reasoning rates",
        also: { $0.workload.substitutesMissing = $1 })

    /// The largest number of results.
    package static let limit = Parameter("limit", .limit(in: 1...1000), \.policy.limit, "The most results")

    /// The moment whose catalog answers.
    package static let asOf = Parameter(
        "as_of", .moment, optional: \.policy.asOf, "Answer from the catalog as it was at this time")
}

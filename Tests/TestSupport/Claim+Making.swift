package import Tariff

extension Claim {
    /// A claim of a price, with evidence that a test may vary.
    package static func price(
        _ rate: Rate, of offer: OfferID = "seller:model", by source: SourceID = "source", key: String = "model",
        field: String = "pricing.prompt", raw: String? = nil, effective: EffectivePeriod = .always
    ) -> Claim {
        Claim(
            source: source, key: key, field: field, raw: raw ?? rate.amount.text(), offer: offer,
            content: .rate(rate), effective: effective)
    }

    /// A claim of a fact.
    package static func fact(
        _ fact: Fact, of offer: OfferID = "seller:model", by source: SourceID = "source"
    ) -> Claim {
        Claim(source: source, key: "model", field: fact.key, raw: fact.value, offer: offer, content: .fact(fact))
    }

    /// The same word, passed on by the bundle.
    package var bundled: Claim {
        Claim(
            source: .bundle, key: key, field: field, raw: raw, offer: offer, content: content, effective: effective,
            origin: source)
    }

    /// The claim as it is held while its source's newest document says so.
    package func open(since observed: Int64 = 1_000_000, confirmed: Int64? = nil) -> HeldClaim {
        HeldClaim(
            self, observedFrom: Timestamp(seconds: observed),
            confirmedAt: Timestamp(seconds: confirmed ?? observed))
    }

    /// The claim as it is held after its source stopped saying so.
    package func closed(from observed: Int64, to end: Int64) -> HeldClaim {
        HeldClaim(
            self, observedFrom: Timestamp(seconds: observed), observedTo: Timestamp(seconds: end),
            confirmedAt: Timestamp(seconds: observed))
    }
}

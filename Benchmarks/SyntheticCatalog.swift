import Tariff

/// Generates a catalog of any size with three rates per offer, always the same for the same size.
enum SyntheticCatalog {
    static func catalog(offers count: Int) -> Catalog {
        var generator = Generator(state: 1)
        var catalog = Catalog()
        catalog.providers = (0..<50).map {
            Provider(id: ProviderID(rawValue: "provider-\($0)"), name: "\($0)", kind: .host)
        }
        catalog.offers = (0..<count).map { number in
            let provider = catalog.providers[number % 50].id
            var offer = Offer(id: OfferID(provider: provider, modelID: "model-\(number)"), kind: .host)
            offer.model = ModelID(rawValue: "lab/model-\(number / 4)")
            offer.state = .priced
            offer.accepts = [.text]
            offer.produces = [.text]
            offer.limits = [.context: Int64(32_000 << Int(generator.next() % 5))]
            offer.capabilities = [.tools: generator.next() % 4 > 0]
            offer.ladders = [Component.inputText, .inputTextCacheRead, .outputText].map { component in
                let amount = Amount(femto: Int64(generator.next() % 20_000 + 1) * 1_000_000)
                let rate = Rate(component, .token, amount)
                return Ladder(key: Ladder.Key(rate), source: "synthetic", steps: [Ladder.Step(rate: rate)])
            }
            return offer
        }
        catalog.offers.sort { $0.id < $1.id }
        return catalog
    }

    /// A seeded generator (xorshift), so that every run uses the same numbers.
    private struct Generator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}

package import Tariff

/// One model with every offer that sells it, the cheapest first for the workload of a question that says nothing.
package struct ModelDetail: Sendable {
    /// One offer with what the workload costs there, or why it cannot be told.
    package struct Entry: Sendable {
        /// The offer.
        package let offer: Offer
        /// Where it stands at the moment.
        package let status: OfferStatus
        /// What the workload costs; nil when it cannot be told.
        package let quote: Quote?
        /// Why it cannot be told.
        package let reason: ExclusionReason?
    }

    /// The model.
    package let model: Model
    /// The offers: those with a cost first, by cost and id.
    package let offers: [Entry]
    /// The moment at which it is shown.
    package let now: Timestamp

    /// Prices the offers of a model.
    init(_ model: Model, _ offers: [Offer], now: Timestamp) {
        self.model = model
        self.now = now
        let quoter = Quoter(Workload(inputTokens: 1000, outputTokens: 500, at: now))
        let entries = offers.map { offer in
            do throws(Exclusion) {
                let quote = try quoter.answer(offer)
                return Entry(offer: offer, status: offer.status(at: now), quote: quote, reason: nil)
            } catch {
                let reason: ExclusionReason = offer.state == .priced ? ExclusionReason(error) : .state(offer.state)
                return Entry(offer: offer, status: offer.status(at: now), quote: nil, reason: reason)
            }
        }
        self.offers = entries.sorted { left, right in
            switch (left.quote?.list, right.quote?.list) {
            case (let mine?, let other?) where mine != other: mine < other
            case (.some, nil): true
            case (nil, .some): false
            default: left.offer.id < right.offer.id
            }
        }
    }

    /// The model as every client gets it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("id", model.id.rawValue)
            json.member("object", "model")
            json.member("created", model.releasedAt?.seconds ?? 0)
            json.member("owned_by", model.id.lab.rawValue)
            json.member("name", model.name)
            json.member("released_at", model.releasedAt)
            json.key("offers")
            json.array(offers) { json, entry in
                json.object { json in
                    entry.offer.writeHead(status: entry.status, to: &json)
                    json.member("model_rule", entry.offer.modelRule)
                    json.key("prices")
                    json.array(Self.mainPrices(of: entry.offer, at: now)) { json, step in
                        json.object { step.writePrice(to: &$0) }
                    }
                    json.member("cost", entry.quote?.list.description)
                    json.member("reason", entry.reason?.name)
                }
            }
        }
        return json.bytes
    }

    /// The prices in effect of the standard tier.
    private static func mainPrices(of offer: Offer, at moment: Timestamp) -> [Ladder.Step] {
        offer.ladders.filter { $0.key.serviceTier == nil }.flatMap(\.steps)
            .filter { $0.effective.contains(moment) }
    }
}

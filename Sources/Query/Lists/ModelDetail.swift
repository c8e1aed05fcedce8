import JSON
package import Tariff

/// One model with every offer that sells it, cheapest first for the default workload.
package struct ModelDetail: Sendable {
    /// One offer with the cost of the workload, or the reason why it has none.
    package struct Entry: Sendable {
        /// The offer.
        package let offer: Offer
        /// The status of the offer at the moment.
        package let status: OfferStatus
        /// The quote of the workload; nil if the offer has none.
        package let quote: Quote?
        /// The reason why the offer has no quote.
        package let reason: ExclusionReason?
    }

    /// The model.
    package let model: Model
    /// The offers: first those with a cost, by cost and id.
    package let offers: [Entry]
    /// The moment of the statuses and prices.
    package let now: Timestamp

    /// Prices the offers of a model.
    init(_ model: Model, _ offers: [SharedOffer], now: Timestamp) {
        self.model = model
        self.now = now
        let quoter = Quoter(Workload(inputTokens: 1000, outputTokens: 500, at: now))
        let found = QuotedOffers(offers) { offer throws(ExclusionReason) in
            do throws(Exclusion) { return try quoter.answer(offer) } catch {
                throw offer.state == .priced ? ExclusionReason(error) : .state(offer.state)
            }
        }
        let quoted = found.quoted.map { ($0.offer.offer, Optional($0.quote), nil as ExclusionReason?) }
        let excluded = found.excluded.map { ($0.offer.offer, nil as Quote?, Optional($0.reason)) }
        self.offers = (quoted + excluded).map { offer, quote, reason in
            Entry(offer: offer, status: offer.status(at: now), quote: quote, reason: reason)
        }
    }

    /// The JSON of the model.
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

    /// Returns the prices of the standard tier that are in effect.
    private static func mainPrices(of offer: Offer, at moment: Timestamp) -> [Ladder.Step] {
        offer.ladders.filter { $0.key.serviceTier == nil }.flatMap(\.steps)
            .filter { $0.effective.contains(moment) }
    }
}

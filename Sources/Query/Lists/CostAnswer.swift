package import Tariff

/// What a workload costs on one offer, or on every offer of a model.
package struct CostAnswer: Sendable {
    /// The catalog that answered.
    package let catalog: CheapestAnswer.Origin
    /// The question as it was understood.
    package let question: Question
    /// The id that was asked for.
    package let id: String
    /// The quotes, cheapest first.
    package let results: [CheapestAnswer.Result]
    /// Offers that cannot be quoted, by id, with the reason.
    package let excluded: [CheapestAnswer.ExcludedOffer]

    /// The answer as every client gets it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("catalog")
            catalog.write(to: &json)
            json.member("id", id)
            json.key("query")
            question.write(to: &json)
            json.key("results")
            json.array(results) { $1.write(rank: nil, to: &$0) }
            json.key("excluded")
            json.array(excluded) { json, excluded in
                json.object { json in
                    json.member("offer", excluded.offer.rawValue)
                    json.member("reason", excluded.reason.name)
                }
            }
        }
        return json.bytes
    }
}

extension CatalogIndex {
    /// Quotes a workload on an offer or on every offer of a model, whatever the requirement says.
    ///
    /// Offers that are gone stay costable. An offer without any price is told apart by its state.
    ///
    /// - Returns: nil when no offer and no model bears the id.
    package func cost(of id: String, _ question: Question, now: Timestamp) -> CostAnswer? {
        let places: [Int]
        if let place = place(ofOffer: id) {
            places = [place]
        } else if let model = place(ofModel: id) {
            places = offerPlaces(ofModel: model)
        } else {
            return nil
        }
        let quoter = Quoter(question.workload, currency: question.policy.currency)
        var results: [CheapestAnswer.Result] = []
        var excluded: [CheapestAnswer.ExcludedOffer] = []
        for place in places {
            let held = heldOffer(at: place)
            do throws(Exclusion) {
                let quote = try held.quote(by: quoter)
                results.append(CheapestAnswer.Result(held, quote, at: question.workload.at))
            } catch {
                let offer = held.offer
                let isPriceless = offer.state == .dynamic || offer.state == .unknown
                excluded.append(
                    .init(offer: offer.id, reason: isPriceless ? .state(offer.state) : ExclusionReason(error)))
            }
        }
        results.sort { left, right in
            left.quote.list == right.quote.list
                ? left.offer.id < right.offer.id : left.quote.list < right.quote.list
        }
        return CostAnswer(
            catalog: CheapestAnswer.Origin(self, at: now), question: question, id: id, results: results,
            excluded: excluded)
    }
}

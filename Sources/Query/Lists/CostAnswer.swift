import JSON
package import Tariff

/// The cost of a workload on one offer, or on every offer of a model.
package struct CostAnswer: Sendable {
    /// The catalog that answered.
    package let catalog: CheapestAnswer.Origin
    /// The question with its defaults filled in.
    package let question: Question
    /// The requested id.
    package let id: String
    /// The quotes, cheapest first.
    package let results: [CheapestAnswer.Result]
    /// The offers that cannot be quoted, by id, with the reason.
    package let excluded: [CheapestAnswer.ExcludedOffer]

    /// The JSON of the answer.
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
    /// Offers that are no longer sold can still be costed. An offer without any price is excluded by its state.
    ///
    /// - Returns: nil if no offer and no model has the id.
    package func cost(of id: String, _ question: Question, now: Timestamp) -> CostAnswer? {
        guard let rows = row(ofOffer: id).map({ [$0] }) ?? row(ofModel: id).map({ offerRows(ofModel: $0) }) else {
            return nil
        }
        let quoter = Quoter(question.workload, currency: question.policy.currency)
        let offers = QuotedOffers(rows.map { sharedOffer(at: $0) }) { offer throws(ExclusionReason) in
            do throws(Exclusion) { return try quoter.answer(offer) } catch {
                let isPriceless = offer.state == .dynamic || offer.state == .unknown
                throw isPriceless ? .state(offer.state) : ExclusionReason(error)
            }
        }
        return CostAnswer(
            catalog: CheapestAnswer.Origin(self, at: now), question: question, id: id,
            results: offers.quoted.map { .init($0.offer, $0.quote, at: question.workload.at) },
            excluded: offers.excluded.map { .init(offer: $0.offer.offer.id, reason: $0.reason) })
    }
}

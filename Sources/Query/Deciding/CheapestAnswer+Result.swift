package import JSON
package import Tariff

extension CheapestAnswer {
    /// One offer of the ranking.
    package struct Result: Sendable {
        private let shared: SharedOffer
        /// The cost with its evidence.
        let cost: any ResultCost
        /// The status of the offer at the moment of the question.
        package let status: OfferStatus
        /// The first moment at which the cost or the status may change.
        package let validUntil: Timestamp?

        /// Creates the result of a quote.
        init(_ offer: SharedOffer, _ quote: Quote, at moment: Timestamp) {
            self.init(offer, QuotedCost(quote, of: offer), at: moment)
        }

        /// Creates the result of a cost.
        init(_ offer: SharedOffer, _ cost: any ResultCost, at moment: Timestamp) {
            shared = offer
            self.cost = cost
            status = offer.status(at: moment)
            let (costChange, statusChange) = (cost.validUntil, offer.statusChange(after: moment))
            validUntil =
                if let costChange, let statusChange { min(costChange, statusChange) } else {
                    costChange ?? statusChange
                }
        }

        /// The offer.
        package var offer: Offer { shared.offer }

        /// The quote of the workload.
        package var quote: Quote { cost.quote }

        /// The evidence of the rates that the quote uses.
        package var evidence: QuoteEvidence { cost.evidence }

        /// Writes the result; a result outside a ranking has no rank.
        package func write(rank: Int?, to json: inout JSONWriter) {
            json.object { json in
                if let rank { json.member("rank", Int64(rank)) }
                json.key("offer")
                json.object { shared.writeHead(status: status, to: &$0) }
                json.key("cost")
                cost.writeCost(to: &json)
                json.key("evidence")
                cost.writeEvidence(to: &json)
                json.member("valid_until", validUntil)
            }
        }
    }
}

extension CheapestAnswer.Result: Hashable {
    /// Returns true if both results state the same.
    package static func == (left: CheapestAnswer.Result, right: CheapestAnswer.Result) -> Bool {
        left.shared == right.shared && left.status == right.status && left.validUntil == right.validUntil
            && left.quote == right.quote && left.evidence == right.evidence
    }

    /// Hashes the offer and its quote.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(shared)
        hasher.combine(quote)
    }
}

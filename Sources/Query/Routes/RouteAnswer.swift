import JSON
package import Tariff

/// A decision as the configuration of a router: the first choice and its fallbacks.
package struct RouteAnswer: Sendable {
    /// The format of the configuration.
    package enum Form: String, Sendable, CaseIterable {
        /// LiteLLM's `model_list` and `router_settings` (https://docs.litellm.ai/docs/routing).
        case litellm
        /// A plain list of targets.
        case json
    }

    /// One offer to send requests to.
    package struct Target: Sendable {
        /// The position of the offer, from 1 for the first to be tried.
        package let order: Int
        /// The offer.
        package let offer: Offer
        /// The status of the offer at the moment of the question.
        package let status: OfferStatus
        /// The address of the offer in LiteLLM.
        package let address: LiteLLMAddress
        /// The prices of a token in dollars, in the situation of the question.
        package let rates: [(component: Component, amount: Amount)]
    }

    /// The decision.
    package let decision: CheapestAnswer
    /// The offers in the order in which they are tried; empty if none qualifies.
    package let targets: [Target]

    /// The first moment at which the answer may change by itself.
    package var validUntil: Timestamp? { decision.validUntil }

    /// Returns the JSON of a format.
    package func json(_ form: Form) -> [UInt8] {
        switch form {
        case .litellm: LiteLLMConfiguration(self).json
        case .json: json
        }
    }

    /// The JSON of the plain list of targets.
    private var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.key("catalog")
            decision.catalog.write(to: &json)
            json.key("query")
            decision.question.write(to: &json)
            json.key("targets")
            json.array(targets) { $1.write(to: &$0) }
            json.member("valid_until", validUntil)
        }
        return json.bytes
    }
}

extension RouteAnswer.Target {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("order", Int64(order))
            json.key("offer")
            json.object { offer.writeHead(status: status, to: &$0) }
            json.member("litellm_model", address.model)
            json.member("api_key_variable", address.keyVariable)
            json.key("prices")
            json.array(rates) { json, rate in
                json.object { json in
                    json.member("component", rate.component.name)
                    json.member("unit", PriceUnit.token.name)
                    json.member("per", PriceUnit.token.per)
                    json.member("amount", rate.amount.text(per: PriceUnit.token.per))
                    json.member("currency", Currency.usd.rawValue)
                }
            }
        }
    }
}

extension FastAnswers {
    /// Decides, and states how a router sends requests to the first result and to its fallbacks.
    package func route(_ question: Question, now: Timestamp) -> RouteAnswer {
        let decision = cheapest(question, now: now)
        let first = decision.results.first.map { [$0.offer] } ?? []
        let fallbacks = decision.fallbacks.compactMap { index.row(ofOffer: $0.rawValue) }
        let offers = first + fallbacks.map { index.offer(at: $0) }
        let situation = question.workload.situation
        let targets = offers.enumerated().map { number, offer in
            let seller = index.providers.first { $0.id == offer.id.provider }
            let components: [Component] = [
                .inputText, .outputText, .inputTextCacheRead, .inputTextCacheWrite, .outputTextReasoning,
            ]
            return RouteAnswer.Target(
                order: number + 1, offer: offer, status: offer.status(at: question.workload.at),
                address: LiteLLMAddress(offer.id, spelled: seller?.names["litellm"] ?? []),
                rates: components.compactMap { component in
                    RateChoice.choose(component, .token, currency: .usd, in: offer.ladders, situation: situation)
                        .map { (component, $0.rate.amount) }
                })
        }
        return RouteAnswer(decision: decision, targets: targets)
    }
}

extension RouteAnswer.Form {
    /// Reads the parameter `for`.
    ///
    /// The default is the plain list.
    package init(word: String?) throws(QuestionError) {
        let word = word ?? RouteAnswer.Form.json.rawValue
        guard let form = RouteAnswer.Form(rawValue: word) else {
            throw QuestionError([
                .init(
                    name: "for", value: word,
                    message: "“\(word.prefix(60))” is not a value of “for”; give litellm or json.")
            ])
        }
        self = form
    }
}

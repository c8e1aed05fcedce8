import JSON
package import Tariff

/// The model or offer that an id means, with the rule; or a refusal with the near misses.
package struct Resolution: Sendable {
    /// The meaning of an id.
    package enum Meaning: Sendable, Hashable {
        /// An offer, with the model that it sells if a rule names it.
        case offer(OfferID, model: ModelID?, rule: String)
        /// A model.
        case model(ModelID, rule: String)
        /// No certain meaning, with the reason.
        case refused(String)
    }

    /// A similar id, with the reason why it is not meant.
    package struct NearMiss: Sendable, Hashable {
        /// A model or an offer.
        package var id: String
        /// The difference from the requested id.
        package var reason: String
    }

    /// The requested id.
    package let id: String
    /// The meaning of the id.
    package let meaning: Meaning
    /// The alias that leads to the model, with its dates.
    package let alias: ModelAlias?
    /// The offers that have the id, or else all offers of the model.
    package let offers: [OfferID]
    /// The nearest ids, if there is no certain meaning.
    package let near: [NearMiss]

    /// The model of the meaning.
    package var model: ModelID? {
        switch meaning {
        case .offer(_, let model, _): model
        case .model(let model, _): model
        case .refused: nil
        }
    }

    /// True if there is no certain meaning.
    package var isRefused: Bool { if case .refused = meaning { true } else { false } }

    /// The JSON of the answer.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("id", id)
            switch meaning {
            case .offer(let offer, let model, let rule):
                json.member("object", "offer")
                json.member("offer", offer.rawValue)
                json.member("model", model?.rawValue)
                json.member("rule", rule)
            case .model(let model, let rule):
                json.member("object", "model")
                json.member("offer", String?.none)
                json.member("model", model.rawValue)
                json.member("rule", rule)
            case .refused(let reason):
                json.member("object", "refusal")
                json.member("offer", String?.none)
                json.member("model", String?.none)
                json.member("rule", String?.none)
                json.member("reason", reason)
            }
            json.key("alias")
            if let alias {
                json.object { json in
                    json.member("name", alias.name.rawValue)
                    json.key("steps")
                    json.array(alias.steps) { json, step in
                        json.object { json in
                            json.member("from", step.from)
                            json.member("model", step.model.rawValue)
                        }
                    }
                }
            } else {
                json.value(String?.none)
            }
            json.member("offers", offers.map(\.rawValue))
            json.key("near")
            json.array(near) { json, miss in
                json.object { json in
                    json.member("id", miss.id)
                    json.member("reason", miss.reason)
                }
            }
        }
        return json.bytes
    }
}

package import Tariff

/// Which model or offer an id means, by which rule; or a refusal with the near misses.
package struct Resolution: Sendable {
    /// What was found.
    package enum Meaning: Sendable, Hashable {
        /// The id of an offer, with the model that it sells where a rule names it.
        case offer(OfferID, model: ModelID?, rule: String)
        /// A model.
        case model(ModelID, rule: String)
        /// Nothing that is certain; why.
        case refused(String)
    }

    /// An id that is not the one, and why.
    package struct NearMiss: Sendable, Hashable {
        /// A model or an offer.
        package var id: String
        /// Why it is not what was asked for.
        package var reason: String
    }

    /// What was asked.
    package let id: String
    /// What it means.
    package let meaning: Meaning
    /// The alias that leads to the model, with its days.
    package let alias: ModelAlias?
    /// The offers that bear the id, or else all that sell the model.
    package let offers: [OfferID]
    /// The nearest ids, where nothing is certain.
    package let near: [NearMiss]

    /// The model that is meant.
    package var model: ModelID? {
        switch meaning {
        case .offer(_, let model, _): model
        case .model(let model, _): model
        case .refused: nil
        }
    }

    /// Whether nothing is certain.
    package var isRefused: Bool { if case .refused = meaning { true } else { false } }

    /// The answer as every client gets it.
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

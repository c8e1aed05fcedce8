package import JSON

extension Offer {
    /// Adds the members that name an offer in every answer.
    package func writeHead(status: OfferStatus, to json: inout JSONWriter) {
        writeNames(to: &json)
        json.member("status", status.rawValue)
        writeMainFacts(to: &json)
    }

    /// Adds those of ``writeHead(status:to:)`` before the status.
    package func writeNames(to json: inout JSONWriter) {
        json.member("id", id.rawValue)
        json.member("provider", id.provider.rawValue)
        json.member("provider_model_id", id.providerModelID)
        json.member("model", model?.rawValue)
        json.member("name", name)
    }

    /// Adds those of ``writeHead(status:to:)`` behind the status.
    package func writeMainFacts(to json: inout JSONWriter) {
        json.member("state", state.rawValue)
        json.key("limits")
        json.object { json in
            for limit in Fact.Limit.allCases { json.member(named: limit.rawValue, limits[limit]) }
        }
        // Neither is read from any source yet; clients find the keys where they will be.
        json.key("quantization")
        json.null()
        json.member("regions", regions)
        json.member("apis", [])
    }

    /// Adds the object of an offer in a list: names, limits, modalities, capabilities and the prices in effect.
    package func writeListed(at moment: Timestamp, to json: inout JSONWriter) {
        json.object { json in
            writeHead(status: status(at: moment), to: &json)
            writeFacts(to: &json)
            json.key("prices")
            json.array(ladders.flatMap(\.steps).filter { $0.effective.contains(moment) }) { json, step in
                json.object { step.writePrice(to: &$0) }
            }
        }
    }

    /// Adds the members that only a whole offer has: its seller, the rule that gives its model, its dates and its facts.
    package func writeWhole(to json: inout JSONWriter) {
        json.member("kind", kind.rawValue)
        json.member("model_rule", modelRule)
        json.member("deprecated_at", deprecatedAt)
        json.member("retired_at", retiredAt)
        json.member("released_at", releasedAt)
        json.member("open_weights", openWeights)
        writeFacts(to: &json)
    }

    /// Adds what the offer takes, makes and can do.
    package func writeFacts(to json: inout JSONWriter) {
        json.key("modalities")
        json.object { json in
            json.member("input", accepts.map(\.rawValue))
            json.key("output")
            if let produces {
                json.array(produces) { $0.value($1.rawValue) }
            } else {
                json.null()
            }
        }
        json.key("capabilities")
        json.object { json in
            for capability in Capability.allCases {
                json.member(named: capability.rawValue, capabilities[capability].map { $0 ? "yes" : "no" } ?? "unknown")
            }
        }
    }
}

extension Ladder.Step {
    /// Adds the price of a step: what, in which unit, how much, when.
    package func writePrice(to json: inout JSONWriter) {
        json.member("component", rate.component.name)
        json.member("unit", rate.unit.name)
        json.member("per", rate.unit.per)
        json.member("amount", rate.amount * rate.unit.per)
        json.member("currency", rate.currency.rawValue)
        json.key("conditions")
        rate.conditions.write(to: &json)
        json.member("effective_from", effective.from)
        json.member("effective_to", effective.to)
    }
}

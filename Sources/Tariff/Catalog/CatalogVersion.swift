import JSON

/// The name of a catalog's content: two catalogs that say the same have the same version.
package enum CatalogVersion {
    /// The SHA-256 of the canonical form: offers, facts, rates with their dates and their confidence, and curated data.
    ///
    /// Times of observation, runs and clocks are no part of it.
    package static func version(of catalog: Catalog) -> String {
        var hash = SHA256()
        for offer in catalog.offers { hash.update(canonical(offer)) }
        var json = JSONWriter()
        json.array(catalog.providers) { json, provider in
            json.array([provider.id.rawValue, provider.name, provider.kind.rawValue, provider.url ?? ""]) {
                $0.value($1)
            }
        }
        json.array(catalog.sources) { json, source in
            let owned = source.owns.map(\.rawValue).joined(separator: ",")
            let copied = source.copies.map(\.rawValue).joined(separator: ",")
            let numbers = "\(source.priority) \(source.cadence)"
            json.array([source.id.rawValue, source.name, source.url, source.licence, owned, copied, numbers]) {
                $0.value($1)
            }
        }
        write(catalog.names.rules, to: &json)
        hash.update(json.bytes)
        return hash.finish()
    }

    /// The reviewed rules of names; the families follow from the offers.
    private static func write(_ rules: NameRules, to json: inout JSONWriter) {
        json.object { json in
            for (spelling, lab) in rules.labs.sorted(by: { $0.key < $1.key }) {
                json.member(named: spelling, lab.rawValue)
            }
        }
        json.array(rules.aliases) { json, alias in
            json.object { json in
                for step in alias.steps {
                    json.member(named: "\(alias.name) \(step.from?.description ?? "")", step.model.rawValue)
                }
            }
        }
        json.array(rules.spellings) { json, rule in
            let scope = rule.providers.map(\.rawValue) + ["/"] + rule.labs.map(\.rawValue)
            json.array([rule.part.rawValue, rule.text, rule.becomes, rule.reason] + scope) { $0.value($1) }
        }
        json.array(rules.labFamilies.families) { $0.value("\($1.lab) \($1.word)") }
    }

    private static func canonical(_ offer: Offer) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("id", offer.id.rawValue)
            json.member("model", offer.model?.rawValue)
            json.member("name", offer.name)
            json.member("status", offer.status.rawValue)
            json.member("deprecated", offer.deprecatedAt)
            json.member("retired", offer.retiredAt)
            json.member("released", offer.releasedAt)
            json.member("state", offer.state.rawValue)
            for limit in Fact.Limit.allCases { json.member(named: limit.rawValue, offer.limits[limit]) }
            json.member("accepts", offer.accepts.map(\.rawValue))
            json.member("produces", offer.produces.map { $0.map(\.rawValue).joined(separator: ",") })
            for capability in Capability.allCases {
                json.member(named: capability.rawValue, offer.capabilities[capability])
            }
            json.member("open_weights", offer.openWeights)
            json.member("regions", offer.regions)
            json.member("scores", offer.scores.map { "\($0.benchmark)=\($0.raw)" })
            json.member("modifiers", offer.modifiers.map(\.json))
            json.key("ladders")
            json.array(offer.ladders) { json, ladder in
                json.object { json in
                    json.member("source", ladder.source.rawValue)
                    json.member("agree", Int64(ladder.agree))
                    json.member("confidence", ladder.confidence.name)
                    json.key("steps")
                    json.array(ladder.steps) { json, step in
                        json.array { json in
                            json.value(step.rate.component.name)
                            json.value(step.rate.unit.name)
                            json.value(step.rate.amount.femto)
                            json.value(step.rate.currency.rawValue)
                            step.rate.conditions.write(to: &json)
                            json.value(step.effective.from?.description)
                            json.value(step.effective.to?.description)
                        }
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }
}

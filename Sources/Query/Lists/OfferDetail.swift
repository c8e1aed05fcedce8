package import JSON
package import Tariff

/// One offer with everything that is known of it.
package struct OfferDetail: Sendable {
    /// The offer.
    package let offer: Offer
    /// The moment of the status.
    package let now: Timestamp

    /// The status of the offer at the moment.
    package var status: OfferStatus { offer.status(at: now) }

    /// The JSON of the offer.
    package var json: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    /// Writes the offer: facts, prices by ladder with their evidence, modifiers.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("object", "offer")
            offer.writeHead(status: status, to: &json)
            offer.writeWhole(to: &json)
            json.key("scores")
            json.array(offer.scores) { json, score in
                json.object { json in
                    json.member("benchmark", score.benchmark)
                    json.member("score", score.raw)
                    json.member("source", score.source.rawValue)
                    json.member("confirmed_at", score.confirmedAt)
                }
            }
            json.key("prices")
            json.array(offer.ladders) { Self.write($1, to: &$0) }
            json.key("modifiers")
            json.array(offer.modifiers) { $0.raw($1.json) }
        }
    }

    private static func write(_ ladder: Ladder, to json: inout JSONWriter) {
        json.object { json in
            json.member("component", ladder.key.component.name)
            json.member("unit", ladder.key.unit.name)
            json.member("currency", ladder.key.currency.rawValue)
            json.member("source", ladder.source.rawValue)
            json.member("confidence", ladder.confidence.name)
            json.member("agree", Int64(ladder.agree))
            json.key("steps")
            json.array(ladder.steps) { write($1, to: &$0) }
            json.key("evidence")
            json.array(ladder.evidence) { json, evidence in
                json.object { json in
                    json.member("source", evidence.source.rawValue)
                    json.member("url", evidence.url)
                    json.member("observed_at", evidence.observedAt)
                    json.member("confirmed_at", evidence.confirmedAt)
                }
            }
            json.key("statements")
            json.array(ladder.statements) { write($1, to: &$0) }
        }
    }

    private static func write(_ step: Ladder.Step, to json: inout JSONWriter) {
        json.object { json in
            step.writePrice(to: &json)
            json.member("source_key", step.key)
            json.member("source_field", step.field)
            json.member("raw", step.raw)
        }
    }

    /// Writes the statement of another source, and the reason why it is not published.
    private static func write(_ statement: Ladder.Statement, to json: inout JSONWriter) {
        json.object { json in
            json.member("source", statement.source.rawValue)
            json.member("verdict", statement.verdict.rawValue)
            json.member("difference_percent", statement.percent)
            json.member("outranked_by", statement.reason.rawValue)
            json.key("steps")
            json.array(statement.steps) { write($1, to: &$0) }
        }
    }
}

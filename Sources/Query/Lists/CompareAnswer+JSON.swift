package import JSON
import Tariff

extension CompareAnswer {
    /// The JSON of the answer.
    package var json: [UInt8] {
        var json = JSONWriter()
        write(to: &json)
        return json.bytes
    }

    /// Writes the answer.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("catalog")
            catalog.write(to: &json)
            json.key("query")
            question.write(to: &json)
            json.key("results")
            json.array(entries) { $1.write(to: &$0) }
            json.member("cheapest", cheapest?.id)
            json.member("valid_until", validUntil)
        }
    }
}

extension CompareAnswer.Entry {
    /// Writes one entry: its kind, its offer with facts, the cost, and the evidence.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.member("object", kind.rawValue)
            json.key("offers")
            json.object { json in
                json.member("total", Int64(offers))
                json.member("qualifying", Int64(qualifying))
                json.key("reasons")
                CheapestAnswer.Exclusions.write(reasons, to: &json)
            }
            json.key("offer")
            if let offer {
                json.object { json in
                    offer.writeHead(status: result?.status ?? offer.status, to: &json)
                    offer.writeFacts(to: &json)
                }
            } else {
                json.null()
            }
            json.key("cost")
            if let result { result.quote.write(to: &json) } else { json.null() }
            json.member("times_cheapest", timesCheapest)
            json.key("evidence")
            if let result { result.evidence.write(to: &json) } else { json.null() }
            json.member("valid_until", result?.validUntil)
        }
    }
}

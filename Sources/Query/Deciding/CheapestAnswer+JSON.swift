package import JSON
import Tariff

extension CheapestAnswer {
    /// The JSON of the answer.
    package var json: [UInt8] {
        var json = JSONWriter(capacity: 4_096 + results.count * 1_536)
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
            json.array(count: results.count) { results[$1].write(rank: $1 + 1, to: &$0) }
            json.member("fallbacks", fallbacks.map(\.rawValue))
            json.key("excluded")
            writeExcluded(to: &json)
            json.member("valid_until", validUntil)
        }
    }

    private func writeExcluded(to json: inout JSONWriter) {
        json.object { json in
            json.member("offers", Int64(excludedCount))
            json.key("reasons")
            CheapestAnswer.Exclusions.write(excluded, to: &json)
            guard let sample else { return }
            json.key("sample")
            json.array(sample) { json, excluded in
                json.object { json in
                    json.member("offer", excluded.offer.rawValue)
                    json.member("reason", excluded.reason.name)
                }
            }
        }
    }
}

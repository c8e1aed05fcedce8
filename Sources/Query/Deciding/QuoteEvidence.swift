package import JSON
package import Tariff

/// The sources of the rates that a quote uses, and how far they can be trusted.
package struct QuoteEvidence: Sendable, Hashable {
    /// The statement of one source.
    package struct Claim: Sendable, Hashable {
        /// The source.
        package var source: SourceID
        /// The address of its document.
        package var url: String
        /// The moment at which its value was first seen; the latest of several.
        package var observedAt: Timestamp
    }

    /// The lowest confidence of the ladders that were used.
    package var confidence: Confidence
    /// The sources that state any of these ladders, the published ones first.
    package var claims: [Claim]
    /// The number of sources that agree with the published one, for the ladder with the least agreement.
    package var agree: Int
    /// The moment at which the newest of the published values was first seen; nil if none is recorded.
    package var observedAt: Timestamp?
    /// The moment at which the published source of the least fresh ladder last confirmed it.
    package var confirmedAt: Timestamp?

    /// Gathers the evidence of the ladders that a quote uses.
    ///
    /// - Parameters:
    ///   - ladders: The ladders of the offer.
    ///   - used: The indices of the ladders that are used.
    package init(_ ladders: [Ladder], _ used: [Int]) {
        confidence = used.isEmpty ? .single : .confirmed
        agree = used.isEmpty ? 0 : .max
        claims = []
        claims.reserveCapacity(4)
        // Ladders are read in place, because copying one retains about a dozen fields.
        for ladder in used {
            confidence = max(confidence, ladders[ladder].confidence)
            agree = min(agree, ladders[ladder].agree)
            guard let index = Ladder.published(among: ladders[ladder].evidence, of: ladders[ladder].source) else {
                continue
            }
            let (observed, confirmed) = (
                ladders[ladder].evidence[index].observedAt, ladders[ladder].evidence[index].confirmedAt
            )
            observedAt = observedAt.map { max($0, observed) } ?? observed
            confirmedAt = confirmedAt.map { min($0, confirmed) } ?? confirmed
            add(ladders[ladder].evidence, index)
        }
        for ladder in used {
            for index in ladders[ladder].evidence.indices { add(ladders[ladder].evidence, index) }
        }
    }

    /// Adds a source once, with the latest moment at which one of its values was first seen.
    private mutating func add(_ evidence: [Evidence], _ index: Int) {
        let observed = evidence[index].observedAt
        for known in claims.indices where claims[known].source == evidence[index].source {
            claims[known].observedAt = max(claims[known].observedAt, observed)
            return
        }
        claims.append(Claim(source: evidence[index].source, url: evidence[index].url, observedAt: observed))
    }

    /// Writes the object.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("confidence", confidence.name)
            json.member("sources", Int64(claims.count))
            json.member("agree", Int64(agree))
            json.member("observed_at", observedAt)
            json.member("confirmed_at", confirmedAt)
            json.key("claims")
            json.array(count: claims.count) { json, index in
                json.object { json in
                    json.member("source", claims[index].source.rawValue)
                    json.member("url", claims[index].url)
                    json.member("observed_at", claims[index].observedAt)
                }
            }
        }
    }
}

package import Tariff

/// Who says what a quote is made of, and how far that can be trusted.
package struct QuoteEvidence: Sendable, Hashable {
    /// What one source said.
    package struct Claim: Sendable, Hashable {
        /// The source.
        package var source: SourceID
        /// Where its document is served.
        package var url: String
        /// When its value was first seen; the latest of several.
        package var observedAt: Timestamp
    }

    /// The worst of the ladders that were used.
    package var confidence: Confidence
    /// The sources that state any of them, the published ones first.
    package var claims: [Claim]
    /// How many sources agree with the published one, where they agree least.
    package var agree: Int
    /// When the newest of the published values was first seen; nil where nobody kept that.
    package var observedAt: Timestamp?
    /// When the published source of the least fresh ladder last said so.
    package var confirmedAt: Timestamp?

    /// Gathers the evidence of the ladders that a quote used.
    ///
    /// - Parameters:
    ///   - ladders: the ladders of the offer.
    ///   - used: the places of those that were used.
    package init(_ ladders: [Ladder], _ used: [Int]) {
        confidence = used.isEmpty ? .single : .confirmed
        agree = used.isEmpty ? 0 : .max
        claims = []
        claims.reserveCapacity(4)
        // Ladders are looked at where they stand: a copy would count a dozen references.
        for ladder in used {
            confidence = max(confidence, ladders[ladder].confidence)
            agree = min(agree, ladders[ladder].agree)
            guard let place = Ladder.published(among: ladders[ladder].evidence, of: ladders[ladder].source) else {
                continue
            }
            let (observed, confirmed) = (
                ladders[ladder].evidence[place].observedAt, ladders[ladder].evidence[place].confirmedAt
            )
            observedAt = observedAt.map { max($0, observed) } ?? observed
            confirmedAt = confirmedAt.map { min($0, confirmed) } ?? confirmed
            add(ladders[ladder].evidence, place)
        }
        for ladder in used {
            for place in ladders[ladder].evidence.indices { add(ladders[ladder].evidence, place) }
        }
    }

    /// Adds a source once, with the latest moment at which one of its values was first seen.
    private mutating func add(_ evidence: [Evidence], _ place: Int) {
        let observed = evidence[place].observedAt
        for known in claims.indices where claims[known].source == evidence[place].source {
            claims[known].observedAt = max(claims[known].observedAt, observed)
            return
        }
        claims.append(Claim(source: evidence[place].source, url: evidence[place].url, observedAt: observed))
    }

    /// Adds the object of an answer.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("confidence", confidence.name)
            json.member("sources", Int64(claims.count))
            json.member("agree", Int64(agree))
            json.member("observed_at", observedAt)
            json.member("confirmed_at", confirmedAt)
            json.key("claims")
            json.array(count: claims.count) { json, place in
                json.object { json in
                    json.member("source", claims[place].source.rawValue)
                    json.member("url", claims[place].url)
                    json.member("observed_at", claims[place].observedAt)
                }
            }
        }
    }
}

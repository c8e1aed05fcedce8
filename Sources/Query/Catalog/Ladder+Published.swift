import Tariff

extension Ladder {
    /// The evidence of the source whose steps are published.
    var published: Evidence? { Self.published(among: evidence, of: source).map { evidence[$0] } }

    /// Returns the index of the evidence of the published source; the first index if that source has none.
    static func published(among evidence: [Evidence], of source: SourceID) -> Int? {
        evidence.firstIndex { $0.source == source } ?? evidence.indices.first
    }

    /// The moment at which the published source last confirmed the ladder; nil if none is recorded.
    var confirmedAt: Timestamp? { published?.confirmedAt }
}

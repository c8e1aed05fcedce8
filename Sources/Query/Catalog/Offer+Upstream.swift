import Tariff

extension Offer {
    /// Who serves a gateway's endpoint: `fireworks` of `openrouter:deepseek/deepseek-r1@fireworks/fp8`.
    ///
    /// Only a gateway's id says so; elsewhere an `@` belongs to the seller's own name.
    var upstream: String? {
        guard kind == .gateway, let mark = id.rawValue.lastIndex(of: "@") else { return nil }
        let tag = id.rawValue[id.rawValue.index(after: mark)...].prefix { $0 != "/" && $0 != ":" }
        return tag.isEmpty ? nil : String(tag)
    }
}

extension Ladder {
    /// The evidence of the source whose steps are published.
    var published: Evidence? { Self.published(among: evidence, of: source).map { evidence[$0] } }

    /// The place of the evidence of the published source; of the first where that has none.
    static func published(among evidence: [Evidence], of source: SourceID) -> Int? {
        evidence.firstIndex { $0.source == source } ?? evidence.indices.first
    }

    /// When the published source last still said so; nil where nobody kept that.
    var confirmedAt: Timestamp? { published?.confirmedAt }
}

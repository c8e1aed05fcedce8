import Tariff

extension Offer {
    /// The service behind a gateway's endpoint: `fireworks` of `openrouter:deepseek/deepseek-r1@fireworks/fp8`.
    ///
    /// Only the id of a gateway's offer names one. Elsewhere an `@` belongs to the seller's own name of the model.
    var upstream: String? {
        guard kind == .gateway, let mark = id.rawValue.lastIndex(of: "@") else { return nil }
        let tag = id.rawValue[id.rawValue.index(after: mark)...].prefix { $0 != "/" && $0 != ":" }
        return tag.isEmpty ? nil : String(tag)
    }

    /// The services that a request to the offer depends on: the seller, and the upstream if there is one.
    var sellers: [String] { [id.provider.rawValue] + (upstream.map { [$0] } ?? []) }
}

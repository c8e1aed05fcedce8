import Tariff

/// Which offers the models of one provider of genai-prices are.
struct GenAIPricesName {
    /// The provider as genai-prices spells it.
    private let spelled: String
    private let curation: Curation

    init(provider: String, curation: Curation) {
        spelled = provider
        self.curation = curation
    }

    /// Who sells the model.
    func provider(of modelID: String) -> Provider {
        if upstream != nil { return curation.provider("huggingface") }
        if spelled == "google", !Self.isGoogles(modelID) { return curation.provider("google-vertex") }
        return curation.provider(curation.provider(named: spelled, in: GenAIPrices.id))
    }

    /// What a client sends: to Hugging Face's router `<model>:<upstream>`, elsewhere the model's id.
    ///
    /// https://huggingface.co/docs/inference-providers says how a client picks an upstream.
    func offer(of modelID: String) -> OfferID {
        let sent = upstream.map { "\(modelID):\($0)" } ?? modelID
        return OfferID(provider: provider(of: modelID).id, modelID: sent)
    }

    /// The upstream of Hugging Face's router that this provider is: `novita` of `huggingface_novita`.
    private var upstream: Substring? {
        let prefix = "huggingface_"
        return spelled.hasPrefix(prefix) && spelled.count > prefix.count ? spelled.dropFirst(prefix.count) : nil
    }

    /// Google's own models are sold by the Gemini API and by Vertex AI, and the prices are taken from the first;
    /// what other labs make only Vertex AI sells.
    private static func isGoogles(_ modelID: String) -> Bool {
        let id = modelID.lowercased()
        return families.contains { id.hasPrefix($0) }
    }

    private static let families = [
        "gemini", "gemma", "imagen", "veo", "lyria", "learnlm", "embedding-", "text-embedding", "text-multilingual",
        "nano-banana", "aqa",
    ]
}

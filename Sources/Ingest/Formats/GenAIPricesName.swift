/// The seller and the model id of an entry of genai-prices, which differ from the list's ids for some providers.
struct GenAIPricesName {
    /// The seller, as genai-prices would spell it.
    let seller: String
    /// The model id that a client sends: `<model>:<upstream>` to Hugging Face's router, elsewhere the model's id.
    ///
    /// https://huggingface.co/docs/inference-providers describes how a client picks an upstream.
    let modelID: String

    init(provider: String, model: String) {
        let router = "huggingface_"
        if provider.hasPrefix(router), provider.count > router.count {
            seller = "huggingface"
            modelID = "\(model):\(provider.dropFirst(router.count))"
        } else {
            seller = provider == "google" && !Self.isGoogles(model) ? "google-vertex" : provider
            modelID = model
        }
    }

    /// Returns true if the model is one of Google's own.
    ///
    /// The Gemini API and Vertex AI both sell these, and the list has the prices of the first. Models of other labs are
    /// sold by Vertex AI only.
    private static func isGoogles(_ modelID: String) -> Bool {
        let id = modelID.lowercased()
        return families.contains { id.hasPrefix($0) }
    }

    private static let families = [
        "gemini", "gemma", "imagen", "veo", "lyria", "learnlm", "embedding-", "text-embedding", "text-multilingual",
        "nano-banana", "aqa",
    ]
}

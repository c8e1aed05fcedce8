package import Tariff

/// The address of an offer in LiteLLM: the model string, and the variables with key and base URL.
package struct LiteLLMAddress: Sendable, Hashable {
    /// `openrouter/deepseek/deepseek-chat`: LiteLLM's name of the seller, then the seller's own id.
    package let model: String
    /// The environment variable with the seller's key; nil if the credentials of its cloud are used.
    package let keyVariable: String?
    /// The environment variable with the seller's base URL; nil if LiteLLM knows it.
    package let baseVariable: String?
    /// The upstream of a gateway that the offer is limited to, as the gateway spells it.
    package let upstream: String?

    /// Creates the address of an offer.
    ///
    /// A seller that LiteLLM does not know is addressed as an OpenAI-compatible API.
    ///
    /// - Parameters:
    ///   - offer: The id of the offer.
    ///   - spelled: LiteLLM's spellings of the seller, if they differ from its id.
    package init(_ offer: OfferID, spelled: [String]) {
        let id = offer.provider.rawValue
        var name = offer.providerModelID
        var upstream: String?
        // An endpoint of OpenRouter is addressed by the model's id and the endpoint's tag.
        if id == "openrouter", let mark = name.lastIndex(of: "@") {
            upstream = String(name[name.index(after: mark)...])
            name = String(name[..<mark])
        }
        self.upstream = upstream
        let spellings = [Self.others[id], id].compactMap { $0 } + spelled + [id.replacing("-", with: "_")]
        if let seller = spellings.first(where: { Self.known.contains($0) }) {
            model = seller + "/" + name
            keyVariable = Self.withoutKey.contains(seller) ? nil : Self.keys[seller] ?? Self.variable(seller, "API_KEY")
            baseVariable = Self.withAddress.contains(seller) ? Self.variable(seller, "API_BASE") : nil
        } else {
            model = "openai/" + name
            keyVariable = Self.variable(id, "API_KEY")
            baseVariable = Self.variable(id, "API_BASE")
        }
    }

    private static func variable(_ name: String, _ what: String) -> String {
        let text = name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return (text.first?.isNumber ?? false ? "_" : "") + String(text) + "_" + what
    }

    /// LiteLLM's spellings of sellers that its price list does not name and whose id differs.
    private static let others = ["github-models": "github", "lmstudio": "lm_studio", "vllm": "hosted_vllm"]

    /// Key variables that are not named after the seller.
    ///
    /// https://docs.litellm.ai/docs/providers
    private static let keys = [
        "together_ai": "TOGETHERAI_API_KEY", "fireworks_ai": "FIREWORKS_API_KEY", "huggingface": "HF_TOKEN",
        "databricks": "DATABRICKS_API_KEY", "github": "GITHUB_API_KEY",
    ]

    /// Sellers that use the credentials of their cloud, or none.
    private static let withoutKey: Set = ["bedrock", "sagemaker", "vertex_ai", "ollama", "github_copilot", "chatgpt"]

    /// Sellers whose base URL differs for each customer.
    private static let withAddress: Set = [
        "azure", "azure_ai", "databricks", "hosted_vllm", "lm_studio", "ollama", "snowflake", "watsonx", "cloudflare",
    ]

    /// The sellers that LiteLLM knows, from `litellm.provider_list` of version 1.109.1.
    private static let known = Set(
        """
        abliteration ai21 aiml amazon_nova anthropic azure azure_ai baseten bedrock bedrock_mantle bespoke bigmodel \
        black_forest_labs bytez cerebras chatgpt chutes clarifai clf_ai_gateway cloudflare codestral cognition cohere \
        cometapi compactifai cortecs dashscope databricks deepgram deepinfra deepseek elevenlabs fal_ai featherless_ai \
        fireworks_ai friendliai galadriel gemini gigachat github github_copilot gradient_ai groq helicone heroku \
        hosted_vllm hostinger_router huggingface hyperbolic inception jina_ai kyma lambda_ai laya lemonade lm_studio \
        meta_llama minimax mistral modelscope moonshot morph nace nano-gpt nebius nlp_cloud novita nscale nvidia_nim \
        oci ollama openai opencode_go openrouter ovhcloud parasail perplexity poe qwen_ai_platform qwencloud recraft \
        replicate runwayml sagemaker sambanova scaleway snowflake soniox stability streamlake synthetic tencent \
        tensormesh together_ai typesafe v0 vercel_ai_gateway vertex_ai volcengine voyage wandb watsonx xai xiaomi_mimo zai
        """.split(separator: " ").map { String($0) })
}

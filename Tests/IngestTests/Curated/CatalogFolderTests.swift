import Foundation
import Ingest
import Tariff
import Testing

/// The reviewed data of this repository.
@Suite struct CatalogFolderTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let path = root.appendingPathComponent("catalog").path

    @Test func `the repository's curated data has no problem`() throws {
        let (curation, problems) = try CuratedFolder.load(Self.path)
        #expect(problems.map(\.message) == [])
        #expect(curation.sources["openrouter"]?.owns == ["openrouter"])
        #expect(curation.sources["litellm"]?.owns == [])
    }

    @Test func `every provider with a fixed id is there`() throws {
        let ids = """
            openai anthropic google google-vertex deepseek alibaba alibaba-cn moonshot moonshot-cn zai zhipu minimax
            minimax-cn xai mistral cohere perplexity amazon-bedrock azure openrouter basicrouter vercel huggingface
            cloudflare requesty portkey poe zenmux atlascloud together fireworks groq cerebras sambanova deepinfra novita
            chutes venice nebius baseten hyperbolic replicate fal bytedance byteplus tencent tencent-intl kling runway
            stability elevenlabs deepgram assemblyai voyage jina github-models databricks snowflake nvidia watsonx ollama
            lmstudio vllm llamacpp
            """
        let (curation, _) = try CuratedFolder.load(Self.path)
        for id in ids.split(whereSeparator: \.isWhitespace) {
            #expect(curation.providers[ProviderID(rawValue: String(id))] != nil, "\(id)")
        }
    }

    @Test(arguments: [
        ("bedrock_converse", "amazon-bedrock", Provider.Kind.cloud),
        ("vertex_ai-mistral_models", "google-vertex", .cloud),
        ("gemini", "google", .firstParty), ("azure_ai", "azure", .cloud), ("dashscope", "alibaba", .firstParty),
        ("together_ai", "together", .host), ("fireworks_ai", "fireworks", .host),
        ("cohere_chat", "cohere", .firstParty),
        ("vercel_ai_gateway", "vercel", .gateway), ("tencent", "tencent-intl", .firstParty),
        ("github_copilot", "github-copilot", .plan), ("opencode_go", "opencode-go", .plan),
        ("ollama", "ollama", .local),
        ("aihubmix", "aihubmix", .gateway), ("nobody_knows", "nobody-knows", .host),
    ])
    func `a name in LiteLLM's list is the provider that it should be`(
        name: String, id: String, kind: Provider.Kind
    ) throws {
        let (curation, _) = try CuratedFolder.load(Self.path)
        let provider = curation.provider(curation.provider(named: name, in: "litellm"))
        #expect(provider.id.rawValue == id)
        #expect(provider.kind == kind)
    }

    @Test(arguments: [
        ("deepseek-ai", "deepseek"), ("Qwen", "qwen"), ("zai-org", "z-ai"), ("MiniMaxAI", "minimax"),
        ("mistral", "mistralai"),
        ("xai", "x-ai"), ("meta", "meta-llama"), ("moonshot", "moonshotai"), ("CohereLabs", "cohere"),
    ])
    func `a lab is known under the spellings of sellers`(alias: String, id: String) throws {
        let (curation, _) = try CuratedFolder.load(Self.path)
        #expect(curation.labs.values.filter { $0.aliases.contains(alias) }.map(\.id.rawValue) == [id])
    }
}

import Foundation
import Ingest
import Tariff
import Testing

/// The models that the repository's rules find in sellers' ids, each reviewed by a person.
@Suite struct CatalogNamesTests {
    private static let curation = (try? CuratedFolder.load(SharedDocuments.catalog))?.0 ?? Curation()

    /// The reviewed pairs of an offer and its model, sampled at random.
    private static let pairs: [(offer: OfferID, model: ModelID)] = {
        let file = SharedDocuments.packageRoot.appendingPathComponent("Tests/IngestTests/Goldens/names.txt")
        let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.compactMap { line in
            guard let space = line.lastIndex(of: " ") else { return nil }
            return (
                OfferID(rawValue: String(line[..<space])), ModelID(rawValue: String(line[line.index(after: space)...]))
            )
        }
    }()

    /// The reviewed models as a gateway lists them.
    private static let listed = Set(pairs.map(\.model)).sorted().map {
        OfferID(provider: "openrouter", modelID: $0.rawValue)
    }

    @Test func `three hundred ids are the models that a person read in them`() {
        #expect(Self.pairs.count >= 300)
        let offers = Self.pairs.map(\.offer) + Self.listed
        let names = ModelNaming(offers: offers, aliases: [:], curation: Self.curation).names
        for (offer, model) in Self.pairs {
            #expect(names[offer]?.model == model, "\(offer) \(names[offer]?.rule ?? "no rule")")
        }
        #expect(ModelNaming(offers: offers.reversed(), aliases: [:], curation: Self.curation).names == names)
    }

    /// Every spelling of one model that the rules know, each at a seller that uses it.
    @Test(arguments: [
        (
            "anthropic/claude-sonnet-4.5",
            """
            anthropic:claude-sonnet-4-5-20250929 amazon-bedrock:us.anthropic.claude-sonnet-4-5-20250929-v1:0
            amazon-bedrock:global.anthropic.claude-sonnet-4-5-20250929-v1:0 google-vertex:claude-sonnet-4-5@20250929
            databricks:databricks-claude-sonnet-4-5 sap-ai-core:anthropic--claude-4.5-sonnet cortecs:claude-4-5-sonnet
            qiniu-ai:claude-4.5-sonnet gradient-ai:anthropic-claude-4.5-sonnet gitlab:duo-chat-sonnet-4-5
            poe:anthropic/claude-sonnet-4.5 azure:claude-sonnet-4-5 replicate:anthropic/claude-4.5-sonnet
            amazon-bedrock:claude_platform/claude-sonnet-4-5 requesty:anthropic/claude-sonnet-4-5
            """
        ),
        (
            "meta-llama/llama-3.1-8b-instruct",
            """
            fireworks:accounts/fireworks/models/llama-v3p1-8b-instruct
            groq:llama-3.1-8b-instant cloudflare:@cf/meta/llama-3.1-8b-instruct-fp8 stackit:neuralmagic/Meta-Llama-3.1-8B-Instruct-FP8
            databricks:databricks-meta-llama-3-1-8b-instruct amazon-bedrock:us.meta.llama3-1-8b-instruct-v1:0
            deepinfra:meta-llama/Meta-Llama-3.1-8B-Instruct novita:meta-llama/llama-3.1-8b-instruct
            synthetic:hf:meta-llama/Llama-3.1-8B-Instruct google-vertex:meta/llama-3.1-8b-instruct-maas
            sambanova:Meta-Llama-3.1-8B-Instruct cloudflare:@cf/meta/llama-3.1-8b-instruct-awq
            """
        ),
        (
            "deepseek/deepseek-v3.2",
            """
            fireworks:accounts/fireworks/models/deepseek-v3p2 amazon-bedrock:deepseek.v3.2 amazon-bedrock:us.deepseek.v3.2
            azure:FW-DeepSeek-V3.2 bytedance:deepseek-v3-2-251201 google-vertex:deepseek-ai/deepseek-v3.2-maas
            routing-run:route/deepseek-v3.2 siliconflow-cn:Pro/deepseek-ai/DeepSeek-V3.2 vultr:nvidia/DeepSeek-V3.2-NVFP4
            huggingface:deepseek-ai/DeepSeek-V3.2:novita alibaba-cn:siliconflow/deepseek-v3.2 poe:novita/deepseek-v3.2
            nano-gpt:TEE/deepseek-v3.2 venice:deepseek-v3.2
            """
        ),
        (
            "moonshotai/kimi-k2.6",
            """
            fireworks:accounts/fireworks/models/kimi-k2p6 fireworks:accounts/fireworks/routers/kimi-k2p6-fast
            clarifai:moonshotai/chat-completion/models/Kimi-K2_6 umans-ai:umans-kimi-k2.6 orcarouter:kimi/kimi-k2.6
            cloudflare:@cf/moonshotai/kimi-k2.6 neuralwatt:kimi-k2.6-fast azure:FW-Kimi-K2.6 routing-run:route/kimi-k2.6-6bit
            wafer-ai:Kimi-K2.6 moonshot:kimi-k2.6
            """
        ),
        (
            "openai/gpt-oss-120b",
            """
            amazon-bedrock:openai.gpt-oss-120b-1:0 databricks:databricks-gpt-oss-120b poe:cerebras/gpt-oss-120b-cs
            clarifai:openai/chat-completion/models/gpt-oss-120b-high-throughput azure:FW-GPT-OSS-120B cerebras:gpt-oss-120b
            google-vertex:openai/gpt-oss-120b-maas snowflake:openai-gpt-oss-120b cloudflare:@cf/openai/gpt-oss-120b
            nano-gpt:TEE/gpt-oss-120b ollama-cloud:gpt-oss:120b
            """
        ),
        (
            "openai/gpt-4o-2024-08-06",
            """
            openai:gpt-4o openai:gpt-4o-2024-08-06 azure:gpt-4o azure:gpt-4o-2024-08-06 nano-gpt:azure-gpt-4o
            poe:openai/gpt-4o snowflake:openai-gpt-4o github-copilot:gpt-4o openrouter:openai/gpt-4o:extended
            """
        ),
        (
            "z-ai/glm-4.7",
            """
            cerebras:zai-glm-4.7 fireworks:accounts/fireworks/models/glm-4p7 bytedance:glm-4-7-251222
            siliconflow-cn:Pro/zai-org/GLM-4.7 novita:zai-org/glm-4.7 zai:glm-4.7 zhipu:glm-4.7 baseten:zai-org/GLM-4.7
            nano-gpt:TEE/glm-4.7 alibaba-coding-plan:glm-4.7
            """
        ),
        (
            "qwen/qwen3-coder",
            """
            fireworks:accounts/fireworks/models/qwen3-coder-480b-a35b-instruct together:Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8
            amazon-bedrock:qwen.qwen3-coder-480b-a35b-v1:0
            submodel:Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8 google-vertex:qwen/qwen3-coder-480b-a35b-instruct-maas
            """
        ),
    ])
    func `one model is one model under every spelling`(model: ModelID, spellings: String) {
        let offers = spellings.split(whereSeparator: \.isWhitespace).map { OfferID(rawValue: String($0)) }
        let listed = OfferID(provider: "openrouter", modelID: model.rawValue)
        let names = ModelNaming(offers: offers + Self.listed + [listed], aliases: [:], curation: Self.curation).names
        for offer in offers + [listed] {
            #expect(names[offer]?.model == model, "\(offer) \(names[offer]?.rule ?? "no rule")")
        }
    }

    @Test(
        arguments: [
            "anthropic/claude-sonnet-4.5": [
                "host:claude-sonnet-4.5-thinking", "host:claude-sonnet-4", "host:claude-haiku-4.5",
                "host:claude-sonnet",
            ],
            "openai/gpt-4o-mini": [
                "host:gpt-4o-min", "host:gpt-4-mini", "host:gpt-4o-mini-audio-preview", "host:gpt-4o", "host:o4-mini",
            ],
            "x-ai/grok-4": [
                "host:grok-4-fast", "openrouter:x-ai/grok-4-fast", "oci:xai.grok-4-fast", "host:grok-4.1",
                "host:grok-40",
            ],
            "meta-llama/llama-3.3-70b-instruct": [
                "host:llama-3.3-70b-instruct-abliterated", "snowflake:snowflake-llama-3.3-70b",
                "host:llama-3.1-70b-instruct",
                "host:deepseek-r1-distill-llama-70b", "host:nobody/llama-3.3-70b-instruct",
            ],
            "meta-llama/llama-3.1-8b-instruct": [
                "together:meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo",
                "deepinfra:meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo", "host:llama-3.1-8b-instruct-lite",
            ],
            "openai/whisper-large-v3": [
                "deepinfra:openai/whisper-large-v3-turbo", "groq:whisper-large-v3-turbo", "host:whisper-large",
            ],
            "qwen/qwen3.5-27b": [
                "nano-gpt:Qwen3.5-27B-Derestricted", "nano-gpt:Qwen3.5-27B-Writer-V2-Derestricted-Lite",
                "host:qwen3.5-2.7b", "host:qwen3.5-27b-vl",
            ],
            "google/gemma-4-31b-it": [
                "nano-gpt:gemma-4-31B-K1-v5", "nano-gpt:Gemma-4-31B-Claude-4.6-Opus-Reasoning-Distilled",
                "host:gemma-4-31b", "pearl:pearl-ai/gemma-4-31b-it",
            ],
            "moonshotai/kimi-k2": [
                "host:kimi-k2-thinking", "host:kimi-k2-0905", "host:kimi-k2-turbo-preview", "host:kimi-k2.5",
            ],
            "google/gemini-2.5-flash": [
                "host:gemini-2.5-flash-lite", "host:gemini-2.5-flash-image", "google:gemini-flash-latest",
                "host:gemini-2.5-flash-preview-09-2025",
            ],
        ] as [ModelID: [OfferID]])
    func `a neighbour is never the model`(model: ModelID, neighbours: [OfferID]) {
        let listed = OfferID(provider: "openrouter", modelID: model.rawValue)
        let names = ModelNaming(offers: neighbours + [listed], aliases: [:], curation: Self.curation).names
        #expect(names[listed]?.model == model)
        for offer in neighbours { #expect(names[offer]?.model != model, "\(offer) \(names[offer]?.rule ?? "")") }
    }
}

/// The names in the real documents, if these exist.
@Suite(.enabled(if: SharedDocuments.arePresent, SharedDocuments.absence))
struct RealNamesTests {
    @Test func `fewer than one in ten priced offers lacks a model`() throws {
        var aliases: [OfferID: String] = [:]
        var priced: Set<OfferID> = []
        var all: Set<OfferID> = []
        for parser in SourceParsers.builtIn {
            for claim in RealDocuments.reading(parser.id, "now")?.parsed.claims ?? [] {
                all.insert(claim.offer)
                if case .fact(.aliasOf(let alias)) = claim.content { aliases[claim.offer] = alias }
                if let rate = claim.rate, rate.amount > .zero { priced.insert(claim.offer) }
            }
        }
        let naming = ModelNaming(offers: all.sorted(), aliases: aliases, curation: RealDocuments.curation)
        let unnamed = priced.filter { naming.names[$0] == nil }
        #expect(priced.count > 3000)
        #expect(unnamed.count * 10 < priced.count, "\(unnamed.count) of \(priced.count)")
        // The order of the offers does not affect their names.
        #expect(
            ModelNaming(offers: all.sorted().reversed(), aliases: aliases, curation: RealDocuments.curation).names
                == naming.names)
    }
}

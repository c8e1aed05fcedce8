import Tariff
import Testing

/// The ids that mean one model, those that mean two, and those that mean none.
@Suite
struct ModelNamingTests {
    private static let curation = Curation(
        providers: [
            Provider(id: "openrouter", name: "OpenRouter", kind: .gateway),
            Provider(id: "anthropic", name: "Anthropic", kind: .firstParty, lab: "anthropic"),
            Provider(id: "openai", name: "OpenAI", kind: .firstParty, lab: "openai"),
            Provider(id: "amazon-bedrock", name: "Bedrock", kind: .cloud),
            Provider(id: "host", name: "Host", kind: .host),
        ],
        labs: [
            Lab(id: "anthropic", name: "Anthropic"), Lab(id: "openai", name: "OpenAI"),
            Lab(id: "deepseek", name: "DeepSeek", aliases: ["deepseek-ai"]),
            Lab(id: "qwen", name: "Qwen", aliases: ["Qwen"]),
        ],
        models: ["host:house-special": "qwen/qwen3-32b"])

    private func models(_ offers: [OfferID], aliases: [OfferID: String] = [:]) -> [String?] {
        let naming = ModelNaming(offers: offers, aliases: aliases, curation: Self.curation)
        return offers.map { naming.names[$0]?.model.rawValue }
    }

    @Test(
        arguments: [
            ["openrouter:anthropic/claude-sonnet-4.5", "anthropic:claude-sonnet-4-5-20250929"],
            ["openrouter:anthropic/claude-sonnet-4.5", "amazon-bedrock:us.anthropic.claude-sonnet-4-5-20250929-v1:0"],
            ["openrouter:anthropic/claude-sonnet-4.5", "amazon-bedrock:anthropic.claude-sonnet-4-5-20250929-v1:0"],
            ["openrouter:anthropic/claude-sonnet-4.5", "amazon-bedrock:eu.anthropic.claude-sonnet-4-5-v2:0"],
            [
                "openrouter:deepseek/deepseek-r1", "openrouter:deepseek/deepseek-r1:free",
                "host:deepseek-ai/DeepSeek-R1",
            ],
            ["openrouter:qwen/qwen3-32b", "host:Qwen/Qwen3-32B", "host:Qwen/Qwen3-32B-fp8", "host:qwen/qwen3-32b-TEE"],
            ["openrouter:qwen/qwen3-32b", "host:qwen3-32b", "host:house-special"],
            ["openai:gpt-4o-2024-08-06", "openrouter:openai/gpt-4o"],
        ] as [[OfferID]])
    func `offers of one release are one model`(offers: [OfferID]) {
        let found = models(offers)
        #expect(Set(found).count == 1, "\(found)")
        #expect(found.allSatisfy { $0 != nil })
        #expect(models(offers.reversed()) == found.reversed())
    }

    @Test func `several dates are several models, and one date is the bare name`() {
        #expect(
            models(["openai:gpt-4o", "openai:gpt-4o-2024-08-06", "openrouter:openai/gpt-4o-2024-11-20"]) == [
                "openai/gpt-4o", "openai/gpt-4o-2024-08-06", "openai/gpt-4o-2024-11-20",
            ])
        #expect(
            models(["anthropic:claude-sonnet-4-5-20250929", "openrouter:anthropic/claude-sonnet-4.5"]) == [
                "anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4.5",
            ])
    }

    @Test(
        arguments: [
            ["openrouter:anthropic/claude-sonnet-4.5", "openrouter:anthropic/claude-sonnet-4"],
            ["openrouter:openai/gpt-4o", "openrouter:openai/gpt-4o-mini"],
            ["openrouter:openai/gpt-4", "openrouter:openai/gpt-4-turbo"],
            ["openrouter:openai/gpt-4o", "openrouter:openai/gpt-4o-audio-preview"],
            ["openrouter:qwen/qwen3-32b", "openrouter:qwen/qwen3-32b:thinking"],
            ["openrouter:qwen/qwen3-32b", "openrouter:qwen/qwen3-3.2b"],
            ["openrouter:qwen/qwen3-32b", "openrouter:qwen/qwen3-14b"],
            ["openrouter:openai/o1", "openrouter:openai/o1-preview"],
            ["amazon-bedrock:anthropic.claude-v1", "amazon-bedrock:anthropic.claude-v2:1"],
            ["openrouter:openai/gpt-4o-image", "openrouter:openai/gpt-4o-vision"],
        ] as [[OfferID]])
    func `near names are other models`(offers: [OfferID]) {
        let found = models(offers)
        #expect(Set(found).count == offers.count, "\(found)")
        #expect(found.allSatisfy { $0 != nil })
    }

    @Test(
        arguments: [
            ["openrouter:qwen/coder", "openrouter:deepseek/coder", "host:coder"],  // two labs have it
            ["openrouter:qwen/qwen3-32b", "host:qwen3-32"],
            ["openrouter:qwen/qwen3-32b", "host:qwen3-32b-custom"],
            ["openrouter:qwen/qwen3-32b", "host:wen3-32b"],
            ["openrouter:qwen/qwen3-32b", "host:nobody/qwen3-32b"],
            ["openrouter:anthropic/claude-sonnet-4.5", "amazon-bedrock:us.nobody.claude-sonnet-4-5-v1:0"],
            ["openrouter:anthropic/claude-sonnet-4.5", "host:claude-sonnet"],
            ["host:something"],
        ] as [[OfferID]])
    func `what no rule reaches has no model`(offers: [OfferID]) {
        #expect(models(offers).last == .some(nil))
    }

    @Test func `a gateway's routers are no models`() {
        #expect(models(["openrouter:openrouter/auto"]) == [nil])
    }

    @Test func `a seller's word that an id is another name is taken`() {
        let offers: [OfferID] = ["openai:gpt-4o-2024-08-06", "openai:gpt-4o-2024-11-20", "openai:chatgpt-newest"]
        let aliases: [OfferID: String] = ["openai:chatgpt-newest": "gpt-4o-2024-11-20"]
        #expect(models(offers, aliases: aliases).last == "openai/gpt-4o-2024-11-20")
    }

    @Test func `every name says by which rule it was found`() {
        let offers: [OfferID] = [
            "openrouter:qwen/qwen3-32b", "host:qwen3-32b", "host:house-special", "openai:gpt-4o-2024-08-06",
            "amazon-bedrock:anthropic.claude-x-v1:0",
        ]
        let naming = ModelNaming(offers: offers, aliases: [:], curation: Self.curation)
        let rules = offers.map { naming.names[$0]?.rule ?? "" }
        #expect(rules[0].contains("qwen"))
        #expect(rules[1].contains("only model of that name"))
        #expect(rules[2].contains("hand"))
        #expect(rules[3].contains("2024-08-06"))
        #expect(rules[4].contains("vendor"))
    }
}

import Tariff
import Testing

/// The reading of rules, aliases and families of labs, with invented names.
@Suite struct NameBookTests {
    private static let curation = Curation(
        providers: [
            Provider(id: "openrouter", name: "OpenRouter", kind: .gateway),
            Provider(id: "openai", name: "OpenAI", kind: .firstParty, lab: "openai"),
            Provider(id: "alibaba", name: "Alibaba", kind: .firstParty, lab: "qwen"),
            Provider(id: "fireworks", name: "Fireworks", kind: .host),
            Provider(id: "host", name: "Host", kind: .host),
        ],
        labs: [
            Lab(
                id: "anthropic", name: "Anthropic", families: ["claude"], words: ["opus", "sonnet"],
                looseFamilies: ["claude"]),
            Lab(id: "openai", name: "OpenAI", families: ["gpt"]),
            Lab(id: "deepseek", name: "DeepSeek", aliases: ["deepseek-ai"], families: ["deepseek"], words: ["r"]),
            Lab(id: "qwen", name: "Qwen", aliases: ["Qwen"], families: ["qwen"]),
            Lab(id: "nvidia", name: "NVIDIA"),
            Lab(id: "x-ai", name: "xAI", aliases: ["xai"], families: ["grok"]),
        ],
        aliases: [
            ModelAlias(
                "openai/gpt-4o",
                [
                    .init(from: Timestamp("2024-10-02"), model: "openai/gpt-4o-2024-08-06"),
                    .init(from: Timestamp("2024-05-13"), model: "openai/gpt-4o-2024-05-13"),
                ]),
            ModelAlias("qwen/qwen3-coder-480b-a35b-instruct", [.init(model: "qwen/qwen3-coder")]),
        ],
        spellings: [
            SpellingRule(
                .prefix, "accounts/fireworks/models/", providers: ["fireworks"], reason: "Fireworks names the account"),
            SpellingRule(.point, "p", providers: ["fireworks"], reason: "p is a dot"),
            SpellingRule(.suffix, "-fast", labs: ["anthropic"], reason: "fast is a service"),
            SpellingRule(.prefix, "packer/", reason: "Packer packs"),
            SpellingRule(.route, ":", providers: ["host"], reason: "a route"),
        ])

    private static let base: [OfferID] = [
        "openrouter:anthropic/claude-opus-4.6", "openrouter:anthropic/claude-3.5-sonnet", "openrouter:openai/gpt-4o",
        "openai:gpt-4o-2024-08-06", "openrouter:deepseek/deepseek-v3.2", "openrouter:qwen/qwen3-coder",
        "openrouter:qwen/qwen3-32b", "openrouter:x-ai/grok-4", "openrouter:x-ai/grok-4-fast",
        "openrouter:openai/gpt-oss-120b", "openrouter:nvidia/nemotron-3-nano",
    ]

    @Test(
        arguments: [
            ("host:claude-4.6-opus", "anthropic/claude-opus-4.6"),
            ("host:claude-opus4-6", "anthropic/claude-opus-4.6"),
            ("host:anthropic--claude-4.6-opus", "anthropic/claude-opus-4.6"),
            ("host:anthropic-claude-opus-4.6", "anthropic/claude-opus-4.6"),
            ("host:Claude Opus 4.6", "anthropic/claude-opus-4.6"),
            ("host:claude-opus-4.6-fast", "anthropic/claude-opus-4.6"),
            ("openrouter:anthropic/claude-opus-4.6-fast", "anthropic/claude-opus-4.6"),
            ("host:claude-sonnet-3.5", "anthropic/claude-3.5-sonnet"),
            ("host:claude-opus-9", "anthropic/claude-opus-9"),
            ("host:grok-4-fast", "x-ai/grok-4-fast"),
            ("fireworks:accounts/fireworks/models/deepseek-v3p2", "deepseek/deepseek-v3.2"),
            ("host:deepseek-ai/DeepSeek-V3.2", "deepseek/deepseek-v3.2"),
            ("host:deepseek.v3.2", "deepseek/deepseek-v3.2"),
            ("host:nvidia/DeepSeek-V3.2-NVFP4", "deepseek/deepseek-v3.2"),
            ("host:packer/deepseek-v3.2", "deepseek/deepseek-v3.2"),
            ("host:deepseek-v3-2-251201", "deepseek/deepseek-v3.2"),
            ("host:Qwen/Qwen3-32B:somewhere", "qwen/qwen3-32b"),
            ("alibaba:deepseek-v3.2", "deepseek/deepseek-v3.2"),
            ("alibaba:deepseek-r1-14b", "deepseek/deepseek-r1-14b"),
            ("alibaba:qwen9-max", "qwen/qwen9-max"),
            ("host:Qwen3-Coder-480B-A35B-Instruct", "qwen/qwen3-coder"),
            ("host:gpt-4o", "openai/gpt-4o-2024-08-06"),
            ("host:gpt-4o-2024-05-13", "openai/gpt-4o-2024-05-13"),
            ("host:nvidia/NVIDIA-Nemotron-3-Nano-FP8", "nvidia/nemotron-3-nano"),
        ] as [(OfferID, String)])
    func `rules read what sellers write`(offer: OfferID, model: String) {
        let names = ModelNaming(offers: Self.base + [offer], aliases: [:], curation: Self.curation).names
        #expect(names[offer]?.model.rawValue == model)
        #expect(names[offer]?.rule.isEmpty == false)
    }

    @Test(
        arguments: [
            "host:qwen3-32b-dolphin", "host:qwen3-k1-v5", "host:deepseek-v3.2-abliterated", "host:claude-opus-latest",
            "host:accounts/fireworks/models/deepseek-v3p2", "host:deepseek-v3p2", "host:somebody/deepseek-v3.2",
            "host:grok4fast", "host:opus-4.6", "host:nemotron", "host:deepseek-v3.2-nemo", "host:oss-120b",
        ] as [OfferID])
    func `what only resembles a model has none`(offer: OfferID) {
        let names = ModelNaming(offers: Self.base + [offer], aliases: [:], curation: Self.curation).names
        #expect(names[offer] == nil, "\(names[offer]?.model.rawValue ?? "")")
    }

    @Test func `an alias is what it was on the day`() throws {
        func model(_ day: String?) -> ModelID? {
            let naming = ModelNaming(
                offers: Self.base, aliases: [:], curation: Self.curation, at: day.flatMap { Timestamp($0) })
            return naming.names["openrouter:openai/gpt-4o"]?.model
        }
        #expect(model("2024-05-12") == nil)
        #expect(model("2024-05-13") == "openai/gpt-4o-2024-05-13")
        #expect(model("2024-10-01") == "openai/gpt-4o-2024-05-13")
        #expect(model("2024-10-02") == "openai/gpt-4o-2024-08-06")
        #expect(model(nil) == "openai/gpt-4o-2024-08-06")
    }

    @Test func `the book reads what nobody sells by the same rules, and refuses the rest`() {
        let book = ModelNaming(offers: Self.base, aliases: [:], curation: Self.curation).book
        func model(_ id: String) -> ModelID? {
            if case .model(let model, _, _) = book.find(id) { model } else { nil }
        }
        #expect(model("us.anthropic.claude-opus-4-6-v1:0") == "anthropic/claude-opus-4.6")
        #expect(model("Anthropic: Claude Opus 4.6") == "anthropic/claude-opus-4.6")
        #expect(model("gpt-4o-2024-08-06") == "openai/gpt-4o-2024-08-06")
        #expect(model("gpt-4o-2024-11-20") == nil)
        #expect(model("claude-opus-4.6-20300101") == nil)
        #expect(model("claude-opus-9") == nil)
        #expect(model("claude-opus") == nil)
        #expect(model("") == nil)
        #expect(model("/") == nil)
        #expect(model(":") == nil)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `no order of offers changes a name`(seed: UInt64) {
        let offers =
            Self.base + [
                "host:claude-4.6-opus", "alibaba:deepseek-v3.2", "host:nvidia/DeepSeek-V3.2", "host:gpt-4o",
                "fireworks:accounts/fireworks/models/qwen3-32b", "host:claude-opus-9", "host:deepseek-v3-2-251201",
            ]
        var generator = Shuffler(state: seed &+ 1)
        let expected = ModelNaming(offers: offers, aliases: [:], curation: Self.curation)
        let found = ModelNaming(
            offers: offers.shuffled(using: &generator), aliases: [:], curation: Self.curation)
        #expect(found.names == expected.names)
        #expect(found.book == expected.book)
    }

    /// Every slip in the name of a model leads to no model, or to another one that really has that name.
    @Test(arguments: ["claude-opus-4.6", "deepseek-v3.2", "qwen3-32b", "gpt-oss-120b", "grok-4-fast"])
    func `a slip never leads to the model that was meant`(name: String) throws {
        let expected = ModelNaming(offers: Self.base, aliases: [:], curation: Self.curation).book
        guard case .model(let meant, _, _) = expected.find(name) else { throw Missing() }
        let letters = Array(name)
        for place in letters.indices where letters[place] != "-" && letters[place] != "." {
            for letter in "7bz" where letter != letters[place] {
                var slip = letters
                slip[place] = letter
                let offer = OfferID(provider: "host", modelID: String(slip))
                let names = ModelNaming(offers: Self.base + [offer], aliases: [:], curation: Self.curation).names
                #expect(names[offer]?.model != meant, "\(offer)")
            }
        }
    }

    private struct Missing: Error {}

    private struct Shuffler: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }
}

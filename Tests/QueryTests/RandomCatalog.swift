import Tariff
import TestSupport

/// Catalogs that no seller would publish, so that every rule of an answer is met by some offer.
struct RandomCatalog {
    static let now = Timestamp(seconds: 1_790_000_000)

    private var random: SeededGenerator
    /// Indicates whether all prices differ; otherwise most are equal or nearly equal.
    var hasManyPrices = false

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Makes a catalog with a few sellers of every kind, and some more hosts.
    mutating func catalog(offers count: Int, moreHosts: Int = 0) -> Catalog {
        let few: [(String, Provider.Kind)] = [
            ("openai", .firstParty), ("azure", .cloud), ("groq", .host), ("openrouter", .gateway),
            ("vercel", .gateway), ("kimi-plan", .plan), ("ollama", .local), ("deepinfra", .host),
        ]
        let kinds = few + (0..<moreHosts).map { ("host-\($0)", .host) }
        var offers: [OfferID: Offer] = [:]
        while offers.count < count {
            let (provider, kind) = random.pick(kinds)
            let offer = offer(provider: provider, kind: kind, number: offers.count)
            offers[offer.id] = offer
        }
        let sorted = offers.values.sorted { $0.id < $1.id }
        let models = Set(sorted.compactMap(\.model)).sorted().map { id in
            Model(id: id, name: id.name, offers: sorted.filter { $0.model == id }.map(\.id))
        }
        return Catalog(
            offers: sorted, models: models,
            providers: kinds.map { Provider(id: ProviderID(rawValue: $0.0), name: $0.0, kind: $0.1) }
                .sorted { $0.id < $1.id },
            readings: [
                SourceReading(source: "a", fetchedAt: Self.now.adding(seconds: -1000)),
                SourceReading(source: "b", fetchedAt: Self.now.adding(seconds: -900_000)),
                SourceReading(source: "c", fetchedAt: Self.now, isFailing: true),
            ],
            sources: ["a", "b", "c"].map { Source(id: $0, name: "n", url: "https://\($0)", licence: "none") })
    }

    private mutating func femto() -> Int64 {
        hasManyPrices
            ? Int64.random(in: 100_000...9_000_000_000, using: &random)
            : random.pick([0, 1, 250, 250_000_000, 3_000_000_000, 3_000_000_001])
    }

    private mutating func offer(provider: String, kind: Provider.Kind, number: Int) -> Offer {
        var name = "m\(number)"
        if kind == .gateway, random.chance(50) { name += "@" + random.pick(["groq/fp8", "deepinfra", "other"]) }
        var offer = Offer(id: OfferID(rawValue: "\(provider):\(name)"), kind: kind)
        if random.chance(75) { offer.model = ModelID(rawValue: random.pick(["x/a", "x/b", "y/a", "y/c", "z/d"])) }
        offer.status = random.pick([.active, .active, .active, .preview, .deprecated, .missing, .retired])
        if random.chance(20) { offer.deprecatedAt = moment() }
        if random.chance(20) { offer.retiredAt = moment() }
        offer.state = random.pick([.priced, .priced, .priced, .priced, .priced, .free, .included, .dynamic, .unknown])
        for limit in Fact.Limit.allCases where random.chance(60) {
            offer.limits[limit] = random.pick([500, 1000, 1500, 8000, 100_000])
        }
        offer.accepts = Modality.inputs.filter { _ in random.chance(60) }
        offer.produces = random.chance(85) ? random.pick(Self.products) : nil
        for capability in Capability.allCases where random.chance(60) {
            offer.capabilities[capability] = random.chance(70)
        }
        offer.openWeights = random.chance(50) ? random.chance(50) : nil
        if random.chance(15) { offer.regions = [random.pick(["eu", "us-east-1", "eu-west-1"])] }
        if random.chance(40),
            let score = Score(
                benchmark: "bench", raw: "\(Int.random(in: 0...99, using: &random)).5", source: "a",
                confirmedAt: Self.now)
        {
            offer.scores = [score]
        }
        if offer.state == .included, random.chance(60) { return offer }
        offer.ladders = ladders()
        offer.modifiers = modifiers()
        return offer
    }

    private mutating func ladders() -> [Ladder] {
        let text: [(Component, PriceUnit, Int)] = [
            (.inputText, .token, 90), (.outputText, .token, 90), (.inputTextCacheRead, .token, 50),
            (.inputTextCacheWrite, .token, 40), (.inputTextCacheStorage, .token, 8),
            (.inputTextCacheStorage, .tokenHour, 8), (.outputTextReasoning, .token, 30), (.request, .request, 10),
            (.requestWebSearch, .request, 30),
        ]
        let media: [(Component, PriceUnit, Int)] = [
            (.inputImage, .image, 40), (.inputImage, .megapixel, 20), (.inputImage, .token, 15),
            (.outputImage, .image, 70), (.outputImage, .megapixel, 40), (.outputImage, .token, 15),
            (.inputAudio, .audioSecond, 50), (.outputAudio, .audioSecond, 40), (.outputAudio, .request, 40),
            (.outputVideo, .videoSecond, 60), (.outputVideo, .request, 40), (.inputText, .character, 50),
            (.inputDocument, .page, 50),
        ]
        // Text, media, or both are sold.
        let wanted = random.pick([text, text, text + media, text + media, media])
        var rates: [Ladder.Key: [Ladder.Step]] = [:]
        let foreign = random.chance(8)
        for (component, unit, percent) in wanted where random.chance(percent) {
            for _ in 0..<random.pick([1, 1, 1, 2, 3, 5]) {
                let currency: Currency = foreign && random.chance(70) ? Currency(rawValue: "CNY") : .usd
                let rate = Rate(
                    component, unit,
                    Amount(femto: femto()),
                    currency: currency, conditions: random.chance(45) ? .none : conditions(of: component))
                let effective = random.chance(85) ? .always : period()
                rates[Ladder.Key(rate), default: []].append(
                    Ladder.Step(rate: rate, effective: effective, key: "k", field: "f\(unit)", raw: "1e-6"))
            }
        }
        return rates.sorted { $0.key < $1.key }.map { key, steps in
            let sources: [SourceID] = random.chance(50) ? ["a"] : ["b", "a"]
            let evidence = sources.map { source in
                Evidence(
                    source: source, url: "https://\(source)", observedAt: moment(past: true),
                    confirmedAt: moment(past: true))
            }
            return Ladder(
                key: key, source: sources[0], steps: steps, evidence: random.chance(95) ? evidence : [],
                agree: random.pick([1, 2]), confidence: random.pick([.confirmed, .single, .single, .disputed]),
                statements: sources.dropFirst().map { statement(by: $0, steps) })
        }
    }

    private mutating func statement(by source: SourceID, _ steps: [Ladder.Step]) -> Ladder.Statement {
        Ladder.Statement(
            source: source, steps: random.chance(50) ? steps : [],
            verdict: random.pick(Ladder.Statement.Verdict.allCases),
            difference: random.pick([nil, 0, -2500, 10_000, .max]),
            reason: random.pick(Ladder.Statement.Reason.allCases))
    }

    private mutating func conditions(of component: Component) -> Conditions {
        var conditions = Conditions()
        if random.chance(20) { conditions.serviceTier = random.pick([.batch, .flex, .priority]) }
        if random.chance(30) { conditions.promptTokens = random.pick([.upTo(1000), .above(1000), .above(5000)]) }
        if random.chance(15) { conditions.outputTokens = random.pick([.upTo(500), .above(500)]) }
        if random.chance(10) { conditions.region = random.pick(["eu", "us-east-1", "regional", "eu-west-1"]) }
        if component.isCacheWrite, random.chance(40) { conditions.cacheTTL = .oneHour }
        if random.chance(8) { conditions.cache = random.pick([.explicit, .implicit]) }
        if random.chance(15) {
            conditions.window = [
                TimeWindow(
                    zone: .utc, weekdays: random.chance(30) ? [1, 2, 3] : nil,
                    from: random.pick([0, 300, 1200]), to: random.pick([360, 600, 1440]))
            ]
        }
        if random.chance(5) { conditions.thinking = true }
        if random.chance(8) { conditions.mode = random.pick(["fast", "pro"]) }
        if random.chance(6) { conditions.searchContext = .high }
        if random.chance(6) { conditions.promotion = true }
        let isMedia = component != .request && component > .inputTextRouting && !component.name.hasPrefix("output.text")
        let often = isMedia ? 30 : 3
        if random.chance(often) { conditions.resolution = random.pick(["480p", "720p", "1080p"]) }
        if random.chance(often) { conditions.size = random.pick(Self.sizes) }
        if random.chance(often) { conditions.quality = random.pick(["low", "medium", "standard", "hd"]) }
        if random.chance(often / 3) { conditions.withAudio = true }
        if random.chance(often / 3) { conditions.duration = random.pick([.upTo(10), .above(10)]) }
        if random.chance(often / 3) { conditions.pixels = random.pick([.upTo(1_048_576), .above(1_048_576)]) }
        if random.chance(often / 3) { conditions.interval = random.pick([.upTo(8), .above(8)]) }
        return conditions
    }

    private static let products: [[Modality]] = [
        [.text], [.text], [.text], [.image], [.embedding], [.audio], [.video], [.transcription], [.text, .image],
    ]
    private static let mediaWords: [(String, [String])] = [
        ("images_in", ["1", "7"]), ("images_out", ["1", "4"]), ("images_out", ["2"]), ("audio_in_seconds", ["600"]),
        ("audio_out_seconds", ["9", "61"]), ("video_out_seconds", ["5", "12"]), ("video_out_seconds", ["8"]),
        ("characters_in", ["1500"]), ("pages_in", ["3"]),
    ]
    private static let sizes = [
        "1024x1024", "1024x1536", "1536x1024", "512", "512x512", "0.5k", "1k", "2k", "4k", "max",
    ]

    private mutating func modifiers() -> [Modifier] {
        var modifiers: [Modifier] = []
        if random.chance(10) {
            var when = Conditions()
            when.region = random.pick(["eu", "us"])
            modifiers.append(.multiplier(factor: "1.1", when: when))
        }
        if random.chance(10) {
            var when = Conditions()
            when.serviceTier = random.pick([.batch, .priority])
            modifiers.append(.multiplier(factor: "0.5", when: when))
        }
        if random.chance(20) { modifiers.append(.count(component: .requestWebSearch, by: "prompt")) }
        if random.chance(5) { modifiers.append(.discount(off: "0.3")) }
        if random.chance(5) {
            modifiers.append(.allowance(component: .requestWebSearch, quantity: 9, period: "day", group: "g"))
        }
        let billed: [Component] = [
            .inputText, .requestWebSearch, .inputImage, .outputImage, .inputAudio, .outputVideo, .inputDocument,
        ]
        if random.chance(10) {
            modifiers.append(
                .allowance(
                    component: random.pick(billed), quantity: random.pick([1, 2, 5]), period: "request", group: nil))
        }
        if random.chance(10) {
            modifiers.append(.minimum(component: random.pick(billed), quantity: random.pick([1, 5, 2000])))
        }
        if random.chance(5) { modifiers.append(.minimumCost(component: random.pick(billed), amount: "0.000002")) }
        if random.chance(10) {
            modifiers.append(
                .rounding(
                    component: random.pick(billed), unit: random.pick([.megapixel, .audioSecond, .videoSecond]),
                    to: random.pick(["1", "2", "60"])))
        }
        if random.chance(5) { modifiers.append(.count(component: .outputImage, by: "prompt")) }
        modifiers.shuffle(using: &self.random)
        return modifiers
    }

    private mutating func moment(past: Bool = false) -> Timestamp {
        Self.now.adding(seconds: Int64.random(in: -5_000_000...(past ? 0 : 5_000_000), using: &random))
    }

    private mutating func period() -> EffectivePeriod {
        EffectivePeriod(from: random.chance(60) ? moment() : nil, to: random.chance(60) ? moment() : nil)
    }

    /// The words of a question, most of which leave most words out.
    mutating func words() -> [(name: String, value: String)] {
        var words: [(name: String, value: String)] = []
        func say(_ name: String, _ percent: Int, _ values: [String], _ random: inout SeededGenerator) {
            if random.chance(percent) { words.append((name, random.pick(values))) }
        }
        if random.chance(50) {
            say("input_tokens", 90, ["1000", "1001", "7000", "500"], &random)
            if words.last?.name == "input_tokens" {
                say("cached_tokens", 40, ["0", "250", "400"], &random)
                say("cache_write_tokens", 30, ["0", "100"], &random)
            }
            say("output_tokens", 80, ["0", "500", "501", "100"], &random)
            say("reasoning_tokens", 30, ["100"], &random)
            say("searches", 20, ["1", "3"], &random)
        }
        if random.chance(40) {
            for _ in 0..<random.pick([1, 1, 1, 2]) {
                let (name, values) = random.pick(Self.mediaWords)
                if !words.contains(where: { $0.name == name }) { say(name, 100, values, &random) }
            }
        }
        say("image_size", 15, ["1024x1024", "1536x1024", "512x512", "2048x1000", "2k", "3000x3000"], &random)
        say("image_quality", 10, ["low", "standard", "hd", "ultra"], &random)
        say("video_resolution", 10, ["480p", "720p", "1080p", "4k"], &random)
        say("video_audio", 10, ["true", "false"], &random)
        say("cache_ttl", 20, ["1h", "5m"], &random)
        say("requests", 25, ["1", "7", "1000000"], &random)
        say("service_tier", 25, ["batch", "flex", "priority", "fast", "standard"], &random)
        say("region", 20, ["eu", "us", "us-east-1", "eu-west-1", "global"], &random)
        say("at", 30, ["2026-09-01T05:30:00Z", "2026-10-10", "2026-09-21T20:00:30Z"], &random)
        // A third of the questions only say what is to be done, so that many offers compete.
        if random.chance(33) { return words }
        say("needs", 40, ["tools", "tools,reasoning", "seed", "json_mode,tools"], &random)
        say("accepts", 25, ["text", "image", "text,image"], &random)
        say("produces", 20, ["text", "image", "embedding", "audio", "video", "text,image"], &random)
        say("context", 20, ["1500", "8000", "0"], &random)
        say("max_output", 15, ["500", "1000"], &random)
        say("min_quality", 15, ["bench:40", "bench:80.25", "other:1"], &random)
        say("models", 10, ["x/*", "?/a", "x/a,z/*"], &random)
        say("labs", 8, ["x", "z,y"], &random)
        say("providers", 8, ["o*", "groq,vercel"], &random)
        say("exclude_providers", 12, ["openrouter", "*a*"], &random)
        say("via", 15, ["any", "direct", "gateway", "plan", "local"], &random)
        say("open_weights", 10, ["true", "false"], &random)
        say("status", 25, ["active", "deprecated,retired", "active,preview,deprecated,missing,retired"], &random)
        say("free", 25, ["exclude", "include", "only"], &random)
        say("included", 20, ["exclude", "include"], &random)
        say("promotions", 15, ["exclude", "include"], &random)
        say("unknown", 20, ["exclude", "include"], &random)
        say("missing", 20, ["exclude", "substitute"], &random)
        say("disputed", 20, ["exclude", "include"], &random)
        say("max_age", 20, ["36h", "30d", "50d"], &random)
        say("basis", 10, ["list", "landed"], &random)
        say("per", 40, ["offer", "model", "provider", "lab"], &random)
        say("limit", 40, ["1", "3", "50"], &random)
        say("explain", 50, ["true"], &random)
        return words
    }
}

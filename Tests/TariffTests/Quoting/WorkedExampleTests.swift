import Tariff
import TestSupport
import Testing

/// The worked examples of `docs/prices-and-units.md`, with the numbers that their sources state.
@Suite
struct WorkedExampleTests {
    private static let now = Timestamp(seconds: 1_795_420_800)

    private func amounts(_ quote: Quote) -> [String] { quote.lines.map { $0.amount.text() } }

    private func gemini() throws -> Offer {
        func steps(_ component: Component, _ base: String, _ above: String) throws -> [Rate] {
            [
                try .stated(base, component) { $0.promptTokens = .upTo(200_000) },
                try .stated(above, component) { $0.promptTokens = .above(200_000) },
            ]
        }
        return .selling(
            try steps(.inputText, "1.25e-06", "2.5e-06") + steps(.inputTextCacheRead, "1.25e-07", "2.5e-07")
                + steps(.outputText, "1e-05", "1.5e-05"))
    }

    @Test func `1: above its threshold the whole request is re-rated`() throws {
        var workload = Workload(inputTokens: 250_000, cachedTokens: 50_000, outputTokens: 2000, at: Self.now)
        let above = try Quoter(workload).quote(try gemini())
        #expect(above.list.description == "0.5425")
        #expect(above.lines.map(\.cost.description) == ["0.5", "0.0125", "0.03"])
        #expect(above.lines.allSatisfy { $0.conditions.promptTokens == .above(200_000) })
        workload.inputTokens = 200_000
        let at = try Quoter(workload).quote(try gemini())
        #expect(amounts(at) == ["0.00000125", "0.000000125", "0.00001"])
    }

    @Test(arguments: [("1h", "0.0378", "0.018"), ("5m", "0.03105", "0.01125")])
    func `2: a write costs what its lifetime costs`(lifetime: String, total: String, write: String) throws {
        let offer = Offer.selling([
            try .stated("0.000003", .inputText), try .stated("0.0000003", .inputTextCacheRead),
            try .stated("0.00000375", .inputTextCacheWrite),
            try .stated("0.000006", .inputTextCacheWrite) { $0.cacheTTL = .oneHour },
            try .stated("0.000015", .outputText),
        ])
        let workload = Workload(
            inputTokens: 10_000, cachedTokens: 6000, cacheWriteTokens: 3000,
            cacheTTL: try #require(CacheLifetime(lifetime)), outputTokens: 1000, at: Self.now)
        let quote = try Quoter(workload).quote(offer)
        #expect(quote.list.description == total)
        #expect(quote.lines.map(\.cost.description) == ["0.003", "0.0018", write, "0.015"])
        #expect(quote.lines.allSatisfy { $0.note == nil })
    }

    @Test(arguments: [(199, "0.0031427355"), (200, "0.0047746")])
    func `3: a tier may have two axes`(output: Int64, total: String) throws {
        func band(_ set: @escaping (inout Conditions) -> Void) -> (inout Conditions) -> Void {
            {
                $0.promptTokens = Bounds(upper: .init(32_000, isIncluded: false))
                set(&$0)
            }
        }
        let short = band { $0.outputTokens = Bounds(upper: .init(200, isIncluded: false)) }
        let long = band { $0.outputTokens = Bounds(lower: .init(200, isIncluded: true)) }
        let offer = Offer.selling([
            try .stated("0.2911", .inputText, factor: .perMillion, when: short),
            try .stated("1.1645", .outputText, factor: .perMillion, when: short),
            try .stated("0.4367", .inputText, factor: .perMillion, when: long),
            try .stated("2.038", .outputText, factor: .perMillion, when: long),
        ])
        let quote = try Quoter(Workload(inputTokens: 10_000, outputTokens: output, at: Self.now)).quote(offer)
        #expect(quote.list.description == total)
    }

    @Test(arguments: [
        ("2026-11-23T02:00:00Z", "0.01248", "2026-11-23T04:00:00Z"),
        ("2026-11-23T12:00:00Z", "0.00624", "2026-11-24T01:00:00Z"),
        // From Friday's evening the price holds through the whole weekend.
        ("2026-11-27T12:00:00Z", "0.00624", "2026-11-30T01:00:00Z"),
        ("2026-11-29T23:59:59Z", "0.00624", "2026-11-30T01:00:00Z"),
        ("2026-11-27T06:00:00Z", "0.01248", "2026-11-27T10:00:00Z"),
    ])
    func `4: off-peak hours halve the price until they end`(at: String, total: String, until: String) throws {
        let workdays = [(0, 60), (240, 360), (600, 0)].map { from, to in
            TimeWindow(zone: .utc, weekdays: [1, 2, 3, 4, 5], from: from, to: to)
        }
        let offPeak = workdays + [TimeWindow(zone: .utc, weekdays: [6, 7], from: 0, to: 0)]
        let prices: [(Component, String, String)] = [
            (.inputText, "3e-07", "1.5e-07"), (.inputTextCacheRead, "6e-09", "3e-09"),
            (.outputText, "1.2e-06", "6e-07"),
        ]
        let rates = try prices.flatMap { component, peak, low in
            [try Rate.stated(peak, component), try Rate.stated(low, component) { $0.window = offPeak }]
        }
        let workload = Workload(
            inputTokens: 100_000, cachedTokens: 80_000, outputTokens: 5000, at: try #require(Timestamp(at)))
        let quote = try Quoter(workload).quote(.selling(rates))
        #expect(quote.list.description == total)
        #expect(quote.validUntil?.description == until)
    }

    @Test func `5: a tier's rates, a stand-in for reasoning and a region's multiplier`() throws {
        let flex: (inout Conditions) -> Void = { $0.serviceTier = .flex }
        let offer = Offer.selling(
            [
                try .stated("2.5e-06", .inputText), try .stated("1.5e-05", .outputText),
                try .stated("1.25e-06", .inputText, when: flex), try .stated("7.5e-06", .outputText, when: flex),
            ], modifiers: [.multiplier(factor: "1.1", when: .when { $0.region = "eu" })])
        let workload = Workload(
            inputTokens: 20_000, outputTokens: 1000, reasoningTokens: 4000, serviceTier: .flex, region: "eu",
            at: Self.now)
        let quote = try Quoter(workload).quote(offer)
        #expect(quote.list.description == "0.06875")
        #expect(quote.lines.map(\.component) == [.inputText, .outputText, .outputTextReasoning])
        #expect(quote.lines.last?.note?.hasPrefix("reasoning tokens at the output rate") == true)
        #expect(quote.lines.allSatisfy { $0.note?.contains("1.1") == true })
    }

    @Test func `6: a write price below the input price is storage on top`() throws {
        let offer = Offer.selling([
            try .stated("0.00000125", .inputText), try .stated("0.00001", .outputText),
            try .stated("0.000000375", .inputTextCacheStorage) { $0.cacheTTL = .fiveMinutes },
        ])
        let workload = Workload(inputTokens: 50_000, cacheWriteTokens: 50_000, at: Self.now)
        let quote = try Quoter(workload).quote(offer)
        #expect(quote.list.description == "0.08125")
        #expect(quote.lines.map(\.component) == [.inputTextCacheWrite, .inputTextCacheStorage])
        #expect(quote.lines.map(\.cost.description) == ["0.0625", "0.01875"])
    }

    // MARK: Images, video, sound, pages

    private func quote(_ offer: Offer, _ set: (inout Workload) -> Void) throws(Exclusion) -> Quote {
        var workload = Workload(at: Self.now)
        set(&workload)
        return try Quoter(workload).quote(offer)
    }

    @Test func `7: an image at its size and quality`() throws {
        let offer = Offer.selling(
            try [("low", "0.011"), ("medium", "0.042"), ("high", "0.167")].flatMap { quality, price in
                [
                    try Rate.stated(price, .outputImage, .image) { ($0.size, $0.quality) = ("1024x1024", quality) },
                    try Rate.stated("4.0054321e-08", .outputImage, .megapixel, factor: .perPixel) {
                        ($0.size, $0.quality) = ("1024x1024", quality)
                    },
                ]
            } + [try .stated("4e-05", .outputImage), try .stated("5e-06", .inputText)])
        #expect(try quote(offer) { $0.imagesOut = 4 }.list.description == "0.168")
        #expect(
            try quote(offer) { ($0.imagesOut, $0.media.quality) = (4, "medium") }.lines.map(\.unit) == [.image])
    }

    @Test func `8: a resolution that is not listed costs the plain price up to the largest listed`() throws {
        let wan = Offer.selling([
            try .stated("0.2", .outputVideo, .videoSecond),
            try .stated("0.05", .outputVideo, .videoSecond) { $0.resolution = "480p" },
            try .stated("0.1", .outputVideo, .videoSecond) { $0.resolution = "720p" },
            try .stated("0.2", .outputVideo, .videoSecond) { $0.resolution = "1080p" },
        ])
        #expect(try quote(wan) { $0.videoOutSeconds = 10 }.list.description == "1")
        let tall = VideoResolution("1080p")
        #expect(try quote(wan) { ($0.videoOutSeconds, $0.media.resolution) = (10, tall) }.list.description == "2")
        #expect(throws: Exclusion.rate(.outputVideo)) {
            try quote(wan) { ($0.videoOutSeconds, $0.media.resolution) = (10, VideoResolution("2160p")) }
        }
        let gen = Offer.selling([try .stated("0.12", .outputVideo, .videoSecond)])
        for resolution in [nil, "480p", "4k"] {
            let asked = resolution.flatMap { VideoResolution($0) }
            #expect(
                try quote(gen) { ($0.videoOutSeconds, $0.media.resolution) = (10, asked) }.list.description == "1.2")
        }
    }

    @Test func `10: some input images are free in each request`() throws {
        let offer = Offer.selling(
            [
                try .stated("0.08", .outputVideo, .videoSecond),
                try .stated("0.08", .outputVideo, .videoSecond) { $0.resolution = "768p" },
                try .stated("0.13", .outputVideo, .videoSecond) { $0.resolution = "1440p" },
                try .stated("0.04", .inputImage, .image),
            ], modifiers: [.allowance(component: .inputImage, quantity: 5, period: "request", group: nil)])
        let set: (inout Workload) -> Void = {
            ($0.videoOutSeconds, $0.media.resolution, $0.imagesIn) = (6, VideoResolution("768p"), 7)
        }
        let made = try quote(offer, set)
        #expect(made.list.description == "0.56")
        #expect(made.lines.first?.note == "5 of 7 free in each request")
    }

    @Test func `11: speech is sold by the second and by the character`() throws {
        let whisper = Offer.selling([try .stated("0.0001", .inputAudio, .audioSecond)])
        #expect(try quote(whisper) { $0.audioInSeconds = 600 }.list.description == "0.06")
        let eleven = Offer.selling([try .stated("8e-05", .inputText, .character)])
        #expect(try quote(eleven) { $0.charactersIn = 1500 }.list.description == "0.12")
        let mini = Offer.selling([
            try .stated("0.00025", .outputAudio, .audioSecond), try .stated("1e-05", .outputAudio),
            try .stated("2.5e-06", .inputText),
        ])
        #expect(try quote(mini) { $0.audioOutSeconds = 60 }.list.description == "0.015")
    }

    @Test func `12: pages in the batch tier, reranking, and searches that may all be charged`() throws {
        let ocr = Offer.selling([
            try .stated("0.004", .inputDocument, .page),
            try .stated("0.002", .inputDocument, .page) { $0.serviceTier = .batch },
            try .stated("0.005", .inputDocumentAnnotation, .page),
        ])
        #expect(try quote(ocr) { ($0.pagesIn, $0.serviceTier) = (100, .batch) }.list.description == "0.2")
        #expect(try quote(ocr) { $0.pagesIn = 100 }.list.description == "0.4")
        let rerank = Offer.selling([try .stated("0.002", .request, .request)])
        #expect(try quote(rerank) { ($0.requests, $0.statesRequests) = (1000, true) }.list.description == "2")
        let searching = Offer.selling(
            [try .stated("0.035", .requestWebSearch, .request), try .stated("1.25e-06", .inputText)],
            modifiers: [.allowance(component: .requestWebSearch, quantity: 1500, period: "day", group: nil)])
        #expect(try quote(searching) { $0.searches = 3 }.list.description == "0.105")
    }
}

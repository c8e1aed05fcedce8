import Tariff
import TestSupport
import Testing

/// The stand-ins for rates that are not published, and the exclusions where there is none.
@Suite
struct MissingRateTests {
    private static let now = Timestamp(seconds: 1_795_420_800)

    private func plain(_ more: [Rate] = []) throws -> Offer {
        .selling([try .stated("1e-6", .inputText), try .stated("4e-6", .outputText)] + more)
    }

    private func quote(_ offer: Offer, _ workload: Workload) throws -> Quote { try Quoter(workload).quote(offer) }

    @Test func `cached tokens are charged as input, and the note says so`() throws {
        let workload = Workload(inputTokens: 1000, cachedTokens: 400, cacheWriteTokens: 100, at: Self.now)
        let lines = try quote(try plain(), workload).lines
        #expect(lines.map(\.component) == [.inputText, .inputTextCacheRead, .inputTextCacheWrite])
        #expect(lines.map(\.cost.description) == ["0.0005", "0.0004", "0.0001"])
        #expect(lines[1].note == "cache reads at the input rate: no cache rate is published")
        #expect(lines[2].note?.contains("input rate") == true)
    }

    @Test func `a lifetime without a price takes the default one's`() throws {
        let offer = try plain([try .stated("1.25e-6", .inputTextCacheWrite)])
        let workload = Workload(inputTokens: 100, cacheWriteTokens: 100, cacheTTL: .oneHour, at: Self.now)
        let line = try #require(try quote(offer, workload).lines.first)
        #expect(line.cost.description == "0.000125")
        #expect(line.note == "the price of 1h is not published: the default lifetime's is used")
    }

    @Test func `reasoning has its own rate where one is published`() throws {
        let workload = Workload(outputTokens: 10, reasoningTokens: 20, at: Self.now)
        let offer = try plain([try .stated("9e-6", .outputTextReasoning)])
        let lines = try quote(offer, workload).lines
        #expect(lines.map(\.cost.description) == ["0.00004", "0.00018"])
        #expect(lines.allSatisfy { $0.note == nil })
    }

    @Test(arguments: [
        (Workload(inputTokens: 10, cachedTokens: 5, at: now), Component.inputTextCacheRead),
        (Workload(inputTokens: 10, cacheWriteTokens: 5, at: now), .inputTextCacheWrite),
        (Workload(reasoningTokens: 5, at: now), .outputTextReasoning),
    ])
    func `without stand-ins each of the three excludes`(workload: Workload, component: Component) throws {
        var strict = workload
        strict.substitutesMissing = false
        #expect(throws: Exclusion.rate(component)) { try quote(try plain(), strict) }
        #expect(throws: Never.self) { try quote(try plain(), workload) }
    }

    @Test func `a lifetime's stand-in excludes too where stand-ins are not wanted`() throws {
        let offer = try plain([try .stated("1.25e-6", .inputTextCacheWrite)])
        let workload = Workload(
            inputTokens: 9, cacheWriteTokens: 9, cacheTTL: .oneHour, at: Self.now, substitutesMissing: false)
        #expect(throws: Exclusion.rate(.inputTextCacheWrite)) { try quote(offer, workload) }
    }

    @Test func `a stand-in does not leave its tier`() throws {
        let offer = try plain([try .stated("0.5e-6", .inputText) { $0.serviceTier = .batch }])
        let reads = Workload(inputTokens: 10, cachedTokens: 10, serviceTier: .batch, at: Self.now)
        #expect(try quote(offer, reads).list.description == "0.000005")
        let answers = Workload(inputTokens: 10, outputTokens: 1, serviceTier: .batch, at: Self.now)
        #expect(throws: Exclusion.rate(.outputText)) { try quote(offer, answers) }
        let flex = Workload(inputTokens: 10, serviceTier: .flex, at: Self.now)
        #expect(throws: Exclusion.tier(.flex)) { try quote(offer, flex) }
    }

    @Test func `nothing is charged for quantities of zero, not even a missing rate`() throws {
        let input = Offer.selling([try .stated("1e-6", .inputText)])
        #expect(try quote(input, Workload(inputTokens: 7, at: Self.now)).lines.count == 1)
        #expect(throws: Exclusion.rate(.outputText)) {
            try quote(input, Workload(inputTokens: 7, outputTokens: 1, at: Self.now))
        }
    }

    @Test func `a prompt is not billed where nothing is sold by the token`() throws {
        let search = Offer.selling([try .stated("0.005", .request, .request)])
        let stated = Workload(inputTokens: 1000, requests: 3, statesRequests: true, at: Self.now)
        let lines = try quote(search, stated).lines
        #expect(lines.map(\.component) == [.inputText, .request])
        #expect(lines.map(\.cost.description) == ["0", "0.015"])
        #expect(lines[0].note == "prompt not billed by token")
        #expect(throws: Exclusion.rate(.inputText)) { try quote(search, Workload(inputTokens: 1000, at: Self.now)) }
    }

    @Test func `answers of an offer that makes no text are ignored`() throws {
        var embedding = Offer.selling([try .stated("2e-8", .inputText)])
        embedding.produces = [.embedding]
        let lines = try quote(
            embedding, Workload(inputTokens: 1000, outputTokens: 500, reasoningTokens: 9, at: Self.now)
        ).lines
        #expect(lines.map(\.component) == [.inputText])
    }

    @Test func `a price in another currency excludes by its name`() throws {
        let yuan = Currency(rawValue: "CNY")
        let offer = Offer.selling([
            try .stated("1e-6", .inputText, currency: yuan), try .stated("1e-6", .outputText, currency: yuan),
        ])
        let workload = Workload(inputTokens: 10, outputTokens: 10, at: Self.now)
        #expect(throws: Exclusion.currency(yuan)) { try quote(offer, workload) }
        #expect(try Quoter(workload, currency: yuan).quote(offer).list.description == "0.00002")
        #expect(Exclusion.currency(yuan).reason == "currency:CNY")
    }

    @Test func `a count modifier charges at most one search`() throws {
        let rates = [
            try Rate.stated("1e-6", .inputText), try Rate.stated("0.035", .requestWebSearch, .request),
        ]
        let workload = Workload(inputTokens: 1000, searches: 3, requests: 2, at: Self.now)
        #expect(try quote(.selling(rates), workload).list.description == "0.212")
        let once = Offer.selling(rates, modifiers: [.count(component: .requestWebSearch, by: "prompt")])
        let counted = try quote(once, workload)
        #expect(counted.list.description == "0.072")
        #expect(counted.lines.last?.note?.contains("at most one") == true)
        #expect(throws: Exclusion.rate(.requestWebSearch)) { try quote(try plain(), workload) }
    }

    @Test(arguments: [("5m", "0.000375", "83.333333"), ("1h", "0.0045", "1000"), ("12h", "0.054", "12000")])
    func `storage by the hour is charged for the lifetime`(lifetime: String, cost: String, hours: String) throws {
        let storage = try Rate.stated("4.5", .inputTextCacheStorage, .tokenHour, factor: .perMillion)
        let workload = Workload(
            inputTokens: 1000, cacheWriteTokens: 1000, cacheTTL: try #require(CacheLifetime(lifetime)), at: Self.now)
        let line = try #require(try quote(try plain([storage]), workload).lines.last)
        #expect(line.component == .inputTextCacheStorage)
        #expect(line.unit == .tokenHour)
        #expect(line.cost.description == cost)
        #expect(line.quantity.description.hasPrefix(hours))
    }
}

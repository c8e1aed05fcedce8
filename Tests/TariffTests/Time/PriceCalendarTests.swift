import Tariff
import TestSupport
import Testing

@Suite
struct PriceCalendarTests {
    private static let now = Timestamp(seconds: 1_795_420_800)

    private func validUntil(_ steps: [Ladder.Step], output: Int64 = 0) throws -> Timestamp? {
        try Quoter(Workload(inputTokens: 10, outputTokens: output, at: Self.now)).quote(.selling(steps)).validUntil
    }

    @Test func `a price without dates holds for ever`() throws {
        #expect(try validUntil([.init(rate: try .stated("1e-6", .inputText))]) == nil)
    }

    @Test func `the nearest date to come ends the answer`() throws {
        let rate = try Rate.stated("1e-6", .inputText)
        let (soon, later, past) = (
            Self.now.adding(seconds: 50), Self.now.adding(seconds: 90), Self.now.adding(seconds: -9)
        )
        #expect(try validUntil([.init(rate: rate, effective: .init(from: past, to: later))]) == later)
        let next = try Rate.stated("2e-6", .inputText)
        #expect(
            try validUntil([
                .init(rate: rate, effective: .init(to: later)), .init(rate: next, effective: .init(from: soon)),
            ]) == soon)
        #expect(try validUntil([.init(rate: rate), .init(rate: next, effective: .init(to: past))]) == nil)
    }

    @Test func `a component that the quote does not use does not end it`() throws {
        let input = Ladder.Step(rate: try .stated("1e-6", .inputText))
        let soon = Self.now.adding(seconds: 50)
        let output = Ladder.Step(rate: try .stated("1e-6", .outputText), effective: .init(to: soon))
        #expect(try validUntil([input, output]) == nil)
        #expect(try validUntil([input, output], output: 1) == soon)
    }

    @Test func `a stand-in ends when its parent's price does`() throws {
        let soon = Self.now.adding(seconds: 50)
        let offer = Offer.selling([
            Ladder.Step(rate: try .stated("1e-6", .inputText), effective: .init(to: soon))
        ])
        let quote = try Quoter(Workload(inputTokens: 10, cachedTokens: 10, at: Self.now)).quote(offer)
        #expect(quote.validUntil == soon)
    }

    @Test func `windows that follow each other are one stretch`() throws {
        let midnight = try #require(Timestamp("2026-11-23"))
        let day = TimeWindow(zone: .utc, from: 0, to: 720)
        let evening = TimeWindow(zone: .utc, from: 720, to: 1200)
        #expect(PriceCalendar.nextToggle(of: [day, evening], after: midnight)?.description == "2026-11-23T20:00:00Z")
        #expect(PriceCalendar.nextToggle(of: [day], after: midnight)?.description == "2026-11-23T12:00:00Z")
        let always = TimeWindow(zone: .utc, from: 0, to: 1440)
        #expect(PriceCalendar.nextToggle(of: [always], after: midnight) == nil)
        let sundays = TimeWindow(zone: .utc, weekdays: [7], from: 600, to: 660)
        #expect(PriceCalendar.nextToggle(of: [sundays], after: midnight)?.description == "2026-11-29T10:00:00Z")
    }
}

import Tariff
import TestSupport
import Testing

/// A claim of the bundle counts as a claim of the source that it was taken from.
@Suite struct BundledWordTests {
    private static let curation = Curation(sources: [
        Source(id: "own", name: "", url: "https://own.example", licence: "", owns: ["seller"]),
        Source(id: "first", name: "", url: "", licence: "", priority: 10),
        Source(id: "second", name: "", url: "", licence: ""),
    ])

    private static let readings = ["own", "first", "second"].map {
        SourceReading(source: $0, fetchedAt: Timestamp(seconds: 1_000_000))
    }

    private func offer(_ claims: [Claim]) throws -> Offer {
        let (catalog, _) = Reconciler(curation: Self.curation, readings: Self.readings)
            .catalog(of: claims.map { $0.open() })
        return try #require(catalog.offers.first)
    }

    @Test func `bundled, live or mixed, the same words give the same offer`() throws {
        let (dear, cheap) = (try Rate.stated("0.000004", .inputText), try Rate.stated("0.000003", .inputText))
        let claims: [Claim] = [
            .price(dear, by: "own"), .price(cheap, by: "first"), .price(cheap, by: "second"),
            .fact(.limit(.context, 1000), by: "own"), .fact(.limit(.context, 10), by: "first"),
        ]
        let live = try offer(claims)
        #expect(live.ladders[0].source == "own")
        #expect(live.ladders[0].confidence == .disputed)
        for pattern in 0..<(1 << claims.count) {
            let mixed = claims.enumerated().map { pattern & 1 << $0 == 0 ? $1 : $1.bundled }
            #expect(try offer(mixed) == live)
        }
    }

    @Test func `evidence names the source and its address, not the bundle`() throws {
        let offer = try offer([Claim.price(try Rate.stated("1", .request, .request), by: "own").bundled])
        #expect(offer.ladders[0].evidence.map(\.source) == ["own"])
        #expect(offer.ladders[0].evidence.map(\.url) == ["https://own.example"])
    }

    @Test(arguments: [(2_000_000, true), (1_000_000, false), (500_000, false)])
    func `a newer document ends what it does not say, an older one replaces it`(moment: Int, vanishes: Bool) throws {
        let rate = try Rate.stated("1", .request, .request)
        let kept = Claim.price(rate, by: "own").bundled
        let lost = Claim.price(try Rate.stated("2", .request, .request), of: "seller:lost", by: "own").bundled
        let rows = [kept, lost].enumerated().map {
            (id: Int64($0), claim: $1.open(since: 900_000, confirmed: 1_000_000))
        }
        let fetchedAt = Timestamp(seconds: Int64(moment))
        let stated = Claim.price(rate, by: "own", key: "elsewhere")
        var changes = ClaimMerge(held: []).changes(by: [stated], fetchedAt: fetchedAt, previous: nil)
        let rest = changes.takeOver(rows)
        #expect(rest.map(\.id) == [1])
        changes.close(passedOn: rest, at: fetchedAt)
        #expect(changes.added.map(\.observedFrom) == [min(Timestamp(seconds: 900_000), fetchedAt)])
        var ended = rows.map(\.claim)
        for closing in changes.closings {
            ended[Int(closing.id)].observedTo = closing.observedTo
            ended[Int(closing.id)].confirmedAt = closing.confirmedAt
        }
        #expect(ended[0].isCorrected)
        #expect(ended[1].isCorrected == !vanishes)
    }
}

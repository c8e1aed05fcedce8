import Feeds
import Foundation
import Ingest
import Tariff
import TestSupport
import Testing

@Suite struct BundleFeedTests {
    private static let curation = SampleClaims.curation

    /// The catalog that claims give.
    private func catalog(of claims: [HeldClaim], readings: [SourceReading] = SampleClaims.readings) -> Catalog {
        Reconciler(curation: Self.curation, readings: readings).catalog(of: claims).0
    }

    /// A bundle written to a folder and read back.
    private func reread(_ files: [FeedFile]) throws -> BundleContents {
        let folder = FileManager.default.temporaryDirectory.appending(path: "ratecard-feeds-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            at: folder.appending(path: "providers"), withIntermediateDirectories: true)
        for file in files { try Data(file.bytes).write(to: folder.appending(path: file.name)) }
        return try BundleFolder.read(folder.path)
    }

    /// An offer without what a bundle does not hold: scores, the evidence's own words, the hour of a first sight.
    private func bundled(_ offer: Offer) -> Offer {
        var offer = offer
        offer.scores = []
        for ladder in offer.ladders.indices {
            offer.ladders[ladder].steps = offer.ladders[ladder].steps.map(bundled)
            for place in offer.ladders[ladder].statements.indices {
                offer.ladders[ladder].statements[place].steps = offer.ladders[ladder].statements[place].steps.map(
                    bundled)
            }
            for place in offer.ladders[ladder].evidence.indices {
                let day = offer.ladders[ladder].evidence[place].observedAt.seconds / 86_400
                offer.ladders[ladder].evidence[place].observedAt = Timestamp(seconds: day * 86_400)
            }
        }
        return offer
    }

    private func bundled(_ step: Ladder.Step) -> Ladder.Step { Ladder.Step(rate: step.rate, effective: step.effective) }

    @Test(arguments: 1...40)
    func `a bundle gives the catalog that it was made from, and itself`(seed: Int) throws {
        var sample = SampleClaims(seed: UInt64(seed))
        let claims = sample.claims()
        let catalog = catalog(of: claims)
        let feed = BundleFeed(catalog, claims: claims, curation: Self.curation)
        #expect(feed.leftOut == 0)
        let bundle = try reread(feed.files)
        #expect(bundle.diagnostics == [])
        #expect(bundle.offers == catalog.offers.count)
        let passedOn = bundle.documents.flatMap(\.claims)
        let again = self.catalog(
            of: passedOn,
            readings: bundle.documents.map { SourceReading(source: $0.origin, fetchedAt: $0.fetchedAt) })
        #expect(again.readings == catalog.readings)
        #expect(again.models == catalog.models)
        #expect(again.offers.map(\.id) == catalog.offers.map(\.id))
        for (before, after) in zip(catalog.offers, again.offers) { #expect(bundled(after) == bundled(before)) }
        #expect(BundleFeed(again, claims: passedOn, curation: Self.curation).files == feed.files)
        // Nor does the order of the claims decide anything.
        #expect(BundleFeed(catalog, claims: claims.reversed(), curation: Self.curation).files == feed.files)
    }

    @Test func `one price is one line with everyone who states it`() throws {
        let rate = try Rate.stated("0.000003", .inputText)
        let dear = try Rate.stated("0.000004", .inputText)
        let moment = SampleClaims.moment.seconds
        let claims = [
            Claim.price(rate, of: "seller:a", by: "own").open(since: moment - 90_000, confirmed: moment),
            Claim.price(rate, of: "seller:a", by: "first").open(since: moment),
            Claim.price(dear, of: "seller:a", by: "second").open(since: moment),
        ]
        let feed = BundleFeed(catalog(of: claims), claims: claims, curation: Self.curation)
        let file = try #require(feed.files.first { $0.name == "providers/seller.jsonl" })
        #expect(
            String(decoding: file.bytes, as: UTF8.self) == """
                {"offer":"seller:a","model":"seller/a"}
                {"rate":"input.text","unit":"token","per":1000000,"amount":"3","seen":{"first":"2026-08-01","own":"2026-07-31"}}
                {"otherwise":"input.text","unit":"token","per":1000000,"amount":"4","seen":{"second":"2026-08-01"}}

                """)
    }

    @Test func `what only a closed source says is left out and counted`() throws {
        let moment = SampleClaims.moment.seconds
        let claims = [
            Claim.price(try Rate.stated("0.000003", .inputText), of: "seller:a", by: "closed").open(since: moment),
            Claim.fact(.limit(.context, 1000), of: "seller:a", by: "closed").open(since: moment),
            Claim.fact(.limit(.output, 100), of: "seller:a", by: "closed").open(since: moment),
            Claim.fact(.limit(.output, 100), of: "seller:a", by: "first").open(since: moment),
        ]
        let readings = SampleClaims.readings + [SourceReading(source: "closed", fetchedAt: SampleClaims.moment)]
        let feed = BundleFeed(catalog(of: claims, readings: readings), claims: claims, curation: Self.curation)
        #expect(feed.leftOut == 2)
        let text = String(decoding: feed.stream, as: UTF8.self)
        #expect(!text.contains("closed"))
        #expect(text.contains(#"{"facts":"first","output":100}"#))
    }

    @Test(arguments: [
        ("plain", "plain"), ("a.b_c-1", "a.b_c-1"), ("../evil", "%2E.%2Fevil"), ("Über", "%C3%9Cber"), ("", ""),
    ])
    func `a provider's file has a name that every system takes`(provider: String, name: String) throws {
        let claim = Claim.price(
            try Rate.stated("1", .request, .request), of: OfferID(rawValue: "\(provider):x"), by: "own")
        let claims = [claim.open(since: SampleClaims.moment.seconds)]
        let feed = BundleFeed(catalog(of: claims), claims: claims, curation: Self.curation)
        #expect(feed.files.map(\.name) == ["providers/\(name).jsonl", "sources.jsonl"])
    }
}

import Tariff
import TestSupport
import Testing

@testable import Query

@Suite struct `The bytes of an index` {
    private func index(seed: UInt64, offers: Int = 60) -> (Catalog, CatalogIndex) {
        var random = RandomCatalog(seed: seed)
        let catalog = random.catalog(offers: offers)
        return (catalog, CatalogIndex(catalog, version: "abc", sequence: 42, generatedAt: RandomCatalog.now))
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `hold every offer, model, provider and source`(seed: UInt64) throws {
        let (catalog, index) = index(seed: seed)
        let bytes = index.encoded()
        let read = try CatalogIndex(decoding: bytes)
        #expect((0..<read.offerCount).map { read.offer(at: $0) } == catalog.offers)
        #expect((0..<read.modelCount).map { read.model(at: $0) } == catalog.models)
        #expect(read.providers == catalog.providers)
        #expect(read.sources == catalog.sources)
        #expect(read.readings == catalog.readings)
        #expect(read.version == "abc")
        #expect(read.sequence == 42)
        #expect(read.encoded() == bytes)
        for (place, offer) in catalog.offers.enumerated() { #expect(read.row(ofOffer: offer.id.rawValue) == place) }
        for (place, model) in catalog.models.enumerated() { #expect(read.row(ofModel: model.id.rawValue) == place) }
        #expect(read.row(ofOffer: "nobody:nothing") == nil)
        #expect(read.keepingOffersInMemory().offer(at: 3) == catalog.offers[3])
    }

    @Test func `hold a catalog without offers`() throws {
        let empty = CatalogIndex(Catalog(), version: "", sequence: 0, generatedAt: RandomCatalog.now)
        let read = try CatalogIndex(decoding: empty.encoded())
        #expect(read.offerCount == 0)
        let question = try Question(words: [], now: RandomCatalog.now)
        #expect(FastAnswers(read).cheapest(question, now: RandomCatalog.now).results.isEmpty)
    }

    @Test func `cut short anywhere are refused`() {
        let bytes = index(seed: 3, offers: 12).1.encoded()
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: IndexError.self) { try CatalogIndex(decoding: Array(bytes.prefix(length))) }
        }
    }

    @Test func `with any byte changed are refused`() {
        let bytes = index(seed: 4, offers: 12).1.encoded()
        for place in stride(from: 0, to: bytes.count, by: 11) {
            var changed = bytes
            changed[place] ^= 0x41
            #expect(throws: IndexError.self) { try CatalogIndex(decoding: changed) }
        }
    }

    @Test func `of another format say so`() {
        var bytes = index(seed: 5, offers: 2).1.encoded()
        bytes[8] = 99
        #expect(throws: IndexError.otherFormat(found: 99, expected: CatalogIndex.format)) {
            try CatalogIndex(decoding: bytes)
        }
        #expect(throws: IndexError.notAnIndex) { try CatalogIndex(decoding: Array("SQLite format 3".utf8)) }
    }

    @Test func `damaged behind a check that was made to match never trap`() {
        let bytes = index(seed: 6, offers: 12).1.encoded()
        var random = SeededGenerator(seed: 9)
        for _ in 0..<400 {
            var body = Array(bytes[32...])
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                body[Int.random(in: 0..<body.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            guard let read = try? CatalogIndex(decoding: CatalogIndex.sealed(body)) else { continue }
            for place in 0..<read.offerCount { _ = read.offer(at: place) }
        }
    }
}

import Store
import Tariff
import TestSupport
import Testing

/// The bundle has a document for each source that it passes on, named after that source.
@Suite struct BundleRowTests {
    private func rate(_ printed: String) throws -> Rate { try Rate.stated(printed, .request, .request) }

    private func bundled(_ printed: String, by origin: SourceID, of offer: OfferID = "seller:model") throws -> Claim {
        Claim.price(try rate(printed), of: offer, by: origin).bundled
    }

    @Test func `a claim of the bundle is read back with its origin, and found by it`() throws {
        let store = try CatalogStore.inMemory(standingFor: "/nowhere/catalog.sqlite")
        let claims = try [bundled("1", by: "own"), bundled("2", by: "other")]
        let documents = ["own", "other"].map { StoreFixture.document(.bundle, $0, at: 100) }
        let inserts = claims.enumerated().map { RunWrite.ClaimInsert($1.open(since: 90), document: .new($0)) }
        _ = try store.write(StoreFixture.run(at: 100, documents: documents, inserts))
        #expect(Set(try store.claims().map(\.held.claim)) == Set(claims))
        #expect(try store.openClaims(source: .bundle, documentName: "own").map(\.held.claim) == [claims[0]])
        #expect(try store.claims().map(\.held.confirmedAt) == [Timestamp(seconds: 100), Timestamp(seconds: 100)])
        #expect(store.isInMemory)
    }

    @Test func `of a vanished offer the last word of each voice stands, the bundle's among them`() throws {
        let store = try CatalogStore.inMemory(standingFor: "/nowhere/catalog.sqlite")
        // The bundle's word of both ended; later the one source listed the offer again, and lost it again.
        let again = Claim.price(try rate("3"), by: "own")
        let documents = [
            StoreFixture.document(.bundle, "own", at: 100), StoreFixture.document(.bundle, "other", at: 100),
            StoreFixture.document("own", at: 300),
        ]
        let inserts = [
            RunWrite.ClaimInsert(try bundled("1", by: "own").closed(from: 100, to: 200), document: .new(0)),
            RunWrite.ClaimInsert(try bundled("2", by: "other").closed(from: 100, to: 250), document: .new(1)),
            RunWrite.ClaimInsert(again.closed(from: 300, to: 400), document: .new(2)),
        ]
        _ = try store.write(StoreFixture.run(at: 400, documents: documents, inserts))
        #expect(Set(try store.claims().map(\.held.claim)) == [try bundled("2", by: "other"), again])
    }
}

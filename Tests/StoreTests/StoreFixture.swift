import Foundation
import Store
import Tariff

/// A folder of its own for one test, removed with it, and short ways to make what a store takes.
final class StoreFixture {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ratecard-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    var path: String { folder.appending(path: "catalog.sqlite").path }

    func writing() throws -> CatalogStore { try CatalogStore.openForWriting(path: path) }

    func reading() throws -> CatalogStore { try CatalogStore.openForReading(path: path) }

    /// A run at a moment that reads one document of every source that its claims are of.
    static func run(
        at seconds: Int64, documents: [DocumentRecord]? = nil, _ inserts: [RunWrite.ClaimInsert] = [],
        closes: [RunWrite.ClaimClose] = [], extensions: [RunWrite.ClaimExtension] = []
    ) -> RunWrite {
        let moment = Timestamp(seconds: seconds)
        var run = RunWrite(startedAt: moment, finishedAt: moment.adding(seconds: 2), at: moment) {
            #"{"run":\#($0.run),"sequence":\#($0.sequence)}"#
        }
        run.documents = documents ?? [document("openrouter", at: seconds)]
        run.inserts = inserts
        run.closes = closes
        run.extensions = extensions
        return run
    }

    static func document(_ source: SourceID, _ name: String = "", at seconds: Int64) -> DocumentRecord {
        DocumentRecord(
            source: source, name: name, url: "https://example.org/\(source)/\(name)",
            sha256: SHA256.hex(Array("\(source)\(name)\(seconds)".utf8)), bytes: 17,
            fetchedAt: Timestamp(seconds: seconds), parserVersion: 3, curation: "c1")
    }

    static func claim(
        _ content: Claim.Content, of offer: OfferID = "openrouter:a/b", source: SourceID = "openrouter",
        raw: String = "0.000003", effective: EffectivePeriod = .always
    ) -> Claim {
        Claim(
            source: source, key: offer.providerModelID, field: "pricing.prompt", raw: raw, offer: offer,
            content: content, effective: effective)
    }

    static func rate(
        _ femto: Int64 = 3_000_000_000, of offer: OfferID = "openrouter:a/b", source: SourceID = "openrouter",
        conditions: Conditions = .none
    ) -> Claim {
        let rate = Rate(.inputText, .token, Amount(femto: femto), conditions: conditions)
        return claim(.rate(rate), of: offer, source: source)
    }

    static func insert(
        _ claim: Claim, from: Int64, to: Int64? = nil, confirmed: Int64? = nil,
        document: RunWrite.DocumentReference = .new(0)
    ) -> RunWrite.ClaimInsert {
        let held = HeldClaim(
            claim, observedFrom: Timestamp(seconds: from), observedTo: to.map { Timestamp(seconds: $0) },
            confirmedAt: Timestamp(seconds: confirmed ?? from))
        return RunWrite.ClaimInsert(held, document: document)
    }

    static func close(_ id: Int64, to: Int64, confirmed: Int64) -> RunWrite.ClaimClose {
        RunWrite.ClaimClose(
            id: id, observedTo: Timestamp(seconds: to), confirmedAt: Timestamp(seconds: confirmed))
    }

    static func publication(_ version: String, at seconds: Int64 = 100, bytes: [UInt8]) -> RunWrite.Publication {
        RunWrite.Publication(
            version: version, generatedAt: Timestamp(seconds: seconds), curation: "c1", format: 7
        ) { sequence in [UInt8(sequence)] + bytes }
    }
}

import Foundation
import Ingest
import Tariff
import Testing

@Suite struct BundleFolderTests {
    private static let head = """
        {"bundle":1}
        {"source":"litellm","document":"2026-11-20T06:00:00Z"}

        """

    private func read(_ provider: String, head: String = head) throws -> BundleContents {
        let folder = try ScratchFolder(["sources.jsonl": head, "providers/openai.jsonl": provider])
        return try BundleFolder.read(folder.path)
    }

    @Test func `the bundle of this repository has no fault, and passes on only what may be passed on`() throws {
        let path = CatalogFolderTests.path + "/bundle"
        guard BundleFolder.exists(path) else { return }
        let bundle = try BundleFolder.read(path)
        #expect(bundle.diagnostics == [])
        #expect(bundle.offers > 0)
        let (curation, _) = try CuratedFolder.load(CatalogFolderTests.path)
        for document in bundle.documents {
            #expect(curation.sources[document.origin]?.isBundled == true, "\(document.origin)")
            for held in document.claims {
                if case .fact(.score) = held.claim.content { Issue.record("a score of \(held.claim.offer) is bundled") }
            }
        }
    }

    @Test func `a rate is a claim of each source that states it, since the day that it says`() throws {
        let bundle = try read(
            """
            {"offer":"openai:gpt-4o","model":"openai/gpt-4o"}
            {"facts":"litellm","context":128000,"can":"tools,seed","cannot":"reasoning","released":"2024-05-13"}
            {"rate":"input.text","unit":"token","per":1000000,"amount":"2.5","when":{"service_tier":"batch"},"to":"2027-01-01","seen":{"litellm":"2026-08-05"}}

            """)
        #expect(bundle.diagnostics == [])
        let claims = try #require(bundle.documents.first).claims
        let facts = claims.compactMap { held in if case .fact(let fact) = held.claim.content { fact } else { nil } }
        #expect(
            facts == [
                .limit(.context, 128_000), .capability(.tools, true), .capability(.seed, true),
                .capability(.reasoning, false), .released(try #require(Timestamp("2024-05-13"))),
            ])
        let price = try #require(claims.last)
        #expect(price.claim.source == .bundle)
        #expect(price.claim.statedBy == "litellm")
        #expect(price.claim.rate?.amount == Amount(femto: 2_500_000_000))
        #expect(price.claim.rate?.conditions.serviceTier == .batch)
        #expect(price.claim.effective.to == Timestamp("2027-01-01"))
        #expect(price.observedFrom == Timestamp("2026-08-05"))
        #expect(price.confirmedAt == Timestamp("2026-11-20T06:00:00Z"))
        #expect(price.isOpen)
    }

    @Test(arguments: [
        "nonsense", "[]", "{}", "null", #"{"offer":7}"#, #"{"offer":"nocolon"}"#,
        #"{"offer":"a:b","gone":{"litellm":1}}"#,
        #"{"facts":"nobody","context":1}"#, #"{"facts":"litellm","context":"many"}"#,
        #"{"facts":"litellm","can":"fly"}"#,
        #"{"facts":"litellm","weather":"fine"}"#, #"{"rate":"input.smell"}"#,
        #"{"rate":"input.text","unit":"token","per":0,"amount":"1","seen":{"litellm":"2026-08-05"}}"#,
        #"{"rate":"input.text","unit":"token","per":-5,"amount":"1","seen":{"litellm":"2026-08-05"}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":1,"seen":{"litellm":"2026-08-05"}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"1e99","seen":{"litellm":"2026-08-05"}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"cheap","seen":{"litellm":"2026-08-05"}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"1"}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"1","seen":{}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"1","seen":{"litellm":"soon"}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"1","seen":{"nobody":"2026-08-05"}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"1","when":{"service_tier":"slow"},"seen":{"litellm":"2026-08-05"}}"#,
        #"{"rate":"input.text","unit":"token","per":1,"amount":"1","from":"later","seen":{"litellm":"2026-08-05"}}"#,
        #"{"modifier":{"kind":"magic"},"seen":{"litellm":"2026-08-05"}}"#,
    ])
    func `a line that says nothing is named, and the next one is read`(line: String) throws {
        let fine = #"{"rate":"output.text","unit":"token","per":1,"amount":"1","seen":{"litellm":"2026-08-05"}}"#
        let bundle = try read("{\"offer\":\"openai:gpt-4o\"}\n\(line)\n{\"offer\":\"openai:o3\"}\n\(fine)\n")
        #expect(bundle.diagnostics.count == 1)
        #expect(bundle.diagnostics.first?.key == "providers/openai.jsonl:2")
        #expect(bundle.documents[0].claims.last?.claim.offer == "openai:o3")
    }

    @Test func `a rate before any offer is nobody's`() throws {
        let bundle = try read(
            #"{"rate":"input.text","unit":"token","per":1,"amount":"1","seen":{"litellm":"2026-08-05"}}"#)
        #expect(bundle.diagnostics.count == 1)
        #expect(bundle.documents[0].claims.isEmpty)
    }

    @Test(arguments: ["", "{}", #"{"bundle":2}"#, #"{"source":"litellm","document":"2026-11-20"}"#, "text"])
    func `a bundle of another format is refused`(head: String) {
        #expect(throws: SourceError.self) { try read("", head: head) }
    }

    @Test func `a folder without a bundle is none`() throws {
        let folder = try ScratchFolder(["providers/openai.jsonl": ""])
        #expect(!BundleFolder.exists(folder.path))
        #expect(throws: SourceError.self) { try BundleFolder.read(folder.path) }
    }
}

import Foundation
import JSON
import Tariff
import TestSupport
import Testing

@testable import Ingest

/// The real documents, where they are here: nothing is lost, nothing is invented, and what changed is seen.
@Suite(.enabled(if: SharedDocuments.arePresent, SharedDocuments.absence))
struct RealDocumentTests {
    private static let ids = SourceParsers.builtIn.map { $0.id }

    private static let held = RealDocuments.held

    private func reading(_ id: SourceID, _ moment: String) throws -> RealDocuments.Reading {
        if SharedDocuments.bytes(moment, id.rawValue) == nil {
            try Test.cancel("There is no document of \(id) of that moment.")
        }
        return try #require(
            RealDocuments.reading(id, moment), "the document of \(id) of \(moment) is missing or cannot be read")
    }

    @Test(arguments: held)
    func `every price of a document is claimed or skipped`(id: SourceID, moment: String) throws {
        let reading = try reading(id, moment)
        let stated = StatedPrices(id, reading.root)
        #expect(stated.prices.values.reduce(0) { $0 + $1.count } > 300)
        #expect(stated.lost(by: reading.parsed) == [])
        #expect(stated.invented(by: reading.parsed) == [])
    }

    @Test(arguments: held)
    func `no claim is listed twice and every offer says what it costs`(id: SourceID, moment: String) throws {
        let parsed = try reading(id, moment).parsed
        #expect(Set(parsed.claims).count == parsed.claims.count)
        let silent = Dictionary(grouping: parsed.claims, by: \.key).filter { _, claims in
            !claims.contains { claim in
                if case .fact(.state) = claim.content { return true }
                return claim.rate.map { $0.amount > .zero } ?? false
            }
        }
        #expect(silent.keys.sorted() == [], "entries without a price above zero and without a state")
    }

    @Test(arguments: held)
    func `base and steps of a price do not overlap`(id: SourceID, moment: String) throws {
        var overlaps: [String] = []
        let rates = try reading(id, moment).parsed.claims.filter { $0.rate?.conditions.promptTokens != nil }
        let ladders = Dictionary(grouping: rates) { claim in
            var rate = claim.rate?.conditions ?? .none
            rate.promptTokens = nil
            return "\(claim.key) \(claim.rate?.component.name ?? "") \(claim.rate?.unit.name ?? "") \(rate.json)"
                + ClaimLines.dates(claim.effective)
        }
        for (name, claims) in ladders {
            let bounds = claims.compactMap { $0.rate?.conditions.promptTokens }
            let edges: [Int64] = bounds.flatMap { [$0.lower?.value ?? 0, $0.upper?.value ?? 0] }
            for prompt in Set(edges + edges.map { $0 + 1 }) where bounds.count(where: { $0.contains(prompt) }) > 1 {
                overlaps.append("\(name) at \(prompt)")
            }
        }
        #expect(overlaps.sorted() == [])
    }

    @Test(arguments: ids)
    func `the order of entries changes no claim`(id: SourceID) throws {
        let reading = try reading(id, "now")
        let turned =
            switch reading.root {
            case .array(let entries): JSONNode.array(entries.reversed())
            default:
                JSONNode.object(
                    reading.root.members.reversed().map { member in
                        guard case .array(let entries) = member.value else { return member }
                        return .init(key: member.key, value: .array(entries.reversed()))
                    })
            }
        let parser = try #require(SourceParsers().parser(of: id))
        let parsed = try Parsing.parse(
            parser,
            SourceDocument(source: id, bytes: Array(JSONText.of(turned).utf8), fetchedAt: Timestamp(seconds: 9)),
            curation: RealDocuments.curation)
        #expect(parsed.entries == reading.parsed.entries)
        #expect(Set(parsed.claims) == Set(reading.parsed.claims))
    }

    @Test(arguments: held)
    func `a document says what it said when it was recorded`(id: SourceID, moment: String) throws {
        let reading = try reading(id, moment)
        let text = try GoldenSummary.text(reading.bytes, reading.parsed)
        let file = GoldenSummary.file(moment, id)
        if GoldenSummary.isRecording {
            try Data(text.utf8).write(to: file)
            return
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let now = text.split(separator: "\n")
        let then = golden.split(separator: "\n")
        guard now.first == then.first else {
            try Test.cancel("This is another document than the recorded one, so that its counts may differ.")
        }
        #expect(now == then, "run with RECORD=1 and review the difference of \(file.lastPathComponent)")
    }
}

import Foundation
import JSON
import Tariff
import Testing

@testable import Ingest

/// The contract that every parser meets.
@Suite struct SourceContractTests {
    private static let ids = SourceParsers.builtIn.map { $0.id }

    private func parser(_ id: SourceID) throws -> any SourceParser {
        try #require(SourceParsers().parser(of: id))
    }

    private func document(_ id: SourceID) throws -> String {
        try #require(SmallDocuments.all[id], "add a small document of \(id) to SmallDocuments.all")
    }

    @Test func `the registry lists every parser once`() throws {
        #expect(Set(Self.ids).count == Self.ids.count)
        let folder = SharedDocuments.packageRoot.appendingPathComponent("Sources/Ingest/Formats")
        var written: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard line.contains(": SourceParser") || line.contains(": ListFormat"),
                    let start = line.firstRange(of: "struct ")
                else { continue }
                written.insert(String(line[start.upperBound...].prefix { $0 != ":" }))
            }
        }
        let listed = Set(SourceParsers.builtIn.map { "\(type(of: $0))" })
        #expect(written.subtracting(listed) == [], "add these to SourceParsers.builtIn")
        #expect(listed.subtracting(written) == [], "these are not in Sources/Ingest/Formats")
    }

    @Test func `every parser has a definition and every definition a parser`() throws {
        let catalog = try CuratedFolder.loadWithParsers(SharedDocuments.catalog)
        #expect(Set(catalog.curation.sources.keys) == catalog.parsers.ids)
    }

    @Test(arguments: ids)
    func `the bytes alone decide what is claimed`(id: SourceID) throws {
        let text = try document(id)
        let first = try Parsing.parse(parser(id), text)
        let second = try Parsing.parse(parser(id), text)
        #expect(first.claims == second.claims)
        #expect(first.diagnostics == second.diagnostics)
        #expect(first.entries == second.entries)
        #expect(first.entries > 0)
        #expect(try parser(id).version > 0)
    }

    @Test(arguments: ids)
    func `a claim names its source, its entry and a field that is there`(id: SourceID) throws {
        let text = try document(id)
        let parsed = try Parsing.parse(parser(id), text)
        let stated = StatedPrices(id, try JSONReader.read(Array(text.utf8)))
        #expect(!stated.prices.isEmpty, "add the source to StatedPrices")
        #expect(stated.lost(by: parsed) == [])
        #expect(stated.invented(by: parsed) == [])
        #expect(parsed.claims.allSatisfy { $0.source == id && !$0.key.isEmpty && !$0.offer.providerModelID.isEmpty })
        #expect(Set(parsed.claims).count == parsed.claims.count, "a claim is listed twice")
        #expect(parsed.claims.compactMap(\.rate).allSatisfy { $0.amount >= .zero })
        #expect(parsed.diagnostics == [])
    }

    @Test(arguments: ids)
    func `a document that is cut anywhere fails as a whole`(id: SourceID) throws {
        let bytes = Array(try document(id).utf8)
        for end in bytes.indices {
            #expect(throws: SourceError.self, "cut at byte \(end)") {
                try Parsing.parse(parser(id), Array(bytes[..<end]))
            }
        }
    }

    private static let unusable: [[UInt8]] =
        [
            "", " \n", "null", "true", "5", "\"text\"", "[]", "{}", "[[]]", "[{\"id\":\"a\"}]", "{\"data\":[]}",
            "{\"data\":{}}", "{\"data\":null}", "{\"data\":[1,2]}", "{\"data\":[{}]}", "{\"error\":{\"code\":429}}",
            "{\"a\":1,\"b\":[]}", "{\"a\":{}}", "<!DOCTYPE html><html><body>Sign in</body></html>", "Not found",
            "{\"data\":",
            "{\"data\":[{\"id\":\"a\",\"pricing\":{\"prompt\":NaN}}]}", "{\"data\":[{\"id\":\"a\"}]} trailing",
            String(repeating: "[", count: 100_000), String(repeating: "{\"data\":", count: 100_000),
        ].map { Array($0.utf8) } + [
            [0xFF, 0xFE], [0x1F, 0x8B, 8, 0], [0xEF, 0xBB, 0xBF], Array("{\"\u{0}".utf8) + [0xC3],
        ]

    @Test(arguments: ids, unusable)
    func `what is no document of the source fails with a sentence`(id: SourceID, bytes: [UInt8]) throws {
        #expect {
            try Parsing.parse(parser(id), bytes)
        } throws: { error in
            guard let error = error as? SourceError else { return false }
            let sentence = error.description
            return sentence.hasPrefix("The document ") && sentence.hasSuffix(".") && sentence.count < 300
        }
    }

    @Test(arguments: ids, ids)
    func `another source's document fails as a whole`(id: SourceID, other: SourceID) throws {
        guard id != other else { return }
        #expect(throws: SourceError.self) { try Parsing.parse(parser(id), document(other)) }
    }
}

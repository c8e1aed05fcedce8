import Feeds
import Foundation
import Tariff
import TestSupport
import Testing

@Suite struct CatalogFeedTests {
    private static let catalog: Catalog = {
        var sample = SampleClaims(seed: 7)
        return Reconciler(curation: SampleClaims.curation, readings: SampleClaims.readings).catalog(of: sample.claims())
            .0
    }()

    private static var document: Any {
        get throws {
            let feed = CatalogFeed(
                catalog, version: String(repeating: "ab", count: 32), sequence: 3, generatedAt: SampleClaims.moment)
            return try JSONSerialization.jsonObject(with: Data(feed.json))
        }
    }

    @Test func `the document is as its schema says`() throws {
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(CatalogFeed.schema)) as? [String: Any])
        let check = SchemaCheck(schema)
        #expect(check.problems(of: try Self.document) == [])
        // The check does find what is wrong.
        #expect(check.problems(of: ["catalog": 1] as [String: Any]) != [])
    }

    @Test func `money is text, and every price has its evidence`() throws {
        let document = try #require(try Self.document as? [String: Any])
        let offers = try #require(document["offers"] as? [[String: Any]])
        #expect(offers.count == Self.catalog.offers.count)
        var count = 0
        for price in offers.flatMap({ $0["prices"] as? [[String: Any]] ?? [] }) {
            #expect(price["amount"] is String)
            #expect((price["evidence"] as? [Any])?.isEmpty == false)
            count += 1
        }
        #expect(count == Self.catalog.offers.reduce(0) { $0 + $1.ladders.reduce(0) { $0 + $1.steps.count } })
    }

    @Test func `the table has a row for each price and as many cells as headings`() throws {
        let text = String(decoding: PriceTableFeed(Self.catalog).csv, as: UTF8.self)
        let rows = Self.rows(text)
        #expect(rows.first == PriceTableFeed.columns)
        #expect(rows.allSatisfy { $0.count == PriceTableFeed.columns.count })
        #expect(rows.count == 1 + Self.catalog.offers.reduce(0) { $0 + $1.ladders.reduce(0) { $0 + $1.steps.count } })
        #expect(rows.contains { $0[4] == "Model, \"quoted\"" })
    }

    @Test func `the table's schema describes every column in its order`() throws {
        let schema = try JSONSerialization.jsonObject(with: Data(PriceTableFeed.schema)) as? [String: Any]
        let table = try #require(schema?["tableSchema"] as? [String: Any])
        let columns = try #require(table["columns"] as? [[String: Any]])
        #expect(columns.map { $0["name"] as? String } == PriceTableFeed.columns)
        #expect(columns.allSatisfy { ($0["dc:description"] as? String)?.isEmpty == false })
    }

    /// Reads CSV as RFC 4180 says.
    private static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row = [""]
        var isQuoted = false
        var before: UInt8 = 0
        for byte in text.utf8 {
            defer { before = byte }
            switch byte {
            case UInt8(ascii: "\""):
                // Two of them within quotes are one.
                if !isQuoted, before == byte { row[row.count - 1].append("\"") }
                isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: row.append("")
            case UInt8(ascii: "\r") where !isQuoted: continue
            case UInt8(ascii: "\n") where !isQuoted:
                rows.append(row)
                row = [""]
            default: row[row.count - 1].unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return rows
    }
}

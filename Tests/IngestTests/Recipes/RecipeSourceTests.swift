import JSON
import Tariff
import TestSupport
import Testing

@testable import Ingest

/// The rules that every recipe for JSON in the repository follows, shown with a small document of each.
@Suite struct RecipeSourceTests {
    private static let cases = RecipeSources.json

    @Test func `every recipe has a small document`() {
        let without = RecipeSources.recipes.filter {
            $0.format == .json && RecipeSources.document(of: $0.source) == nil
        }
        #expect(without.map(\.source) == [], "add Tests/IngestTests/Recipes/Documents/<source>.json")
        #expect(Self.cases.count >= 20)
    }

    @Test(arguments: cases)
    func `the small document is read without a diagnostic`(source: RecipeSources.Case) throws {
        let parsed = try source.parse(source.document)
        #expect(parsed.diagnostics.filter { $0.code != "left_out" }.map(\.message) == [])
        #expect(parsed.entries > 0)
        #expect(!parsed.claims.isEmpty)
        #expect(parsed.claims.contains { $0.rate != nil } == source.recipe.statesPrices)
        #expect(Set(parsed.claims).count == parsed.claims.count, "a claim is listed twice")
        #expect(parsed.claims == (try source.parse(source.document)).claims)
    }

    @Test(arguments: cases)
    func `no number that looks like a price is lost and none is invented`(source: RecipeSources.Case) throws {
        let root = try JSONReader.read(source.document)
        let parsed = try source.parse(source.document)
        var printed: [String: String] = [:]
        Self.walk(root, "") { printed[$0] = $1.raw }
        let (_, places) = try source.parser.read(
            SourceDocument(
                source: source.recipe.source, name: "small.json", bytes: source.document,
                fetchedAt: Timestamp(seconds: 0)))
        var found: Set<String> = []
        for claim in parsed.claims {
            if case .fact = claim.content { continue }
            let path = places[claim.key].map { "\($0).\(claim.field)" } ?? claim.field
            #expect(printed[path] == claim.raw, "\(claim.key) \(claim.field)")
            found.insert(path)
        }
        let ignored = source.recipe.parts.flatMap(\.ignored).map(\.pattern)
        var lost: [String] = []
        Self.walk(root, "") { path, node in
            guard PriceWords.isAmount(node),
                path.split(separator: ".").contains(where: { PriceWords.isPrice(String($0)) })
            else {
                return
            }
            let isIgnored = ignored.contains {
                $0.matches("x." + UnreadFields.pattern(of: path)) || Self.ends(path, with: $0)
            }
            // The entries that recipes leave out are counted instead.
            if Self.leftOut.contains(where: { path.hasPrefix($0) }) { return }
            if !found.contains(path), !isIgnored, !Self.conditions.contains(where: { path.contains($0) }) {
                lost.append(path)
            }
        }
        #expect(lost == [])
    }

    /// The places of entries that the recipes of Portkey and Azure leave out of the small documents.
    private static let leftOut = ["default.", "Items[4]."]

    /// The numbers inside of prices that are conditions.
    private static let conditions = [
        "threshold", "min_prompt_tokens", "utc_", ".conditions.", ".min", ".max", ".discount", ".tiered_price",
    ]

    private static func ends(_ path: String, with pattern: WordPattern) -> Bool {
        let path = UnreadFields.pattern(of: path)
        return path.indices.contains { path[$0] == "." && pattern.matches(path[path.index(after: $0)...]) }
    }

    private static func walk(_ node: JSONNode, _ path: String, _ visit: (String, JSONNode) -> Void) {
        visit(path, node)
        for member in node.members { walk(member.value, path.isEmpty ? member.key : "\(path).\(member.key)", visit) }
        for (index, element) in node.elements.enumerated() { walk(element, "\(path)[\(index)]", visit) }
    }

    @Test(arguments: cases)
    func `a document that is cut anywhere fails as a whole`(source: RecipeSources.Case) throws {
        let end = source.document.lastIndex { $0 != UInt8(ascii: "\n") } ?? 0
        for cut in stride(from: 0, to: end, by: 7) {
            #expect(throws: SourceError.self, "cut at byte \(cut)") { try source.parse(Array(source.document[..<cut])) }
        }
    }

    @Test(
        arguments: cases,
        [
            "", "null", "[]", "{}", "5", "[[]]", #"{"data":[]}"#, #"{"data":null}"#, #"{"data":{"a":1}}"#,
            #"{"data":[1,"a",null]}"#,
            #"{"data":[{}]}"#, #"{"error":{"message":"no key"}}"#, "<!DOCTYPE html><html><body>Sign in</body></html>",
            String(repeating: "[", count: 5000),
            #"{"data":"# + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}",
        ])
    func `a document that is no list claims nothing`(source: RecipeSources.Case, text: String) throws {
        if source.recipe.source == "deepseek", text == #"{"data":[{}]}"# { return }
        #expect(throws: SourceError.self) { try source.parse(Array(text.utf8)) }
    }

    @Test(arguments: cases)
    func `text that is not UTF-8 is refused`(source: RecipeSources.Case) throws {
        let quote = try #require(source.document.firstIndex(of: UInt8(ascii: "\"")))
        var bytes = source.document
        bytes.insert(contentsOf: [0xFF, 0xFE], at: quote + 1)
        #expect(throws: SourceError.self) { try source.parse(bytes) }
    }

    @Test(arguments: cases, 1...6 as ClosedRange<UInt64>)
    func `a changed document is read, reported or refused`(source: RecipeSources.Case, seed: UInt64) throws {
        let root = try JSONReader.read(source.document)
        var random = SeededGenerator(seed: seed)
        for round in 0..<60 {
            var changed = root
            for _ in 0...random.below(3) { changed = Self.changed(changed, &random) }
            guard let parsed = try? source.parse(Array(JSONText.of(changed).utf8)) else { continue }
            var printed: Set<String> = []
            Self.walk(changed, "") { printed.insert($1.raw) }
            // Every price is a number of the document.
            let invented = parsed.claims.filter { $0.rate != nil && !printed.contains($0.raw) }
            #expect(invented == [], "round \(round): \(JSONText.of(changed))")
            #expect(parsed.claims.compactMap(\.rate).allSatisfy { $0.amount >= .zero })
        }
    }

    private static func changed(_ node: JSONNode, _ random: inout SeededGenerator) -> JSONNode {
        switch node {
        case .array(var elements) where !elements.isEmpty:
            let index = random.below(elements.count)
            elements[index] = changed(elements[index], &random)
            if random.below(10) == 0 { elements.append(elements[index]) }
            return .array(elements)
        case .object(var members) where !members.isEmpty:
            let index = random.below(members.count)
            switch random.below(10) {
            case 0: members.append(members[index])
            case 1: members[index].key += "_x"
            case 2: members.remove(at: index)
            default: members[index].value = changed(members[index].value, &random)
            }
            return .object(members)
        default:
            return random.pick([
                .null, .bool(true), .number("-1"), .number("1e400"), .number("0"), .number("1e-30"), .string(""),
                .string("abc"),
                .string("$5"), .array([]), .object([]), .array([.string("x"), .null]), .number("9223372036854775808"),
            ])
        }
    }

    @Test func `a document of twenty megabytes is read`() throws {
        let text = String(repeating: "long ", count: 1700)
        let entries = (0..<2500).map { number in
            #"{"id":"m-\#(number)","metadata":{"description":"\#(text)","pricing":{"input_tokens":0.25,"output_tokens":1}}}"#
        }
        let source = try #require(RecipeSources.json.first { $0.recipe.source == "deepinfra" })
        let document = Array((#"{"data":["# + entries.joined(separator: ",") + "]}").utf8)
        #expect(document.count > 20_000_000)
        #expect(try source.parse(document).claims.count == 5000)
    }
}

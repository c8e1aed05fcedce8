import JSON
import Tariff
import TestSupport
import Testing

@testable import Ingest

/// Documents with values of the wrong kind in every place: nothing traps, nothing is lost in silence.
@Suite struct ParserFuzzTests {
    @Test(arguments: SourceParsers.builtIn.map { $0.id }, 1...8 as ClosedRange<UInt64>)
    func `a changed document is read, reported or refused`(id: SourceID, seed: UInt64) throws {
        let parser = try #require(SourceParsers().parser(of: id))
        let root = try JSONReader.read(Array(try #require(SmallDocuments.all[id]).utf8))
        var random = SeededGenerator(seed: seed)
        var read = 0
        for round in 0..<150 {
            var changed = root
            for _ in 0...random.below(3) { changed = Self.changed(changed, isRoot: true, &random) }
            let bytes = Array(JSONText.of(changed).utf8)
            guard let parsed = try? Parsing.parse(parser, bytes) else { continue }
            read += 1
            let stated = StatedPrices(id, changed)
            // An entry without an id has no key to be reported under.
            let reported = Set(parsed.diagnostics.compactMap { $0.code == "no_id" ? $0.key ?? "" : $0.key })
            let silent = stated.lost(by: parsed).filter { line in
                !reported.contains { line.hasPrefix("\($0): ") } && !Self.isInFact(line)
            }
            let invented = stated.invented(by: parsed)
            #expect(silent == [], "round \(round): \(JSONText.of(changed))")
            #expect(invented == [], "round \(round)")
            if !silent.isEmpty || !invented.isEmpty { return }
        }
        #expect(read > 0)
    }

    /// Returns true if the price of `entry: path` is part of a fact, where no source has ever printed one.
    private static func isInFact(_ line: String) -> Bool {
        guard let start = line.ranges(of: ": ").last?.upperBound else { return false }
        return LiteLLMFacts.knownKeys.contains(String(line[start...].prefix { $0 != "." && $0 != "[" }))
    }

    /// The value with one change somewhere in it.
    ///
    /// The root keeps its kind: a document of another shape is refused, which other tests show.
    private static func changed(_ node: JSONNode, isRoot: Bool, _ random: inout SeededGenerator) -> JSONNode {
        if !isRoot, random.below(4) == 0 { return replacement(&random) }
        switch node {
        case .array(var elements) where !elements.isEmpty:
            let index = random.below(elements.count)
            elements[index] = changed(elements[index], isRoot: false, &random)
            if random.below(20) == 0 { elements.append(elements[index]) }
            return .array(elements)
        case .object(var members) where !members.isEmpty:
            let index = random.below(members.count)
            switch random.below(12) {
            case 0: members.append(members[index])
            case 1:
                members[index].key += random.pick([
                    "_flex", "_above_9k_tokens", "_above_9hr", "_x", "-preview", ":free",
                ])
            case 2: members.append(.init(key: random.pick(keys), value: replacement(&random)))
            default: members[index].value = changed(members[index].value, isRoot: false, &random)
            }
            return .object(members)
        default: return replacement(&random)
        }
    }

    private static let keys = [
        "input_cost_per_token", "tiered_pricing", "off_peak_pricing", "range", "windows",
        "search_context_cost_per_query",
        "guardrail_cost_per_unit", "provider_specific_entry", "mode", "id", "pricing", "overrides", "prompt",
        "discount",
        "prices", "input_mtok", "tiers", "start", "constraint", "start_date", "vendor", "from_date", "input",
        "min_prompt_tokens", "utc_start", "architecture", "output_modalities", "supported_parameters", "benchmarks", "",
    ]

    private static func replacement(_ random: inout SeededGenerator) -> JSONNode {
        random.pick([
            .null, .bool(true), .number("0"), .number("-1"), .number("1e400"), .number("9223372036854775808"),
            .number("0.000001"), .number("1e-30"), .string(""), .string("0.000002"), .string("abc"), .string("99:99"),
            .array([]), .object([]), .array([.number("1")]), .array([.string("x"), .null]),
            .object([.init(key: "x", value: .number("5"))]),
            .object([.init(key: "input_cost_per_token", value: .number("5e-6"))]),
            .array([.object([.init(key: "prompt", value: .string("5e-6"))])]),
        ])
    }
}

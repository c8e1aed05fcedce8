import JSON
import Tariff
import Testing

@testable import Ingest

/// The interpretation of the prices of one entry in the context of each other.
@Suite struct EntryDraftTests {
    private func lines(
        plans: [Provider] = [], _ fill: (inout EntryDraft) -> Void
    ) -> [String] {
        var draft = EntryDraft(source: "litellm", key: "k", seller: "p", modelID: "m")
        fill(&draft)
        return ClaimLines.of(Normaliser(Curation(providers: plans)).normalised(draft.finish()))
    }

    /// The states of section 5 of `docs/prices-and-units.md`: prices, circumstances, claims.
    @Test(
        arguments: [
            // Priced: a zero beside a price is a price, except for components without a separate rate.
            (["input.text 1e-7", "output.text 0"], "", ["i: input.text 0.1/1M token", "o: output.text 0/1M token"]),
            (
                ["input.text 1e-7", "input.text.cache_read 0", "output.text.reasoning 0", "request 0"], "",
                [
                    "c: skip zero_no_separate_rate", "r: skip zero_no_separate_rate", "q: skip zero_no_separate_rate",
                    "i: input.text 0.1/1M token",
                ]
            ),
            (["input.text 0", "request 5"], "", ["i: input.text 0/1M token", "q: request 5000/1K request"]),
            // Free: the seller states it.
            (
                ["input.text 0", "output.text 0.0", "input.text.cache_read 0e0"], "free",
                [
                    "state=free", "i: input.text 0/1M token", "o: output.text 0/1M token",
                    "c: input.text.cache_read 0/1M token",
                ]
            ),
            (["input.text 1e-6", "output.text 0"], "free", ["i: input.text 1/1M token", "o: output.text 0/1M token"]),
            // Included: the plan covers the cost.
            (
                ["input.text 0", "output.text 0"], "plan",
                ["i: skip zero_included", "o: skip zero_included", "state=included"]
            ),
            ([], "plan", ["state=included"]),
            (["input.text 1e-6"], "plan", ["i: input.text 1/1M token"]),
            // Dynamic: a sentinel.
            (["input.text -1", "output.text -1"], "", ["i: skip sentinel", "o: skip sentinel", "state=dynamic"]),
            (
                ["input.text -1", "output.text 0"], "",
                ["i: skip sentinel", "o: skip zero_unknown", "state=dynamic"]
            ),
            (["input.text -1", "request 0.01"], "", ["i: skip sentinel", "q: request 10/1K request"]),
            // Unknown: nothing stated, or zeros alone.
            ([], "", ["state=unknown"]),
            (
                ["input.text 0", "output.text 0"], "",
                ["i: skip zero_unknown", "o: skip zero_unknown", "state=unknown"]
            ),
            (
                ["input.text 0", "output.text 0", "request 0"], "video",
                [
                    "i: skip zero_not_applicable", "o: skip zero_not_applicable", "q: skip zero_unknown",
                    "state=unknown",
                ]
            ),
            (
                ["input.text 0", "output.video 0.1"], "video",
                ["i: skip zero_not_applicable", "o: output.video 100000/1M token"]
            ),
            ([], "free", ["state=unknown"]),
        ] as [([String], String, [String])])
    func `zeros and sentinels are read by their company`(prices: [String], circumstance: String, expected: [String]) {
        let fields = [
            "input.text": "i", "output.text": "o", "output.video": "o", "request": "q", "input.text.cache_read": "c",
            "output.text.reasoning": "r",
        ]
        let plans = circumstance == "plan" ? [Provider(id: "p", name: "Plan", kind: .plan)] : []
        let read = lines(plans: plans) { draft in
            draft.isFree = circumstance == "free"
            if circumstance == "video" { draft.outputs = [.video] }
            for price in prices {
                let words = price.split(separator: " ").map(String.init)
                guard let component = Component(name: words[0]) else { continue }
                let unit: PriceUnit = component == .request ? .request : .token
                draft.price(component, unit, .string(words[1]), field: fields[words[0]] ?? "")
            }
        }
        #expect(read == expected)
    }

    @Test(
        arguments: [
            (.string("abc"), "abc"), (.string(""), ""), (.string("$5"), "$5"), (.string("1,5"), "1,5"),
            (.string("NaN"), "NaN"), (.string("Infinity"), "Infinity"), (.number("1e400"), "1e400"),
            (.number("9224"), "9224"), (.bool(true), "true"), (.array([.number("1")]), "[1]"),
            (.object([.init(key: "usd", value: .number("1"))]), "{usd:1}"),
        ] as [(JSONNode, String)])
    func `a price that is no number is skipped and reported`(node: JSONNode, raw: String) throws {
        var draft = EntryDraft(source: "litellm", key: "gpt", seller: "p", modelID: "gpt")
        draft.price(.inputText, .token, node, field: "input")
        let claims = draft.finish()
        #expect(ClaimLines.of(claims) == ["input: skip unreadable", "state=unknown"])
        #expect(claims.first?.raw == raw)
        let diagnostic = try #require(draft.diagnostics.first)
        #expect(diagnostic.code == "unreadable_price")
        #expect(diagnostic.message.hasPrefix("The price input of gpt is left out: "))
        #expect(diagnostic.message.hasSuffix("."))
        #expect(draft.diagnostics.count == 1)
    }

    @Test func `a long unreadable value is cut where it is shown`() {
        var draft = EntryDraft(source: "litellm", key: "gpt", seller: "p", modelID: "gpt")
        draft.price(.inputText, .token, .string(String(repeating: "x", count: 100_000)), field: "input")
        #expect(draft.claims.allSatisfy { $0.raw.count <= 80 })
        #expect(draft.diagnostics.allSatisfy { $0.message.count < 200 })
    }

    @Test func `null says nothing`() {
        #expect(lines { $0.price(.inputText, .token, .null, field: "i") } == ["state=unknown"])
    }

    @Test func `two fields that say the same are one rate, and two that differ are two`() {
        let read = lines { draft in
            draft.price(.inputText, .token, .number("1e-6"), field: "a")
            draft.price(.inputText, .token, .string("0.000001"), field: "b")
            draft.price(.inputText, .token, .number("2e-6"), field: "c")
            draft.price(.inputText, .character, .number("1e-6"), field: "d")
            draft.price(.inputText, .token, .number("1e-6"), field: "e", currency: Currency(rawValue: "CNY"))
        }
        #expect(
            read == [
                "b: skip duplicate", "a: input.text 1/1M token", "c: input.text 2/1M token",
                "d: input.text 1/1M character", "e: input.text 1/1M token CNY",
            ])
    }

    @Test func `the printed number is divided by its unit once and exactly`() {
        let read = lines { draft in
            draft.price(.inputText, .token, .number("8.333333333333334E-8"), field: "a")
            draft.price(.outputText, .token, .string("0.15"), field: "b", factor: .perMillion)
            draft.price(.requestFileSearch, .request, .number("2.5"), field: "c", factor: .perThousand)
            draft.price(.outputImage, .megapixel, .number("1.9073486328125e-08"), field: "d", factor: .perPixel)
        }
        #expect(
            read == [
                "a: input.text 0.083333333/1M token", "b: output.text 0.15/1M token",
                "c: request.file_search 2.5/1K request", "d: output.image 0.019073486328125/megapixel",
            ])
    }
}

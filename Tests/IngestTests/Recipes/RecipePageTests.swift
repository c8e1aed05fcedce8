import Tariff
import Testing
import Yams

@testable import Ingest

/// The engine over pages, with rows that a test states instead of a document.
@Suite struct RecipePageTests {
    /// A page whose rows are stated.
    private struct StatedPage: RecipePage {
        var table: [PageRow] = []
        var nodes: [String] = []

        func rows(_ selector: TableSelector) -> [PageRow]? { table.isEmpty ? nil : table }
        func cards(xpath: String, cells: [String]) -> [PageRow]? { table.isEmpty ? nil : table }
        func texts(xpath: String) -> [String] { nodes }
    }

    private static let head = """
        format: html
        seller: acme
        currency: USD
        entries: {tables: {under: Models}}
        id: "{Model}"

        """

    private func parse(_ recipe: String, _ page: StatedPage) throws -> ParsedDocument {
        let parser = RecipeParser(try RecipeSample.parser(recipe).recipe, open: { _, _ in page })
        return try parser.parse(
            SourceDocument(source: "acme", bytes: Array("page".utf8), fetchedAt: Timestamp(seconds: 0)))
    }

    private func row(
        _ cells: [(String, String)], _ names: [String: String] = [:], prices: [String: [CellPrice]] = [:]
    ) -> PageRow {
        PageRow(
            cells: cells.map { .init(name: $0.0, text: $0.1, prices: prices[$0.0] ?? []) }, names: names,
            place: "/table[1]/tr[2]")
    }

    private func lines(_ parsed: ParsedDocument) -> [String] {
        parsed.claims.compactMap { claim in
            claim.rate.map {
                "\(claim.offer) \($0.component) \($0.amount.text(per: $0.unit.per)) \($0.currency) \($0.unit) \($0.conditions.json)"
            }
        }
    }

    @Test func `a column is found by its header, and the context gives the unit`() throws {
        let parsed = try parse(
            Self.head + """
                unit: "{@sentence}"
                prices: {keys: {"Input*": input.text, "Cached*": input.text.cache_read}}
                facts: {context: "{Context}"}
                words: {none: ["-"]}
                """,
            StatedPage(table: [
                row(
                    [("Model", "acme-1"), ("Input price", "$2.50"), ("Cached input", "-"), ("Context", "128K")],
                    ["sentence": "per 1M tokens"]),
                row(
                    [("Model", "acme-2"), ("Input price", "$5"), ("Cached input", "$0.50"), ("Context", "1M")],
                    ["sentence": "per 1M tokens"]),
            ]))
        #expect(
            lines(parsed) == [
                "acme:acme-1 input.text 2.5 USD token {}", "acme:acme-2 input.text 5 USD token {}",
                "acme:acme-2 input.text.cache_read 0.5 USD token {}",
            ])
        #expect(parsed.diagnostics == [])
        #expect(parsed.claims.contains { $0.content == .fact(.limit(.context, 128_000)) })
    }

    @Test func `several prices of a cell are told apart by the words beside them`() throws {
        let prices = [
            CellPrice(number: "2", raw: "$2.00", currency: "USD", note: "prompts <= 200k tokens"),
            CellPrice(number: "4", raw: "$4.00", currency: "USD", note: "prompts > 200k tokens"),
        ]
        let parsed = try parse(
            Self.head
                + "unit: per 1M tokens\nprices: {keys: {Input: {component: input.text, when: {prompt_tokens: \"{@note}\"}}}}",
            StatedPage(table: [
                row(
                    [("Model", "acme-1"), ("Input", "$2.00, prompts <= 200k tokens $4.00, …")],
                    prices: ["Input": prices])
            ]))
        #expect(
            lines(parsed) == [
                #"acme:acme-1 input.text 2 USD token {"prompt_tokens":{"lte":200000}}"#,
                #"acme:acme-1 input.text 4 USD token {"prompt_tokens":{"gt":200000}}"#,
            ])
        #expect(parsed.claims.compactMap { $0.rate != nil ? $0.raw : nil } == ["$2.00", "$4.00"])
    }

    @Test func `a struck price is the list price and the other a promotion`() throws {
        let prices = [CellPrice(number: "4", raw: "$4", isStruck: true), CellPrice(number: "2", raw: "$2")]
        let parsed = try parse(
            Self.head + "unit: per 1M tokens\nprices: {keys: {Input: input.text}}",
            StatedPage(table: [row([("Model", "acme-1"), ("Input", "$4 $2")], prices: ["Input": prices])]))
        #expect(
            lines(parsed) == [
                "acme:acme-1 input.text 4 USD token {}", #"acme:acme-1 input.text 2 USD token {"promotion":true}"#,
            ])
    }

    @Test func `a row for each meter states its component, and rows of one model are one offer`() throws {
        let parsed = try parse(
            """
            format: html
            seller: acme
            entries: {tables: {columns: ["Paid Tier*"]}}
            id: "{@code}"
            unit: USD per 1M tokens
            prices:
              keys:
                "Paid Tier*": {component: {from: "{1}", words: {"Input price*": input.text, "Output price*": output.text}}}
            """,
            StatedPage(table: [
                row([("", "Input price (text)"), ("Paid Tier, per 1M", "$2")], ["code": "acme-1"]),
                row([("", "Output price"), ("Paid Tier, per 1M", "$8")], ["code": "acme-1"]),
                row([("", "Used to improve"), ("Paid Tier, per 1M", "No")], ["code": "acme-1"]),
            ]))
        #expect(lines(parsed) == ["acme:acme-1 input.text 2 USD token {}", "acme:acme-1 output.text 8 USD token {}"])
        #expect(parsed.entries == 3)
        #expect(parsed.claims.first { $0.rate != nil }?.field == "/table[1]/tr[2].Paid Tier, per 1M")
    }

    @Test func `a price in a column that no key names is skipped`() throws {
        let parsed = try parse(
            Self.head + "unit: per 1M tokens\nprices: {keys: {Input: input.text}}",
            StatedPage(table: [row([("Model", "acme-1"), ("Input", "$2"), ("Fine-tuning", "$ 25")])]))
        #expect(parsed.claims.contains { $0.content == .skip(.unknownKey) && $0.raw == "$ 25" })
        #expect(parsed.diagnostics.map(\.key) == ["acme-1"])
    }

    @Test func `JSON in a node of a page is read as JSON, without the tags of an island`() throws {
        let parsed = try parse(
            """
            format: html
            seller: acme
            entries: {xpath: "//astro-island/@props", unwrap: astro, json: "rows[]"}
            id: "{name}"
            unit: USD per 1M tokens
            prices: {keys: {input_price: input.text}}
            """, StatedPage(nodes: ["no JSON", #"{"rows":[1,[[0,{"name":[0,"acme-1"],"input_price":[0,2.5]}]]]}"#]))
        #expect(lines(parsed) == ["acme:acme-1 input.text 2.5 USD token {}"])
    }

    @Test(arguments: ["{tables: {under: Models}}", "{cards: {xpath: //li}}", "{xpath: //script, json: \"a[]\"}"])
    func `a page without what the recipe describes is refused`(entries: String) throws {
        let recipe = """
            format: html
            seller: acme
            entries: \(entries)
            id: "{Model}"
            unit: USD per 1M tokens
            prices: {keys: {Input: input.text}}
            """
        #expect(throws: SourceError.self) { try parse(recipe, StatedPage()) }
    }
}

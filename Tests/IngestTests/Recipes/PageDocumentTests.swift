import Tariff
import Testing

@testable import Ingest

/// Tables, cards and embedded JSON of pages in HTML and Markdown.
@Suite struct PageDocumentTests {
    private func table(_ html: String, _ selector: TableSelector = TableSelector()) throws -> [[String]] {
        let rows = try HTMLPage(Array(html.utf8)).rows(selector)
        return try #require(rows).map { row in row.cells.map { "\($0.name)=\($0.text)" } }
    }

    private func prices(_ html: String) throws -> [String] {
        let rows = try HTMLPage(Array("<table><tr><th>P</th></tr><tr><td>\(html)</td></tr></table>".utf8))
            .rows(TableSelector())
        return try #require(rows?.first?.cells.first).prices.map { price in
            "\(price.number) \(price.currency ?? "-") [\(price.note)]\(price.isStruck ? " struck" : "")"
        }
    }

    @Test(arguments: [
        (
            "<tr><th>M</th><th>P</th></tr><tr><td rowspan=2>a</td><td>1</td></tr><tr><td>2</td></tr>",
            [["M=a", "P=1"], ["M=a", "P=2"]]
        ),
        (
            "<thead><tr><th>M</th><th>P</th></tr></thead><tbody><tr><td rowspan=0>a</td><td>1</td></tr><tr><td>2</td></tr></tbody>",
            [["M=a", "P=1"], ["M=a", "P=2"]]
        ),
        (
            "<tr><th>M</th><th>P</th></tr><tr><td rowspan=2>a</td><td>1</td></tr><tr><td class=table-hide rowspan=0></td><td>2</td></tr>",
            [["M=a", "P=1"], ["M=a", "P=2"]]
        ),
        (
            "<tr><th rowspan=2>M</th><th colspan=2>P</th></tr><tr><th>in</th><th>out</th></tr><tr><td>a</td><td>1</td><td>2</td></tr>",
            [["M=a", "P in=1", "P out=2"]]
        ),
        (
            "<tr><td>M</td><td>P</td></tr><tr><td>a<sup>(1)</sup></td><td>$0.25 / MTok<sup>1</sup></td></tr>",
            [["M=a", "P=$0.25 / MTok"]]
        ),
        ("<tr><td>M</td><td>P</td></tr><tr><td>a\u{200B}<br>b</td></tr>", [["M=a\nb", "P="]]),
    ])
    func `spans are expanded and placeholders of them left out`(rows: String, expected: [[String]]) throws {
        #expect(try table("<table>\(rows)</table>") == expected)
    }

    @Test func `a header in a table of its own is joined with the table of its rows`() throws {
        var selector = TableSelector()
        selector.isJoined = true
        selector.columns = [WordPattern("Model")]
        let html =
            "<table><tr><th>Model</th><th>Input</th></tr></table><table><tr><td>a</td><td>1</td></tr></table>"
        #expect(try table(html, selector) == [["Model=a", "Input=1"]])
    }

    @Test func `columns are entries of a transposed table, and empty cells repeat those above`() throws {
        var turned = TableSelector()
        turned.by = .columns
        let html =
            "<table><tr><td>Model</td><td>a</td><td>b</td></tr><tr><td>Input</td><td>1</td><td>2</td></tr></table>"
        #expect(try table(html, turned) == [["Model=a", "Input=1"], ["Model=b", "Input=2"]])
        var filled = TableSelector()
        filled.fill = [WordPattern("Model")]
        let rows = "<tr><th>Model</th><th>P</th></tr><tr><td>a</td><td>1</td></tr><tr><td></td><td>2</td></tr>"
        #expect(try table("<table>\(rows)</table>", filled) == [["Model=a", "P=1"], ["Model=a", "P=2"]])
    }

    @Test func `headings, sentence, caption and tab are the context of a table`() throws {
        let html = """
            <h1>Prices</h1><h2>Text</h2><p>Per 1M tokens.</p><button id=t>Batch</button>
            <div role=tabpanel aria-labelledby=t><table><caption>All</caption><tr><th>M</th></tr><tr><td>a</td></tr></table></div>
            """
        let rows = try HTMLPage(Array(html.utf8)).rows(TableSelector())
        let names = try #require(rows?.first).names
        #expect(names["headings"] == "Prices > Text")
        #expect(names["sentence"] == "Per 1M tokens.")
        #expect(names["caption"] == "All")
        #expect(names["tab"] == "Batch")
        var selector = TableSelector()
        selector.under = [WordPattern("Images")]
        #expect(try HTMLPage(Array(html.utf8)).rows(selector) == nil)
    }

    @Test(arguments: [
        ("$2.50", []), ("-", []), ("100 requests", []),
        ("<s>$4</s> $2", ["4 USD [] struck", "2 USD []"]),
        ("<span class='line-through'>¥4</span>¥2", ["4 - [] struck", "2 - []"]),
        (
            "$2.00, prompts &lt;= 200k tokens $4.00, prompts &gt; 200k tokens",
            ["2.00 USD [prompts <= 200k tokens]", "4.00 USD [prompts > 200k tokens]"]
        ),
        ("<ul><li>720p: $0.10</li><li>1080p: $0.20</li></ul>", ["0.10 USD [720p]", "0.20 USD [1080p]"]),
        ("$<!-- -->0.68", []),
    ])
    func `prices of a cell are told apart`(html: String, expected: [String]) throws {
        #expect(try prices(html) == expected)
    }

    @Test func `a table in Markdown has its line and its heading`() throws {
        let text = """
            # Prices
            ## `acme-1`
            Per 1M tokens.

            | Model | Input |
            |---|:-:|
            | **a** [1](#n) | ~~$4~~ $2 |
            ```
            | no | table |
            |---|---|
            ```
            """
        let rows = try #require(MarkdownPage(Array(text.utf8)).rows(TableSelector()))
        #expect(rows.count == 1)
        #expect(rows.first?.cells.map(\.name) == ["Model", "Input"])
        #expect(rows.first?.cells.last?.prices.map(\.isStruck) == [true, false])
        #expect(rows.first?.place == "line 7")
        #expect(rows.first?.names["heading"] == "acme-1")
    }

    @Test func `cards and attributes are found by XPath`() throws {
        let html = "<div class=card><h3>a</h3><b>$1</b></div><x-island props='{&quot;a&quot;:1}'></x-island>"
        let page = try HTMLPage(Array(html.utf8))
        let card = try #require(page.cards(xpath: "//div[@class='card']", cells: [".//h3", ".//b"])?.first)
        #expect(card.cells.map(\.text) == ["a", "$1"])
        #expect(page.texts(xpath: "//x-island/@props") == [#"{"a":1}"#])
        #expect(page.texts(xpath: "//[") == [])
    }

    @Test func `a page that nests too deeply is refused, and broken text is no crash`() throws {
        let deep = Array(String(repeating: "<div>", count: 100_000).utf8)
        #expect(throws: SourceError.self) { try HTMLPage(deep) }
        let broken: [UInt8] = Array("<table><tr><td>M</td></tr><tr><td>a".utf8) + [0xFF, 0xC3]
        #expect(try HTMLPage(broken).rows(TableSelector())?.count == 1)
        let entities =
            "<!DOCTYPE html [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><table><tr><td>&b;</td></tr></table>"
        _ = try HTMLPage(Array(entities.utf8))
    }
}

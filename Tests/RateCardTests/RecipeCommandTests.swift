import Foundation
import TestSupport
import Testing

/// `ratecard recipe try`, run as a process.
@Suite struct RecipeCommandTests {
    private static let recipe = """
        recipe:
          format: json
          entries: data[]
          id: "{id}"
          seller: acme
          unit: USD per 1M tokens
          prices: {at: pricing, keys: {input: input.text}}
          facts: {context: "{context}"}
        """
    private static let document =
        #"{"data":[{"id":"a","context":8000,"pricing":{"input":2.50,"extra":1}},{"id":"b","pricing":{"input":3}}]}"#

    private func bench(_ recipe: String = recipe, _ document: String = document) throws -> (Workbench, [String]) {
        let bench = try Workbench()
        let folder = bench.folder.path
        try Data(recipe.utf8).write(to: bench.folder.appending(path: "acme.yaml"))
        try Data(document.utf8).write(to: bench.folder.appending(path: "acme.json"))
        return (bench, ["recipe", "try", "\(folder)/acme.yaml", "\(folder)/acme.json"])
    }

    @Test func `each cell is printed with its path, its text and what became of it`() throws {
        let (bench, arguments) = try bench()
        let run = try bench.run(arguments)
        #expect(run.code == 0)
        let rows = run.out.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(
            rows.contains {
                $0.starts(with: ["data[0].pricing.input", "2.50", "input.text", "2.5", "USD", "1000000", "token"])
            })
        #expect(rows.contains { $0.starts(with: ["data[0].context", "8000", "limit.context", "=", "8000"]) })
        #expect(rows.contains { $0.starts(with: ["data[0].pricing.extra", "1", "skipped:", "unknown_key"]) })
        #expect(run.err.contains("2 entries: 2 prices, 1 facts, 1 skips."))
        #expect(run.err.contains("The key pricing.extra is not known"))
    }

    @Test func `each line is a JSON object with --format json, before and after the command`() throws {
        let (bench, arguments) = try bench()
        let after = try bench.run(arguments + ["--format", "json", "--only", "prices"])
        let before = try bench.run(["--format", "json"] + arguments + ["--only", "prices"])
        #expect(after.out == before.out)
        let expected = #"""
            {"path":"data[0].pricing.input","raw":"2.50","source_key":"a","offer":"acme:a","read":"price","component":"input.text","unit":"token","per":1000000,"amount":"2.5","currency":"USD","conditions":{},"effective_from":null,"effective_to":null}
            """#
        #expect(after.out.split(separator: "\n").first.map(String.init) == expected)
    }

    @Test(arguments: [
        (["--entry", "b"], 1), (["--entry", "acme:a", "--only", "skips"], 1), (["--only", "facts"], 1),
    ])
    func `the cells can be chosen`(options: [String], count: Int) throws {
        let (bench, arguments) = try bench()
        let run = try bench.run(arguments + options + ["--format", "json"])
        #expect(run.code == 0)
        #expect(run.out.split(separator: "\n").count == count)
    }

    @Test func `an entry that is not there is an empty answer`() throws {
        let (bench, arguments) = try bench()
        #expect(try bench.run(arguments + ["--entry", "z"]).code == 2)
    }

    @Test(arguments: [
        (
            recipe.replacing("seller", with: "sellr"), document,
            "acme.yaml:5: “recipe.sellr” is not a key here; did you mean “seller”?"
        ),
        ("name: Acme", document, "acme.yaml:1: “recipe” is missing: the file has neither a recipe nor the keys of one"),
        (": :", document, "acme.yaml"),
        (recipe, "{", "The document cannot be read"),
        (recipe, #"{"items":[]}"#, "the recipe expects a list at “data[]”, and there is only an object with items"),
    ])
    func `a mistake or a bad document is a sentence`(recipe: String, document: String, message: String) throws {
        let (bench, arguments) = try bench(recipe, document)
        let run = try bench.run(arguments)
        #expect(run.code == 1)
        #expect(run.err.contains(message), "\(run.err)")
        #expect(run.out.isEmpty)
    }

    @Test func `the examples of the help work`() throws {
        let bench = try Workbench()
        let zenmux = RatecardBinary.catalog + "/sources/zenmux.yaml"
        let value = #"[{"value":2,"unit":"perMTokens","currency":"USD"}]"#
        let ids = ["z-ai/glm-4.7"] + (1..<100).map { "acme/\($0)" }
        let entries = ids.map { id in #"{"id":"\#(id)","pricings":{"prompt":\#(value),"completion":\#(value)}}"# }
        let document = bench.folder.appending(path: "zenmux.json")
        try Data(#"{"data":[\#(entries.joined(separator: ","))]}"#.utf8).write(to: document)
        let examples = try bench.run(["recipe", "try", "--help"]).out.split(separator: "\n")
            .filter { $0.hasPrefix("  ratecard recipe try ") }
        #expect(examples.count == 4)
        for example in examples {
            let arguments = example.split(separator: " ").dropFirst().map { word in
                word.hasSuffix("zenmux.yaml") ? zenmux : word == "zenmux.json" ? document.path : String(word)
            }
            #expect(try bench.run(arguments).code == 0, "\(example)")
        }
    }

    @Test func `a recipe alone is a file as well`() throws {
        let alone = Self.recipe.split(separator: "\n").dropFirst().map { $0.dropFirst(2) }.joined(separator: "\n")
        let (bench, arguments) = try bench(alone)
        #expect(try bench.run(arguments).code == 0)
    }
}

import Testing

@testable import Ingest

/// The mistakes in a recipe, each reported with file, line and what was found.
@Suite struct RecipeMistakesTests {
    /// A recipe with a line changed or added.
    private static func recipe(_ line: String = "", instead of: String? = nil) -> String {
        var lines = [
            "recipe:", "  format: json", "  entries: data[]", "  id: \"{id}\"", "  seller: acme",
            "  unit: USD per 1M tokens", "  prices: {at: pricing, keys: {input: input.text}}",
        ]
        if let of { lines.removeAll { $0.hasPrefix("  \(of):") } }
        if !line.isEmpty { lines.append("  " + line) }
        return lines.joined(separator: "\n")
    }

    @Test func `a recipe without a mistake is read`() throws {
        #expect(try RecipeSample.mistakes(Self.recipe()) == [])
    }

    @Test(arguments: [
        ("entires: data[]", "sources/acme.yaml:8: “recipe.entires” is not a key here; did you mean “entries”?"),
        (
            "when: {service_teir: batch}",
            "sources/acme.yaml:8: “recipe.when.service_teir” is “service_teir”, which is no condition; did you mean “service_tier”?"
        ),
        (
            "when: {service_tier: batsh}",
            "sources/acme.yaml:8: “recipe.when.service_tier” is “batsh”, which is no value of service_tier; did you mean “batch”?"
        ),
        (
            "when: {prompt_tokens: {gt: many}}",
            "sources/acme.yaml:8: “recipe.when.prompt_tokens.gt” is “many”, which is not a whole number."
        ),
        (
            "when: {resolution: huge}",
            "sources/acme.yaml:8: “recipe.when.resolution” is “huge”, which is no value of resolution."
        ),
        (
            "currency: dollars",
            "sources/acme.yaml:8: “recipe.currency” is “dollars”, which is no currency. Write a code like USD, or credit:<provider>."
        ),
        (
            "facts: {contxt: \"{n}\"}",
            "sources/acme.yaml:8: “recipe.facts.contxt” is not a key here; did you mean “context”?"
        ),
        (
            "facts: {capabilities: {tool: \"{t}\"}}",
            "sources/acme.yaml:8: “recipe.facts.capabilities.tool” is “tool”, which is no capability; did you mean “tools”?"
        ),
        (
            "facts: {produces: [txt]}",
            "sources/acme.yaml:8: “recipe.facts.produces” is “txt”, which is no modality here; did you mean “text”?"
        ),
        (
            "facts: {name: \"{a..b}\"}",
            "sources/acme.yaml:8: “recipe.facts.name” has the path in “{a..b}”, which ends with a dot or has two."
        ),
        (
            "facts: {name: \"{a[x]}\"}",
            "sources/acme.yaml:8: “recipe.facts.name” has the path in “{a[x]}”, which has “[x]”, which is neither [], a position like [0] nor a name in quotes."
        ),
        (
            "facts: {name: \"{a\"}",
            "sources/acme.yaml:8: “recipe.facts.name” has the path in “{a”, which has “{” without “}”."
        ),
        (
            "expect: {entries: few}",
            "sources/acme.yaml:8: “recipe.expect.entries” is “few”, which is not a whole number from 0 up."
        ),
        (
            "leave_out: [{if: {a: b}}]",
            "sources/acme.yaml:8: “recipe.leave_out[0].because” is missing. Add a line “because: it is no model”."
        ),
    ])
    func `a mistake is named with its line`(line: String, message: String) throws {
        #expect(try RecipeSample.mistakes(Self.recipe(line)) == [message])
    }

    @Test(arguments: [
        (
            "unit", "",
            "sources/acme.yaml:6: “recipe.prices.keys.input” has no unit. Add “unit: USD per 1M tokens” here or further out."
        ),
        (
            "unit", "unit: per 1M tokens",
            "sources/acme.yaml:6: “recipe.prices.keys.input” has no currency. Add “currency: USD” here or further out."
        ),
        (
            "unit", "unit: USD per 1M bananas",
            "sources/acme.yaml:7: “recipe.unit” is “USD per 1M bananas”, which is no unit. Write it like “USD per 1M tokens”, “cents per image”."
        ),
        (
            "unit", "unit: USD per minute",
            "sources/acme.yaml:6: “recipe.prices.keys.input” is input.text, which is not sold by that unit."
        ),
        ("id", "", "sources/acme.yaml:2: “recipe.id” is missing. Add a line “id: \"{id}\"”."),
        (
            "format", "format: xml",
            "sources/acme.yaml:7: “recipe.format” is “xml”, which is no format. Known are json, html, markdown."
        ),
        (
            "prices", "prices: {at: pricing, keys: {input: input.txt}}",
            "sources/acme.yaml:7: “recipe.prices.keys.input” is “input.txt”, which is no component; did you mean “input.text”?"
        ),
        (
            "prices", "prices: {at: pricing, key: {input: input.text}}",
            "sources/acme.yaml:7: “recipe.prices.key” is not a key here; did you mean “keys”?"
        ),
        (
            "prices", "prices: {keys: {input: {unit: USD per token}}}",
            "sources/acme.yaml:7: “recipe.prices.keys.input” names neither a component nor a reason to skip. Add “component: input.text”."
        ),
        (
            "prices", "prices: {keys: {input: {skip: because}}}",
            "sources/acme.yaml:7: “recipe.prices.keys.input.skip” is “because”, which is no reason for skipping. Known are"
        ),
    ])
    func `a changed line is named with its mistake`(key: String, line: String, message: String) throws {
        let mistakes = try RecipeSample.mistakes(Self.recipe(line, instead: key))
        #expect(mistakes.count >= 1)
        #expect(mistakes.contains { $0.hasPrefix(message) }, "\(mistakes)")
    }

    @Test func `a mistake around parts is reported once`() throws {
        let mistakes = try RecipeSample.mistakes(
            """
            recipe:
              format: json
              seller: acme
              unit: USD per 1M apples
              parts:
                - {entries: "a[]", id: "{id}"}
                - {entries: "b[]", id: "{id}"}
            """)
        #expect(mistakes.count == 1)
        #expect(mistakes.first?.hasPrefix("sources/acme.yaml:4: “recipe.unit” is “USD per 1M apples”") == true)
    }
}

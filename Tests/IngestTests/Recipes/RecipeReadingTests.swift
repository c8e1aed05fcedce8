import Tariff
import Testing

@testable import Ingest

/// The constructs of the language, each with a small document.
@Suite struct RecipeReadingTests {
    private static let head = """
        format: json
        entries: data[]
        id: "{id}"
        seller: acme
        unit: USD per 1M tokens

        """

    private func lines(_ recipe: String, _ document: String) throws -> [String] {
        let parsed = try RecipeSample.parse(Self.head + recipe, document)
        #expect(parsed.diagnostics.map(\.message) == [])
        return Parsing.lines(parsed)
    }

    @Test func `a key is a component`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + "prices: {at: pricing, keys: {input: input.text, output: output.text}}",
            #"{"data":[{"id":"a","pricing":{"input":2.50,"output":"10"}}]}"#)
        let claims = parsed.claims.filter { $0.rate != nil }
        #expect(claims.map(\.field) == ["pricing.input", "pricing.output"])
        #expect(claims.map(\.raw) == ["2.50", "10"])
        #expect(claims.compactMap { $0.rate?.amount.text(per: 1_000_000) } == ["2.5", "10"])
        #expect(claims.map(\.offer.rawValue) == ["acme:a", "acme:a"])
        #expect(parsed.diagnostics == [])
    }

    @Test func `a number in a block that no key names is skipped and reported`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + "prices: {at: pricing, keys: {input: input.text}}",
            #"{"data":[{"id":"a","pricing":{"input":2,"surcharge":0.5},"training_cost":"7","context":8000}]}"#)
        let skips = parsed.claims.filter { if case .skip(.unknownKey) = $0.content { true } else { false } }
        #expect(skips.map(\.field) == ["pricing.surcharge", "training_cost"])
        #expect(parsed.diagnostics.map(\.code) == ["unknown_key", "unknown_key", "unknown_key"])
    }

    @Test func `a key that is ignored is neither skipped nor reported`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + """
                prices: {at: pricing, keys: {input: input.text}}
                ignore: {no prices: ["pricing.list.*", notes]}
                """,
            #"{"data":[{"id":"a","pricing":{"input":2,"list":{"usd":9}},"notes":1}]}"#)
        #expect(parsed.claims.count == 1)
        #expect(parsed.diagnostics == [])
    }

    @Test(arguments: [
        // A unit and a currency in each row.
        (
            """
            unit: {from: "{unit}", words: {perMTokens: per 1M tokens, perCount: per request}}
            currency: "{currency}"
            """, #"{"value":2,"unit":"perMTokens","currency":"CNY"}"#, "CNY token 0.000002"
        ),
        ("unit: \"{unit}\"\ncurrency: USD", #"{"value":0.005,"unit":"1K tokens"}"#, "USD token 0.000005"),
        (
            "unit: [{below: \"0.0001\", is: USD per token}, {is: USD per request}]", #"{"value":0.00005}"#,
            "USD token 0.00005"
        ),
    ])
    func `a row states its unit`(options: String, row: String, expected: String) throws {
        let recipe = """
            format: json
            entries: data[]
            id: "{id}"
            seller: acme
            \(options)
            prices: {at: "prices[]", keys: {value: input.text}}
            """
        let parsed = try RecipeSample.parse(recipe, #"{"data":[{"id":"a","prices":[\#(row)]}]}"#)
        let rate = try #require(parsed.claims.compactMap(\.rate).first)
        #expect("\(rate.currency) \(rate.unit) \(rate.amount.text())" == expected)
    }

    @Test(arguments: [
        (#"{"value":2,"unit":"per moon","currency":"USD"}"#, "unknown_unit", "“per moon” is no unit of input.text"),
        (#"{"value":2,"currency":"USD"}"#, "unknown_unit", "no unit is stated for it"),
        (#"{"value":2,"unit":"1K tokens","currency":"shells"}"#, "unknown_currency", "“shells” is no currency"),
        (#"{"value":2,"unit":"1K tokens"}"#, "unknown_currency", "no currency is stated for it"),
    ])
    func `a price whose unit or currency is not understood is skipped`(row: String, code: String, why: String) throws {
        let recipe = """
            format: json
            entries: data[]
            id: "{id}"
            seller: acme
            unit: "{unit}"
            currency: "{currency}"
            prices: {at: "prices[]", keys: {value: input.text}}
            """
        let parsed = try RecipeSample.parse(recipe, #"{"data":[{"id":"a","prices":[\#(row)]}]}"#)
        #expect(parsed.claims.compactMap(\.rate) == [])
        #expect(parsed.claims.contains { $0.content == .skip(.unitNotStated) && $0.raw == "2" })
        #expect(parsed.diagnostics.first?.code == code)
        #expect(parsed.diagnostics.first?.message.contains(why) == true)
    }

    @Test(arguments: [
        (
            "{service_tier: {from: \"{tier}\", words: {std: none, \"b*\": batch}}}", #""tier":"bulk""#,
            #"{"service_tier":"batch"}"#
        ),
        ("{service_tier: {from: \"{tier}\", words: {std: none, \"b*\": batch}}}", #""tier":"std""#, "{}"),
        ("{region: {from: \"{r}\", split: \",\", words: {all: none}}}", #""r":"all""#, "{}"),
        ("{size: {from: \"{r}\", words: {all: none, \"*\": same}}}", #""r":"2k""#, #"{"size":"2k"}"#),
        ("{prompt_tokens: \"{r}\"}", #""r":"lte-200k""#, #"{"prompt_tokens":{"lte":200000}}"#),
        ("{region: eu}", "\"x\":null", #"{"region":"eu"}"#),
        ("{prompt_tokens: {gt: \"{over}\"}}", #""over":200000"#, #"{"prompt_tokens":{"gt":200000}}"#),
        (
            "{prompt_tokens: {gte: \"{lo}\", lt: \"{hi}\", times: 1000}}", #""lo":0.2,"hi":32"#,
            #"{"prompt_tokens":{"gte":200,"lt":32000}}"#
        ),
        ("{prompt_tokens: \"{range}\"}", #""range":"(32k, 128k]""#, #"{"prompt_tokens":{"gt":32000,"lte":128000}}"#),
        ("{promotion: \"{discount}\"}", #""discount":"0.2""#, #"{"promotion":true}"#),
        ("{promotion: \"{discount}\"}", #""discount":0"#, "{}"),
        ("{cache_ttl: 1h}", "\"x\":null", #"{"cache_ttl":"1h"}"#),
        (
            "{window: {zone: UTC, from: \"{a}\", to: \"{b}\"}}", #""a":930,"b":"16:00""#,
            #"{"window":[{"zone":"UTC","from":"09:30","to":"16:00"}]}"#
        ),
    ])
    func `a condition is read`(when: String, members: String, expected: String) throws {
        let parsed = try RecipeSample.parse(
            Self.head + "prices: {at: p, when: \(when), keys: {input: input.text}}",
            #"{"data":[{"id":"a","p":{"input":2,\#(members)}}]}"#)
        #expect(parsed.claims.compactMap { $0.rate?.conditions.json } == [expected])
    }

    @Test func `a text with a price states its own currency and unit`() throws {
        let parsed = try RecipeSample.parse(
            Self.head
                + "words: {none: [n/a], free: [gratis]}\nprices: {at: p, keys: {input: input.text, output: output.text, read: input.text.cache_read, image: output.image}}",
            #"{"data":[{"id":"a","p":{"input":"€2.50","output":"$0.01 / 1K tokens","read":"N/A","image":"$0.04 per image"}},{"id":"b","p":{"input":"Gratis"}}]}"#
        )
        #expect(
            parsed.claims.compactMap { claim in
                claim.rate.map { "\(claim.raw): \($0.amount.text(per: $0.unit.per)) \($0.currency) \($0.unit)" }
            } == [
                "€2.50: 2.5 EUR token", "$0.01 / 1K tokens: 10 USD token", "$0.04 per image: 0.04 USD image",
                "Gratis: 0 USD token",
            ])
        #expect(parsed.claims.contains { $0.key == "b" && $0.content == .fact(.state(.free)) })
        #expect(parsed.diagnostics == [])
    }

    @Test func `a text with more than one price is skipped and reported`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + "prices: {at: p, keys: {input: input.text}}", #"{"data":[{"id":"a","p":{"input":"$2 or $4"}}]}"#
        )
        #expect(parsed.claims.contains { $0.content == .skip(.unreadable) && $0.raw == "$2 or $4" })
        #expect(parsed.diagnostics.map(\.code) == ["unreadable_price"])
    }

    @Test func `a price under several regions is one price for each`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + "prices: {at: p, when: {region: {from: \"{r}\", split: \",\"}}, keys: {input: input.text}}",
            #"{"data":[{"id":"a","p":{"input":2,"r":"eu-west-1, us-east-1"}}]}"#)
        #expect(
            parsed.claims.compactMap { $0.rate?.conditions.json } == [
                #"{"region":"eu-west-1"}"#, #"{"region":"us-east-1"}"#,
            ])
    }

    @Test func `a number of the wrong size is skipped with its reason`() throws {
        let recipe = """
            format: json
            entries: data[]
            id: "{id}"
            seller: acme
            unit: [{below: "0.1", is: cents per token}, {skip: unit_contradicts_key}]
            prices: {keys: {price: input.text}}
            """
        let parsed = try RecipeSample.parse(recipe, #"{"data":[{"id":"a","price":0.001},{"id":"b","price":0.6}]}"#)
        #expect(parsed.claims.compactMap { $0.rate?.amount.text(per: 1_000_000) } == ["10"])
        #expect(parsed.claims.contains { $0.key == "b" && $0.content == .skip(.unitContradictsKey) })
    }

    @Test(arguments: [("none", ["b"]), ("\"*\"", ["a", "c"]), ("[y, z]", ["c"])])
    func `a filter asks for a text, for presence or for absence`(accepted: String, keys: [String]) throws {
        let parsed = try RecipeSample.parse(
            Self.head + "if: {extra: \(accepted)}\nprices: {keys: {price: input.text}}\nexpect: {}",
            #"{"data":[{"id":"a","price":1,"extra":{"x":1}},{"id":"b","price":1},{"id":"c","price":1,"extra":"z"}]}"#)
        #expect(parsed.claims.filter { $0.rate != nil }.map(\.key) == keys)
    }

    @Test func `a price whose condition is not understood is skipped`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + "prices: {at: p, when: {prompt_tokens: {gt: \"{over}\"}}, keys: {input: input.text}}",
            #"{"data":[{"id":"a","p":{"input":2,"over":"a lot"}}]}"#)
        #expect(parsed.claims.compactMap(\.rate) == [])
        #expect(parsed.claims.contains { $0.content == .skip(.unreadable) })
        #expect(
            parsed.diagnostics.first?.message
                == "The price p.input of a is left out: the prompt_tokens “a lot” is not understood.")
    }

    @Test func `steps in a list leave the base its upper end`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + """
                prices:
                  - {at: p, keys: &keys {input: input.text}}
                  - {at: "p.steps[]", when: {prompt_tokens: {gt: "{over}"}}, keys: *keys}
                """,
            #"{"data":[{"id":"a","p":{"input":2,"steps":[{"over":1000,"input":3},{"over":5000,"input":4}]}}]}"#)
        #expect(parsed.claims.map(\.field) == ["p.input", "p.steps[0].input", "p.steps[1].input"])
        #expect(
            parsed.claims.compactMap { $0.rate?.conditions.json } == [
                #"{"prompt_tokens":{"lte":1000}}"#, #"{"prompt_tokens":{"gt":1000,"lte":5000}}"#,
                #"{"prompt_tokens":{"gt":5000}}"#,
            ])
    }

    @Test func `two prices of one key are told apart by their size`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + """
                prices:
                  at: p[]
                  keys:
                    read: {component: input.text.cache_read, twice: {lower: {cache: explicit}, higher: {cache: implicit}}}
                """,
            #"{"data":[{"id":"a","p":[{"read":0.25},{"read":0.17}]}]}"#)
        #expect(
            parsed.claims.map { "\($0.raw) \($0.rate?.conditions.json ?? "")" }
                == [#"0.25 {"cache":"implicit"}"#, #"0.17 {"cache":"explicit"}"#])
    }

    @Test func `an equal list price is a duplicate and a higher one makes the price a promotion`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + "prices: {at: now, list_prices: list, keys: {input: input.text, output: output.text}}",
            #"{"data":[{"id":"a","now":{"input":1,"output":5},"list":{"input":2,"output":5}}]}"#)
        #expect(
            parsed.claims.map { "\($0.field) \($0.raw) \($0.rate?.conditions.json ?? "skipped")" } == [
                "list.output 5 skipped", #"now.input 1 {"promotion":true}"#, "now.output 5 {}", "list.input 2 {}",
            ])
    }

    @Test func `the cache rule decides what a cache write is`() throws {
        let recipe =
            Self.head
            + "prices: {keys: {in_price: input.text, write_price: cache_write, long_price: {component: cache_write, lifetime: 1h}}}"
        let parsed = try RecipeSample.parse(
            recipe,
            #"{"data":[{"id":"gemini-x","in_price":2,"write_price":0.5},{"id":"b","in_price":2,"write_price":2.5,"long_price":4}]}"#
        )
        #expect(
            parsed.claims.compactMap { claim in claim.rate.map { "\(claim.key) \($0.component) \($0.conditions.json)" }
            } == [
                "gemini-x input.text {}", #"gemini-x input.text.cache_storage {"cache_ttl":"5m"}"#, "b input.text {}",
                "b input.text.cache_write {}", #"b input.text.cache_write {"cache_ttl":"1h"}"#,
            ])
    }

    // MARK: Entries

    @Test(arguments: [
        (
            "data[]", "\"{id}\"", #"{"data":[{"id":"a","input_price":1},{"id":"b","input_price":1}]}"#,
            ["acme:a", "acme:b"]
        ),
        ("\"[]\"", "\"{id}\"", #"[{"id":"a","input_price":1}]"#, ["acme:a"]),
        ("\"*\"", "\"{@key}\"", #"{"a":{"input_price":1},"b.c":{"input_price":1}}"#, ["acme:a", "acme:b.c"]),
        ("\"*.models.*\"", "\"{@key1}/{@key2}\"", #"{"x":{"models":{"a":{"input_price":1}}}}"#, ["acme:x/a"]),
        (
            "\"*.models.*\"", "\"{../../name}/{@key}\"", #"{"x":{"name":"X","models":{"a":{"input_price":1}}}}"#,
            ["acme:X/a"]
        ),
        (
            "data[].hosts[]", "\"{../id}@{host}\"", #"{"data":[{"id":"a","hosts":[{"host":"h","input_price":1}]}]}"#,
            ["acme:a@h"]
        ),
        (
            "\"payload:json.models[]\"", "\"{id}\"", #"{"payload":"{\"models\":[{\"id\":\"a\",\"input_price\":1}]}"}"#,
            ["acme:a"]
        ),
        (
            "data[]", "{from: \"{name}\", strip: [\"models/\"]}", #"{"data":[{"name":"models/a","input_price":1}]}"#,
            ["acme:a"]
        ),
    ])
    func `entries are found`(entries: String, id: String, document: String, offers: [String]) throws {
        let recipe = """
            format: json
            entries: \(entries)
            id: \(id)
            seller: acme
            unit: USD per 1M tokens
            prices: {keys: {input_price: input.text}}
            """
        let parsed = try RecipeSample.parse(recipe, document)
        #expect(parsed.claims.filter { $0.rate != nil }.map(\.offer.rawValue) == offers)
        #expect(parsed.diagnostics.filter { $0.code != "unknown_key" } == [])
    }

    @Test func `an id is put together from what a pattern captures`() throws {
        let recipe = """
            format: json
            entries: rows[]
            captures: [{from: "{meter}", pattern: '(?<model>.+) (?<direction>Inp|Outp) Tokens'}]
            id: "{@model}"
            key: "{meter}"
            seller: acme
            unit: USD per 1K tokens
            prices: {keys: {price: {component: {from: "{@direction}", words: {Inp: input.text, Outp: output.text}}}}}
            """
        let parsed = try RecipeSample.parse(
            recipe,
            #"{"rows":[{"meter":"gpt 4.1 Inp Tokens","price":0.002},{"meter":"gpt 4.1 Outp Tokens","price":0.008},{"meter":"Disk","price":1}]}"#
        )
        #expect(
            parsed.claims.compactMap { claim in claim.rate.map { "\(claim.offer) \($0.component)" } } == [
                "acme:gpt 4.1 input.text", "acme:gpt 4.1 output.text",
            ])
        // A row that the pattern does not fit has no identity, and is reported.
        #expect(parsed.diagnostics.map(\.code) == ["no_id"])
    }

    @Test func `rows of one offer are joined`() throws {
        let recipe = Self.head + "merge: true\nprices: {keys: {in_price: input.text, out_price: output.text}}"
        let parsed = try RecipeSample.parse(recipe, #"{"data":[{"id":"a","in_price":0},{"id":"a","out_price":3}]}"#)
        #expect(parsed.entries == 2)
        // The zero is a price, because the other row of the offer has one.
        #expect(parsed.claims.compactMap(\.rate).count == 2)
        #expect(parsed.diagnostics == [])
    }

    @Test func `an alias is an offer with the same prices`() throws {
        let recipe = Self.head + "aliases: \"{aliases}\"\nprices: {keys: {in_price: input.text}}"
        let parsed = try RecipeSample.parse(
            recipe, #"{"data":[{"id":"a-1","aliases":["a","a-latest","b"],"in_price":3},{"id":"b","in_price":4}]}"#)
        let rates = parsed.claims.compactMap { claim in
            claim.rate.map { "\(claim.offer) \($0.amount.text(per: 1_000_000))" }
        }
        #expect(rates.sorted() == ["acme:a 3", "acme:a-1 3", "acme:a-latest 3", "acme:b 4"])
        #expect(parsed.claims.contains { $0.offer == "acme:a" && $0.content == .fact(.aliasOf("a-1")) })
    }

    @Test func `an entry that is no offer is left out and counted`() throws {
        let parsed = try RecipeSample.parse(
            Self.head
                + "leave_out: [{if: {type: template}, because: a template is no model}]\nprices: {keys: {in_price: input.text}}",
            #"{"data":[{"id":"a","type":"model","in_price":3},{"id":"t","type":"template","in_price":3}]}"#)
        #expect(parsed.claims.map(\.key) == ["a"])
        #expect(parsed.diagnostics.map(\.message) == ["1 entry is left out: a template is no model."])
    }

    @Test func `a name that no rule knows is reported with the nearest and makes no offer`() throws {
        let parsed = try RecipeSample.parse(
            Self.head
                + "names: {ids: [acme-large-2], rules: [lower, hyphens], map: {Old One: acme-1}}\nprices: {keys: {in_price: input.text}}",
            #"{"data":[{"id":"Acme Large 2","in_price":3},{"id":"old one","in_price":1},{"id":"acme-lrge-2","in_price":2}]}"#
        )
        #expect(parsed.claims.map(\.offer.rawValue) == ["acme:acme-large-2", "acme:acme-1"])
        #expect(parsed.claims.map(\.key) == ["Acme Large 2", "old one"])
        #expect(
            parsed.diagnostics.map(\.message) == [
                "The name “acme-lrge-2” is none that the recipe knows; the nearest is “acme-large-2”. The prices of 1 rows are left out."
            ])
    }

    // MARK: Facts

    @Test(arguments: [
        ("context: \"{n}\"", #""n":"128k""#, "limit.context 128000"), ("context: \"{n}\"", #""n":0"#, ""),
        ("released: \"{t}\"", #""t":1700000000"#, "released 2023-11-14T22:13:20Z"),
        ("released: \"{t}\"", #""t":"2026-03-29T00:00:00.000Z""#, "released 2026-03-29T00:00:00Z"),
        ("status: {from: \"{s}\", words: {LEGACY: deprecated, ACTIVE: none}}", #""s":"LEGACY""#, "status deprecated"),
        ("status: {from: \"{s}\", words: {LEGACY: deprecated, ACTIVE: none}}", #""s":"ACTIVE""#, ""),
        ("accepts: {from: \"{m}\", words: {file: pdf}}", #""m":["text","file"]"#, "accepts text,pdf"),
        ("accepts: \"{m}\"", #""m":"text+image""#, "accepts text,image"),
        ("accepts: {text: \"true\", image: \"{v}\"}", #""v":true"#, "accepts text,image"),
        ("accepts: {text: \"true\", image: \"{v}\"}", #""w":true"#, ""),
        ("produces: [image]", #""m":1"#, "produces image"),
        ("capabilities: {tools: \"{t}\"}", #""t":false"#, "capability.tools no"),
        ("capabilities: {tools: \"{t}\"}", #""u":false"#, ""),
        (
            "capabilities: {tools: {in: \"{f}\", any: [tools, functions], complete: true}}", #""f":["x"]"#,
            "capability.tools no"
        ),
        (
            "capabilities: {tools: {in: \"{f}\", any: [tools, functions]}}", #""f":["functions"]"#,
            "capability.tools yes"
        ),
        ("open_weights: \"{hf}\"", #""hf":"acme/a""#, "open_weights yes"),
        ("regions: \"{r}\"", #""r":["eu","us"]"#, "regions eu,us"),
    ])
    func `a fact is read`(facts: String, members: String, expected: String) throws {
        let parsed = try RecipeSample.parse(
            Self.head + "facts: {\(facts)}", #"{"data":[{"id":"a",\#(members)}]}"#)
        let read = parsed.claims.compactMap { claim -> String? in
            guard case .fact(let fact) = claim.content, fact.key != "state" else { return nil }
            return "\(fact.key) \(fact.value)"
        }
        #expect(read == (expected.isEmpty ? [] : [expected]))
    }

    @Test func `a list without prices says nothing about the state of an offer`() throws {
        let parsed = try RecipeSample.parse(
            Self.head + "facts: {context: \"{n}\"}", #"{"data":[{"id":"a","n":5},{"id":"b"}]}"#)
        // An entry without any fact still exists.
        #expect(
            parsed.claims.map { "\($0.key) \($0.content)" } == ["a fact(limit.context 5)", "b fact(state unknown)"]
                || parsed.claims.count == 2)
    }

    @Test func `a flag says that an entry is free`() throws {
        let recipe = Self.head + "free: \"{is_free}\"\nprices: {keys: {in_price: input.text}}"
        let parsed = try RecipeSample.parse(
            recipe, #"{"data":[{"id":"a","in_price":0,"is_free":true},{"id":"b","in_price":0,"is_free":false}]}"#)
        #expect(parsed.claims.filter { $0.key == "a" }.contains { $0.content == .fact(.state(.free)) })
        #expect(parsed.claims.filter { $0.key == "b" }.contains { $0.content == .skip(.zeroUnknown) })
    }

    // MARK: Documents

    @Test(arguments: [
        ("", #"{"code":-1,"message":"no credit","data":[]}"#, "its “code” says -1 and should say 200: no credit"),
        ("", #"{"data":[]}"#, "its “code” says nothing and should say 200"),
        ("", #"{"code":200}"#, "the recipe expects a list at “data[]”, and there is only an object with code"),
        ("", #"{"code":200,"data":{"a":1}}"#, "the recipe expects a list at “data[]”, and there is an object"),
        (
            "expect: {entries: 2}", #"{"code":200,"data":[{"id":"a","in_price":1}]}"#,
            "it has 1 entries, and at least 2 are expected"
        ),
        (
            "expect: {ids: [b]}", #"{"code":200,"data":[{"id":"a","in_price":1}]}"#,
            "it has no entry “b”, which is expected"
        ),
        (
            "expect: {keys: [out_price]}", #"{"code":200,"data":[{"id":"a","in_price":1}]}"#,
            "nothing is read from “out_price”, which is expected"
        ),
        (
            "expect: {prices: 2}", #"{"code":200,"data":[{"id":"a","in_price":1}]}"#,
            "1 prices are read from it, and at least 2 are expected"
        ),
    ])
    func `a document that is not what the recipe expects is refused as a whole`(
        options: String, document: String, why: String
    ) throws {
        let recipe =
            Self.head
            + "require: {code: 200}\nmessage: \"{message}\"\nprices: {keys: {in_price: input.text}}\n\(options)"
        let error = #expect(throws: SourceError.self) { try RecipeSample.parse(recipe, document) }
        #expect(error?.description.contains(why) == true, "\(error?.description ?? "")")
    }

    @Test func `a changed recipe has another version`() throws {
        let one = try RecipeSample.parser(Self.head + "prices: {keys: {a: input.text}}")
        let other = try RecipeSample.parser(Self.head + "prices: {keys: {a: output.text}}")
        #expect(one.version != other.version)
        #expect(one.version > 0)
    }
}

import Foundation
import TestSupport
import Testing

/// The first impression of a newcomer: working examples, CSV output everywhere, helpful messages.
@Suite struct PleasantTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench.filled()
    }

    @Test(arguments: [
        "cheapest", "compare", "cost", "show", "models", "offers", "providers", "claims", "sources", "validate",
        "doctor",
    ])
    func `the examples of the help work`(command: String) throws {
        let help = try bench.run([command, "--help"]).out
        let examples = help.split(separator: "\n").filter { $0.hasPrefix("  ratecard ") }
        #expect((2...12).contains(examples.count))
        for example in examples {
            let run = try bench.shell(
                "cd '\(RatecardBinary.package.path)' && \"$RATECARD\" "
                    + example.dropFirst("  ratecard ".count).replacing(" > claims.jsonl", with: ""))
            // The sample catalog does not contain all data of the examples, which is not a usage error.
            #expect(run.code == 0 || run.code == 2, "\(example): \(run.err)")
        }
    }

    @Test(arguments: [
        "cheapest", "compare openai:gpt-4o openrouter:openai/gpt-4o", "cost openai:gpt-4o", "cost openai/gpt-4o",
        "show openai:gpt-4o", "show openai/gpt-4o", "models", "offers", "providers", "claims --offer openai:gpt-4o",
        "sources", "sources --diagnostics", "doctor", "validate", "refresh --dry-run --at 2026-08-01 --from",
    ])
    func `every command prints a sheet`(command: String) throws {
        let documents = command.hasSuffix("--from") ? [try bench.write(.samples)] : []
        let run = try bench.run(command.split(separator: " ").map(String.init) + documents + ["--format", "csv"])
        #expect(run.code == 0, "\(run.err)")
        #expect(run.out.hasSuffix("\r\n"))
        let heading = run.out.prefix { $0 != "\r\n" }
        #expect(heading.contains(",") && !heading.contains(" ") && heading == heading.lowercased())
    }

    @Test(arguments: [
        ("cheapest --context 900000000", ["limit:context", "--context"]),
        ("cheapest --labs nobody", ["no lab “nobody”", "--labs"]),
        ("cheapest --models openai/gpt4o", ["no model “openai/gpt4o”", "did you mean openai/gpt-4o?"]),
        ("cheapest --region us-esat-1", ["“us-esat-1”"]),
        ("offers gpt4o", ["did you mean", "openai/gpt-4o"]),
        ("models qwerty uiop", ["fewer words"]),
        ("providers --models nothing/*", ["remove some"]),
    ])
    func `an empty answer says what to do`(command: String, words: [String]) throws {
        let run = try bench.run(command)
        #expect(run.code == 2)
        for word in words { #expect(run.err.contains(word), "“\(run.err)” does not say \(word)") }
    }

    @Test func `claims of an offer that nobody names are none, with the nearest named`() throws {
        let run = try bench.run("claims --offer openai:gpt4o")
        #expect(run.code == 0)
        #expect(run.out.isEmpty)
        #expect(run.err.contains("did you mean openai:gpt-4o"))
    }

    @Test func `a search takes several words`() throws {
        let run = try bench.run("offers llama 70b --format json")
        let ids = try run.json["data"]?.elements.compactMap { $0["id"]?.string } ?? []
        #expect(ids.count == 3)
        #expect(ids.allSatisfy { $0.lowercased().contains("llama") && $0.lowercased().contains("70b") })
    }

    @Test func `wide letters keep the columns straight, and a name cannot move the cursor`() throws {
        var lists = SampleLists.onlyOpenRouterWith(name: "通义千问 \\u001b[2J e\\u0301")
        lists.openRouter?.append(SampleLists.openRouterEntry("x/plain", prompt: "0.000001", completion: "0.000002"))
        try #require(try bench.refresh(bench.write(lists), at: "2026-08-03T00:00:00Z").code == 0)
        let rows = try bench.run("models x/").out.split(separator: "\n")
        #expect(!rows.joined().contains("\u{1B}"))
        let row = try #require(rows.first { $0.contains("通义千问") })
        let plain = try #require(rows.first { $0.contains("x/plain") })
        // Four characters are two cells wide and the combining accent has no width: the columns still align.
        let cells = row.unicodeScalars.reduce(0) { $0 + ($1.value == 0x301 ? 0 : $1.value > 0x3000 ? 2 : 1) }
        #expect(cells == plain.count)
    }
}

extension SampleLists {
    /// OpenRouter's samples and one offer with that name, written as JSON spells it.
    fileprivate static func onlyOpenRouterWith(name: String) -> SampleLists {
        var lists = SampleLists(openRouter: openRouterSamples)
        let entry = openRouterEntry("x/wide", prompt: "0.000001", completion: "0.000002")
        lists.openRouter?.append(
            Entry(id: "x/wide", json: entry.json.replacing("Sample of x/wide", with: name)))
        return lists
    }
}

import JSON
import Testing

@Suite struct CompareCommandTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench.filled()
    }

    @Test func `models and offers stand side by side`() throws {
        let ids = ["openai/gpt-4o-2024-08-06", "openrouter:deepseek/deepseek-chat", "openrouter:openrouter/auto"]
        let run = try bench.run(["compare"] + ids)
        #expect(run.code == 0)
        for word in ids + ["0.0075", "0.0006", "12.5", "128000", "no price: state:dynamic", "yes"] {
            #expect(run.out.contains(word), "\(word) is not in\n\(run.out)")
        }
        let json = try bench.run(["compare"] + ids + ["--format", "json"]).json
        #expect(json.keys == ["catalog", "query", "results", "cheapest", "valid_until"])
        #expect(json["results"]?.elements.compactMap { $0["id"]?.string } == ids)
        #expect(json["cheapest"]?.string == ids[1])
        #expect(json["results"]?[2]?["cost"] == .null)
        #expect(json["results"]?[2]?["offers"]?["reasons"]?["state:dynamic"]?.integer == 1)
        let sheet = try bench.run(["compare"] + ids + ["--format", "csv"]).out.split(separator: "\r\n")
        #expect(sheet.count == 4)
        #expect(sheet[0].hasPrefix("id,offer,cost_usd,times_cheapest,"))
    }

    @Test func `the workload counts`() throws {
        let json = try bench.run(
            "compare openai:gpt-4o anthropic:claude-sonnet-4-5 --input-tokens 1000000 --output-tokens 0 --format json"
        ).json
        #expect(json["results"]?[0]?["cost"]?["list"]?.string == "2.5")
        #expect(json["results"]?[1]?["times_cheapest"]?.string == "1.2")
    }

    @Test func `nothing that can be priced is an answer with reasons`() throws {
        let run = try bench.run("compare openrouter:openrouter/auto openrouter:black-forest-labs/flux-3-video")
        #expect(run.code == 2)
        #expect(run.out.contains("state:dynamic") && run.out.contains("state:unknown"))
        #expect(run.err.contains("None of these"))
    }
}

import TestSupport
import Testing

/// The output of `show` for a price that several sources state.
@Suite struct ShowTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench()
        var lists = SampleLists.samples
        // LiteLLM agrees on the input price of this offer; its output price is a quarter higher.
        lists.liteLLM = SampleLists.liteLLMSamples.map { entry in
            entry.id == "openrouter/deepseek/deepseek-chat"
                ? SampleLists.liteLLMEntry(entry.id, "openrouter", input: "2e-07", output: "1e-06") : entry
        }
        try #require(try bench.refresh(bench.write(lists)).code == 0)
    }

    @Test func `every source that states a price stands beside the published one`() throws {
        let prices = try bench.run("show openrouter:deepseek/deepseek-chat --format json").json["prices"]
        let (input, output) = (try #require(prices?[0]), try #require(prices?[1]))
        #expect(input["source"]?.string == "openrouter" && input["confidence"]?.string == "confirmed")
        let agreeing = try #require(input["statements"]?[0])
        #expect(
            agreeing.keys == ["source", "verdict", "difference_percent", "outranked_by", "steps"])
        #expect(agreeing["source"]?.string == "litellm" && agreeing["verdict"]?.string == "agrees")
        #expect(agreeing["outranked_by"]?.string == "class")
        #expect(output["confidence"]?.string == "disputed")
        let differing = try #require(output["statements"]?[0])
        #expect(differing["verdict"]?.string == "differs" && differing["difference_percent"]?.string == "+25")
        #expect(differing["steps"]?[0]?["amount"]?.string == "1")
        #expect(differing["steps"]?[0]?["raw"]?.string == "1e-06")
    }

    @Test func `the table says who agrees, who differs by how much, and who was believed why`() throws {
        let text = try bench.run("show openrouter:deepseek/deepseek-chat").out
        for word in ["confirmed", "agrees", "disputed", "+25%", "1 USD", "1e-06"] {
            #expect(text.contains(word), "\(word) is not shown in\n\(text)")
        }
        #expect(text.contains("openrouter is preferred over litellm: it is the seller's own source"))
    }

    @Test func `the sheet has a row for every step of every source`() throws {
        let rows = try bench.run("show openrouter:deepseek/deepseek-chat --format csv").out.split(separator: "\r\n")
        #expect(rows.count == 5)
        #expect(rows.filter { $0.contains(",published,") }.count == 2)
        #expect(rows.filter { $0.contains(",differs,+25,class,disputed,") }.count == 1)
        #expect(try bench.run("show openai/gpt-4o --format csv").out.hasPrefix("offer,status,state,cost,reason,"))
    }
}

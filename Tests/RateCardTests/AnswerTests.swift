import TestSupport
import Testing

@Suite struct AnswerTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench.filled()
    }

    @Test func `cheapest ranks, explains and names the evidence`() throws {
        let run = try bench.run("cheapest --needs tools --context 100000 --explain --format json")
        #expect(run.code == 0)
        #expect(run.err.isEmpty)
        let answer = try run.json
        #expect(answer.keys == ["catalog", "query", "results", "fallbacks", "excluded", "valid_until"])
        #expect(answer["catalog"]?.keys == ["version", "sequence", "generated_at", "stale_sources"])
        #expect(answer["catalog"]?["stale_sources"]?.strings.isEmpty == false)
        #expect(answer["query"]?["input_tokens"]?.integer == 1000)
        #expect(answer["query"]?["needs"]?.strings == ["tools"])
        #expect(answer["query"]?["at"] == .null)

        let results = answer["results"]?.elements ?? []
        #expect(results.count == 5)
        let first = try #require(results.first)
        #expect(first.keys == ["rank", "offer", "cost", "evidence", "valid_until"])
        #expect(first["rank"]?.integer == 1)
        let offer = try #require(first["offer"])
        #expect(
            offer.keys.isSuperset(of: [
                "id", "provider", "provider_model_id", "model", "name", "status", "state", "limits", "quantization",
                "regions", "apis",
            ]))
        #expect(offer["limits"]?.keys == ["context", "input", "output"])
        #expect(offer["id"]?.string == "openrouter:meta-llama/llama-3.3-70b-instruct")
        let cost = try #require(first["cost"])
        #expect(cost.keys == ["currency", "list", "landed", "lines", "fees", "exchange"])
        #expect(cost["list"]?.string == "0.00025")
        #expect(cost["landed"]?.string == "0.00025")
        #expect(cost["fees"]?.elements.isEmpty == true)
        let line = try #require(cost["lines"]?[0])
        #expect(
            line.keys == ["component", "unit", "quantity", "per", "amount", "currency", "cost", "conditions", "note"])
        #expect(line["amount"]?.string == "0.1")
        #expect(line["per"]?.integer == 1_000_000)
        #expect(line["cost"]?.string == "0.0001")
        let evidence = try #require(first["evidence"])
        #expect(evidence.keys == ["confidence", "sources", "agree", "observed_at", "confirmed_at", "claims"])
        #expect(evidence["claims"]?[0]?.keys == ["source", "url", "observed_at"])
        #expect(evidence["confirmed_at"]?.string == "2026-08-01T00:00:00Z")

        let excluded = try #require(answer["excluded"])
        #expect(excluded.keys == ["offers", "reasons", "sample"])
        #expect(excluded["reasons"]?["state:free"]?.integer == 1)
        #expect(excluded["reasons"]?["state:dynamic"]?.integer == 1)
        #expect(excluded["reasons"]?["state:included"]?.integer == 1)
        // One offer lacks it; for the page reader no source states it.
        #expect(excluded["reasons"]?["capability:tools"]?.integer == 2)
        #expect(excluded["sample"]?.elements.isEmpty == false)
        #expect(answer["fallbacks"]?.strings.isEmpty == false)
    }

    @Test func `without explain there are no examples`() throws {
        #expect(try bench.run("cheapest --format json").json["excluded"]?.keys == ["offers", "reasons"])
    }

    @Test func `the table and the CSV say the same as the JSON`() throws {
        let json = try bench.run("cheapest --per offer --limit 3 --format json").json
        let ids = json["results"]?.elements.compactMap { $0["offer"]?["id"]?.string } ?? []
        #expect(ids.count == 3)
        let table = try bench.run("cheapest --per offer --limit 3").out
        let csv = try bench.run("cheapest --per offer --limit 3 --format csv").out
        for id in ids {
            #expect(table.contains(id))
            #expect(csv.contains(id))
        }
        #expect(table.contains("left out:"))
        let lines = csv.split(separator: "\r\n")
        #expect(lines.count == 4)
        #expect(lines.first?.hasPrefix("rank,offer,provider,model,status,state,list,landed,currency,") == true)
    }

    @Test func `free and included offers are there when they are asked for`() throws {
        let free = try bench.run("cheapest --free only --format json").json
        #expect(
            free["results"]?.elements.map { $0["offer"]?["id"]?.string } == ["openrouter:deepseek/deepseek-r1:free"])
        let with = try bench.run("cheapest --free include --limit 1 --format json").json
        #expect(with["results"]?[0]?["cost"]?["list"]?.string == "0")
    }

    @Test func `nothing that qualifies is an answer with reasons`() throws {
        let run = try bench.run("cheapest --context 900000000 --format json")
        #expect(run.code == 2)
        let answer = try run.json
        #expect(answer["results"]?.elements.isEmpty == true)
        #expect(answer["excluded"]?["reasons"]?["limit:context"]?.integer ?? 0 > 10)
        let table = try bench.run("cheapest --context 900000000")
        #expect(table.code == 2)
        #expect(table.out.contains("Nothing qualifies."))
    }

    @Test(arguments: [
        // Caches: 1,000 at 3, 6,000 read at 0.3, 3,000 written for an hour at 6, 1,000 out at 15 per million.
        (
            "openrouter:anthropic/claude-sonnet-4.5",
            "--input-tokens 10000 --cached-tokens 6000 --cache-write-tokens 3000 --cache-ttl 1h --output-tokens 1000",
            "0.0378"
        ),
        // A step applies to the whole prompt, and starts above its threshold.
        ("google:gemini-2.5-pro", "--input-tokens 200000 --output-tokens 1000", "0.26"),
        ("google:gemini-2.5-pro", "--input-tokens 200001 --output-tokens 1000", "0.5150025"),
        ("openai:gpt-4o", "--input-tokens 1000000 --output-tokens 0 --service-tier batch", "1.25"),
        ("openai:gpt-4o", "--requests 1000", "7.5"),
        ("openai:text-embedding-3-small", "--input-tokens 1000000", "0.02"),
    ])
    func `a quote is exact`(offer: String, workload: String, cost: String) throws {
        let run = try bench.run("cost \(offer) \(workload) --format json")
        #expect(run.code == 0)
        let answer = try run.json
        #expect(answer["results"]?.elements.count == 1)
        #expect(answer["results"]?[0]?["offer"]?["id"]?.string == offer)
        #expect(answer["results"]?[0]?["cost"]?["list"]?.string == cost)
        let table = try bench.run("cost \(offer) \(workload)").out
        #expect(table.contains("\(cost) USD list"))
        #expect(try bench.run("cost \(offer) \(workload) --format csv").out.contains(cost))
    }

    @Test func `the cost of a model is the cost of each of its offers`() throws {
        let answer = try bench.run("cost meta-llama/llama-3.3-70b-instruct --format json").json
        let ids = answer["results"]?.elements.compactMap { $0["offer"]?["id"]?.string } ?? []
        #expect(ids.first == "openrouter:meta-llama/llama-3.3-70b-instruct")
        #expect(Set(ids).isSuperset(of: ["deepinfra:meta-llama/Llama-3.3-70B-Instruct"]))
    }

    @Test func `an offer that cannot be quoted is named with the reason`() throws {
        let run = try bench.run("cost openrouter:openrouter/auto")
        #expect(run.code == 2)
        #expect(run.out.contains("openrouter:openrouter/auto") && run.out.contains("state:dynamic"))
    }

    @Test func `an offer is shown with prices and evidence`() throws {
        let shown = try bench.run("show openrouter:deepseek/deepseek-chat --format json").json
        #expect(shown["id"]?.string == "openrouter:deepseek/deepseek-chat")
        #expect(shown["state"]?.string == "priced")
        #expect(shown["model"]?.string == "deepseek/deepseek-v3")
        #expect(shown["capabilities"]?["tools"]?.string == "yes")
        #expect(shown["capabilities"]?["seed"]?.string == "no")
        #expect(shown["capabilities"]?["prefill"]?.string == "unknown")
        let table = try bench.run("show openrouter:deepseek/deepseek-chat").out
        // Both lists state this offer, at the same prices.
        for word in ["input.text", "0.2 USD", "0.8 USD", "confirmed", "pricing.prompt", "0.0000002"] {
            #expect(table.contains(word), "\(word) is not shown")
        }
    }

    @Test(arguments: [
        ("openrouter:deepseek/deepseek-r1:free", "free"), ("openrouter:openrouter/auto", "dynamic"),
        ("openrouter:black-forest-labs/flux-3-video", "unknown"), ("openai:text-embedding-3-small", "priced"),
        ("mistral:mistral-ocr-latest", "priced"),
    ])
    func `each offer has the state that it deserves`(offer: String, state: String) throws {
        #expect(try bench.run("show \(offer) --format json").json["state"]?.string == state)
    }

    @Test func `a model is shown with its offers`() throws {
        let shown = try bench.run("show openai/gpt-4o --format json").json
        #expect(shown["object"]?.string == "model")
        let ids = Set(shown["offers"]?.elements.compactMap { $0["id"]?.string } ?? [])
        #expect(ids.isSuperset(of: ["openai:gpt-4o", "openrouter:openai/gpt-4o"]))
        let table = try bench.run("show openai/gpt-4o").out
        for id in ids { #expect(table.contains(id)) }
    }

    @Test func `claims are one JSON object a line with the printed number`() throws {
        let claims = try bench.run("claims --offer google:gemini-2.5-pro --format json").jsonLines
        #expect(claims.count == 4)
        for claim in claims {
            #expect(
                claim.keys == [
                    "source", "source_key", "source_field", "raw", "offer", "component", "unit", "per", "amount",
                    "currency", "conditions", "effective_from", "effective_to", "observed_from", "observed_to",
                    "confirmed_at", "state",
                ])
            #expect(claim["source"]?.string == "litellm")
            #expect(claim["source_key"]?.string == "gemini/gemini-2.5-pro")
            #expect(claim["state"]?.string == "open")
        }
        let step = try #require(
            claims.first { $0["source_field"]?.string == "input_cost_per_token_above_200k_tokens" })
        #expect(step["raw"]?.string == "2.5e-06")
        #expect(step["amount"]?.string == "2.5")
        #expect(step["conditions"]?["prompt_tokens"]?["gt"]?.integer == 200_000)
        let skipped = try bench.run("claims --source openrouter --state skipped --format json").jsonLines
        let reasons = Set(skipped.compactMap { $0["reason"]?.string })
        #expect(reasons.isSuperset(of: ["sentinel", "zero_not_applicable"]))
        #expect(try bench.run("claims --offer google:gemini-2.5-pro --format csv").out.contains("2.5e-06"))
        #expect(try bench.run("claims --offer google:gemini-2.5-pro").out.contains("2.5e-06"))
    }

    @Test func `no claims are no failure`() throws {
        let run = try bench.run("claims --state quarantined --format json")
        #expect(run.code == 0)
        #expect(run.out.isEmpty)
    }

    @Test func `a price that was said twice in a run is not lost in the past`() throws {
        _ = try bench.refresh(bench.write(.laterSamples), at: "2026-08-02T00:00:00Z")
        let then = try bench.run("cost openrouter:openai/gpt-4o --as-of 2026-08-01T12:00:00Z --format json").json
        #expect(then["results"]?[0]?["cost"]?["list"]?.string == "0.0075")
        let now = try bench.run("cost openrouter:openai/gpt-4o --format json").json
        #expect(now["results"]?[0]?["cost"]?["list"]?.string == "0.007")
        let before = try bench.run("cheapest --as-of 2020-01-01")
        #expect(before.code == 2)
        #expect(before.err.contains("2020-01-01"))
    }
}

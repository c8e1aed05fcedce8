import Testing

@Suite struct BadQuestionTests {
    /// Each question is refused with a message that contains the given words, before anything is opened.
    @Test(arguments: [
        ("cheapest --ned tools", ["--ned", "--needs"]),
        ("cheapest --input-token 5", ["--input-token", "--input-tokens"]),
        ("cheapest --frobnicate 5", ["--frobnicate"]),
        ("cheapest surplus", ["surplus"]),
        ("cheapest --limit", ["--limit"]),
        ("chepest", ["chepest"]),
        ("cheapest --format yaml", ["yaml", "table", "json", "csv"]),
        ("cheapest --input-tokens -5", ["“-5”", "--input-tokens"]),
        ("cheapest --input-tokens=-5", ["“-5”", "--input-tokens"]),
        ("cheapest --input-tokens 1.5", ["“1.5”", "whole number"]),
        ("cheapest --input-tokens 1e6", ["“1e6”"]),
        ("cheapest --input-tokens 1,000", ["“1,000”"]),
        ("cheapest --input-tokens many", ["“many”"]),
        ("cheapest --input-tokens ٣", ["“٣”"]),
        ("cheapest --input-tokens 99999999999999999999999999", ["99999999999999999999999999"]),
        ("cheapest --input-tokens 9223372036854775807", ["9223372036854775807"]),
        ("cheapest --requests 0", ["“0”", "requests"]),
        ("cheapest --requests 99999999999", ["99999999999"]),
        ("cheapest --input-tokens 1000000000000 --requests 1000000000", ["1000000000", "more than can be counted"]),
        ("cheapest --input-tokens 0 --output-tokens 0", ["0", "quantity"]),
        ("cheapest --input-tokens 10 --cached-tokens 11", ["cached_tokens=11", "11 or more"]),
        ("cheapest --cached-tokens 11", ["cached_tokens=11"]),
        ("cheapest --input-tokens 10 --cached-tokens 6 --cache-write-tokens 5", ["cache_write_tokens=5"]),
        ("cheapest --cache-ttl soon", ["“soon”", "--cache-ttl"]),
        ("cheapest --service-tier turbo", ["“turbo”", "batch"]),
        ("cheapest --service-tier batsh", ["“batsh”", "did you mean “batch”"]),
        ("cheapest --service-tier ultrafast", ["“ultrafast”"]),
        ("cheapest --region regional", ["“regional”"]),
        ("cheapest --region EU", ["“EU”"]),
        ("cheapest --at yesterday", ["“yesterday”"]),
        ("cheapest --at 2026-02-30", ["“2026-02-30”"]),
        ("cheapest --at 2026-08-05T25:00:00Z", ["“2026-08-05T25:00:00Z”"]),
        ("cheapest --as-of never", ["“never”"]),
        ("cheapest --needs telepathy", ["“telepathy”", "tools"]),
        ("cheapest --needs tool", ["“tool”", "did you mean “tools”"]),
        ("cheapest --needs tools,telepathy", ["“telepathy”"]),
        ("cheapest --needs Tools", ["“Tools”"]),
        ("cheapest --needs ,", ["needs"]),
        ("cheapest --needs=", ["needs"]),
        ("cheapest --accepts smell", ["“smell”", "image"]),
        ("cheapest --produces pdf", ["“pdf”"]),
        ("cheapest --context lots", ["“lots”"]),
        ("cheapest --context -1", ["“-1”", "context"]),
        ("cheapest --min-quality good", ["“good”"]),
        ("cheapest --min-quality aider:high", ["“aider:high”"]),
        ("cheapest --models=", ["models"]),
        ("cheapest --providers ,,", ["providers"]),
        ("cheapest --via carrier", ["“carrier”", "gateway"]),
        ("cheapest --open-weights maybe", ["“maybe”"]),
        ("cheapest --status dead", ["“dead”", "active"]),
        ("cheapest --free gratis", ["“gratis”", "exclude"]),
        ("cheapest --included only", ["“only”"]),
        ("cheapest --max-age old", ["“old”"]),
        ("cheapest --basis gross", ["“gross”", "landed"]),
        ("cheapest --top-up 0", ["“0”"]),
        ("cheapest --top-up -5", ["“-5”"]),
        ("cheapest --top-up 1e400", ["“1e400”"]),
        ("cheapest --byok yes", ["“yes”"]),
        ("cheapest --currency EUR", ["currency=EUR"]),
        ("cheapest --per galaxy", ["“galaxy”", "model"]),
        ("cheapest --limit 0", ["“0”"]),
        ("cheapest --limit 1001", ["“1001”", "1000"]),
        ("cheapest --images-out three", ["“three”", "--images-out"]),
        ("cheapest --images-in -1", ["“-1”", "--images-in"]),
        ("cheapest --image-size huge", ["“huge”", "1024x1536"]),
        ("cheapest --images-out 1 --image-size 1024x0", ["“1024x0”"]),
        ("cheapest --images-out 1 --image-quality HD", ["“HD”", "medium"]),
        ("cheapest --audio-in-seconds 2.5", ["“2.5”", "whole number"]),
        ("cheapest --audio-out-seconds 1m", ["“1m”"]),
        ("cheapest --video-out-seconds 5 --video-resolution 720", ["“720”", "720p"]),
        ("cheapest --video-out-seconds 5 --video-audio loud", ["“loud”", "true or false"]),
        ("cheapest --characters-in=", ["--characters-in"]),
        ("cheapest --pages-in 0", ["quantity"]),
        ("cheapest --images-out 1000000000000 --image-size 65000x65000", ["more than can be counted"]),
        ("cheapest --quantization 8", ["quantization=8"]),
        ("cheapest --data-policy zdr", ["data_policy=zdr"]),
        ("cheapest --data-policy secret", ["“secret”", "no_training"]),
        ("cheapest --api openai-chat", ["api=openai-chat"]),
        ("cheapest --via carrier --limit 0 --needs telepathy", ["“carrier”", "“0”", "“telepathy”"]),
        ("cost", ["id"]),
        ("cost openai:gpt-4o --pages-in 3.5", ["“3.5”", "--pages-in"]),
        ("cost openai:gpt-4o --input-tokens 1 --cached-tokens 2", ["cached_tokens=2"]),
        ("cost openai:gpt-4o --needs tools", ["--needs"]),
        ("show", ["id"]),
        ("offers --limit 1001", ["“1001”"]),
        ("offers --cursor nonsense", ["“nonsense”", "next"]),
        ("models --needs telepathy", ["“telepathy”"]),
        ("providers --via carrier", ["“carrier”"]),
        ("claims --state ajar", ["“ajar”", "open"]),
        ("claims --state opne", ["did you mean open?"]),
        ("compare", ["two or more"]),
        ("compare openai:gpt-4o", ["“openai:gpt-4o”", "ratecard cost"]),
        ("compare openai:gpt-4o openai:gpt-4o", ["“openai:gpt-4o”"]),
        ("offers --format cvs", ["“cvs”", "did you mean csv?", "ratecard offers --help"]),
        ("cheapest --needz tools", ["--needz", "--needs", "ratecard cheapest --help"]),
        ("provders", ["“provders”", "did you mean providers?"]),
        ("help provders", ["did you mean providers?"]),
        ("completions bahs", ["“bahs”", "did you mean bash?"]),
        ("completions bash --format json", ["--format json"]),
        ("man --format csv", ["--format csv"]),
        ("refresh --from . --source litelm", ["“litelm”", "did you mean litellm?"]),
    ])
    func `a question that cannot be is refused`(question: String, words: [String]) throws {
        let run = try Workbench().run(question)
        #expect(run.code == 64)
        #expect(run.out.isEmpty)
        for word in words { #expect(run.err.contains(word), "“\(run.err)” does not name \(word)") }
    }

    @Test func `a long value is named in short`() throws {
        let run = try Workbench().run(["cheapest", "--input-tokens", String(repeating: "9", count: 50_000)])
        #expect(run.code == 64)
        #expect(run.err.utf8.count < 1000)
    }

    @Test(arguments: [
        ("***", 0), ("*/gpt-4o", 0), ("openai/gpt-4?", 0), ("openai/gpt-4o-*-06", 0), ("nothing/*,openai/*", 0),
        ("?", 2), ("[", 2),
        ("[a-z]*/*", 2),
        ("(openai|qwen)/*", 2), ("openai/ gpt-4o", 2), ("é*", 2), ("*/*:*", 2), ("OPENAI/*", 2),
        (String(repeating: "*a", count: 200), 2),
    ])
    func `a pattern knows stars and question marks and nothing else`(glob: String, code: Int) throws {
        let run = try Workbench.filled().run(["cheapest", "--models", glob, "--format", "json"])
        #expect(run.code == Int32(code))
        #expect(try run.json["results"]?.elements.isEmpty == (code == 2))
    }

    @Test(arguments: [
        ("show openai:gpt4o", ["“openai:gpt4o”", "openai:gpt-4o"]),
        ("show anthropic/claude-sonnett-4.5", ["anthropic/claude-sonnet-4.5"]),
        ("show gpt-4o-mini", ["“gpt-4o-mini”"]),
        ("cost openrouter:deepseek/deepseek-chatt", ["openrouter:deepseek/deepseek-chat"]),
        ("cost nobody:has-this", ["“nobody:has-this”"]),
        ("show :", ["“:”"]),
        ("compare openai:gpt4o anthropic/claude-sonnet-4.5", ["“openai:gpt4o”", "openai:gpt-4o"]),
        ("compare nobody:this openai:gpt4o", ["“nobody:this”", "“openai:gpt4o”"]),
    ])
    func `an unknown id is empty and the nearest are named`(question: String, words: [String]) throws {
        let run = try Workbench.filled().run(question)
        #expect(run.code == 2)
        #expect(run.out.isEmpty)
        for word in words { #expect(run.err.contains(word), "“\(run.err)” does not name \(word)") }
    }

    @Test(arguments: [
        ("gpt-4o", "openai/gpt-4o-2024-08-06"), ("GPT-4o", "openai/gpt-4o-2024-08-06"),
        ("openai/gpt-4o", "openai/gpt-4o-2024-08-06"), ("claude-sonnet-4-5", "anthropic/claude-sonnet-4.5"),
        ("anthropic/claude-sonnet-4-5", "anthropic/claude-sonnet-4.5"),
    ])
    func `another name of a model is read, and said`(name: String, model: String) throws {
        let bench = try Workbench.filled()
        let run = try bench.run(["show", name])
        #expect(run.code == 0)
        #expect(run.out.hasPrefix("\(model) "))
        #expect(run.err.contains("“\(name)” is \(model): "))
        let cost = try bench.run(["cost", name, "--format", "json"])
        #expect(cost.code == 0)
    }

    @Test func `a source of which nothing was read is refused`() throws {
        let run = try Workbench.filled().run("claims --source nowhere")
        #expect(run.code == 64)
        #expect(run.err.contains("“nowhere”") && run.err.contains("openrouter"))
    }

    @Test func `an id of nothing or of 10,000 letters is empty`() throws {
        let bench = try Workbench.filled()
        for id in ["", String(repeating: "a", count: 10_000), "openai:gpt-4o\n"] {
            let run = try bench.run(["show", id])
            #expect(run.code == 2 || run.code == 64)
            #expect(!run.err.isEmpty)
        }
    }
}

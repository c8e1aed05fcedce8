extension SampleLists {
    /// An entry of OpenRouter's list.
    package static func openRouterEntry(
        _ id: String, prompt: String, completion: String, more: String = "", output: String = "text",
        parameters: [String] = ["tools", "tool_choice", "max_tokens", "response_format", "structured_outputs"],
        context: Int = 131_072, rest: String = ""
    ) -> Entry {
        let listed = parameters.map { "\"\($0)\"" }.joined(separator: ",")
        return Entry(
            id: id,
            json: """
                {"id":"\(id)","canonical_slug":"\(id)","name":"Sample of \(id)","created":1750000000,\
                "description":"An entry that stands for many.","context_length":\(context),\
                "architecture":{"modality":"text->\(output)","input_modalities":["text"],\
                "output_modalities":["\(output)"],"tokenizer":"Other","instruct_type":null},\
                "pricing":{"prompt":"\(prompt)","completion":"\(completion)"\(more)},\
                "top_provider":{"context_length":\(context),"max_completion_tokens":16384,"is_moderated":false},\
                "per_request_limits":null,"supported_parameters":[\(listed)]\(rest)}
                """)
    }

    /// A dozen offers: priced, in steps, cached, free, dynamic, of another unit, deprecated.
    package static var openRouterSamples: [Entry] {
        [
            openRouterEntry("openai/gpt-4o", prompt: "0.0000025", completion: "0.00001", context: 128_000),
            openRouterEntry(
                "anthropic/claude-sonnet-4.5", prompt: "0.000003", completion: "0.000015",
                more: """
                    ,"input_cache_read":"0.0000003","input_cache_write":"0.00000375","input_cache_write_1h":"0.000006"
                    """, context: 200_000),
            openRouterEntry(
                "google/gemini-2.5-pro", prompt: "0.00000125", completion: "0.00001",
                more: """
                    ,"overrides":[{"min_prompt_tokens":200000,"prompt":"0.0000025","completion":"0.000015"}]
                    """, context: 1_048_576),
            openRouterEntry("deepseek/deepseek-chat", prompt: "0.0000002", completion: "0.0000008"),
            openRouterEntry("deepseek/deepseek-r1", prompt: "0.0000007", completion: "0.0000025"),
            openRouterEntry("deepseek/deepseek-r1:free", prompt: "0", completion: "0"),
            openRouterEntry("meta-llama/llama-3.3-70b-instruct", prompt: "0.0000001", completion: "0.0000003"),
            openRouterEntry(
                "mistralai/mistral-small-3.2-24b-instruct", prompt: "0.00000006", completion: "0.00000018",
                parameters: ["max_tokens"]),
            openRouterEntry("qwen/qwen3-coder", prompt: "0.0000003", completion: "0.0000012"),
            openRouterEntry("x-ai/grok-4", prompt: "0.000003", completion: "0.000015"),
            openRouterEntry("openrouter/auto", prompt: "-1", completion: "-1"),
            openRouterEntry(
                "black-forest-labs/flux-3-video", prompt: "0", completion: "0", output: "video", parameters: []),
        ]
    }
}

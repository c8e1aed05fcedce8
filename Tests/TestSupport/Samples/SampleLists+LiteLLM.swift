extension SampleLists {
    /// An entry of LiteLLM's map.
    package static func liteLLMEntry(
        _ id: String, _ provider: String, input: String, output: String, more: String = "", mode: String = "chat"
    ) -> Entry {
        Entry(
            id: id,
            json: """
                {"litellm_provider":"\(provider)","mode":"\(mode)","input_cost_per_token":\(input),\
                "output_cost_per_token":\(output),"max_input_tokens":128000,"max_output_tokens":16384,\
                "supports_function_calling":true\(more)}
                """)
    }

    /// A dozen offers: tiers, steps, caches, an embedding, pages, a plan; and the example entry of the map, which is no offer.
    package static var liteLLMSamples: [Entry] {
        [
            Entry(id: "sample_spec", json: #"{"litellm_provider":"one of many","input_cost_per_token":0.0}"#),
            liteLLMEntry(
                "gpt-4o", "openai", input: "2.5e-06", output: "1e-05",
                more: """
                    ,"cache_read_input_token_cost":1.25e-06,"input_cost_per_token_batches":1.25e-06,\
                    "output_cost_per_token_batches":5e-06,"supports_vision":true
                    """),
            liteLLMEntry(
                "claude-sonnet-4-5", "anthropic", input: "3e-06", output: "1.5e-05",
                more: """
                    ,"cache_read_input_token_cost":3e-07,"cache_creation_input_token_cost":3.75e-06,\
                    "cache_creation_input_token_cost_above_1hr":6e-06
                    """),
            liteLLMEntry(
                "gemini/gemini-2.5-pro", "gemini", input: "1.25e-06", output: "1e-05",
                more: """
                    ,"input_cost_per_token_above_200k_tokens":2.5e-06,"output_cost_per_token_above_200k_tokens":1.5e-05
                    """),
            liteLLMEntry("deepseek/deepseek-chat", "deepseek", input: "2.8e-07", output: "4.2e-07"),
            liteLLMEntry("openrouter/deepseek/deepseek-chat", "openrouter", input: "2e-07", output: "8e-07"),
            liteLLMEntry("groq/llama-3.3-70b-versatile", "groq", input: "5.9e-07", output: "7.9e-07"),
            liteLLMEntry(
                "deepinfra/meta-llama/Llama-3.3-70B-Instruct", "deepinfra", input: "1.3e-07", output: "3.9e-07"),
            liteLLMEntry("xai/grok-4", "xai", input: "3e-06", output: "1.5e-05"),
            liteLLMEntry("azure/gpt-4o", "azure", input: "2.5e-06", output: "1e-05"),
            liteLLMEntry("github_copilot/gpt-4o", "github_copilot", input: "0.0", output: "0.0"),
            liteLLMEntry(
                "text-embedding-3-small", "openai", input: "2e-08", output: "0.0", mode: "embedding"),
            Entry(
                id: "mistral/mistral-ocr-latest",
                json: #"{"litellm_provider":"mistral","mode":"ocr","ocr_cost_per_page":0.001}"#),
        ]
    }
}

import JSON
import Tariff

/// The facts of an entry of LiteLLM's map: limits, modalities, capabilities, dates.
enum LiteLLMFacts {
    static func read(_ node: JSONNode, mode: String, into draft: inout EntryDraft) {
        readLimits(node, mode: mode, into: &draft)
        if !mode.isEmpty {
            draft.fact(.accepts(inputs(node, mode: mode)), field: "mode", raw: mode)
        }
        if let outputs = outputs(node, mode: mode) {
            let field = node["supported_output_modalities"] == nil ? "mode" : "supported_output_modalities"
            draft.fact(.produces(outputs), field: field, raw: node[field]?.raw ?? mode)
        }
        readCapabilities(node, into: &draft)
        if let text = node["deprecation_date"]?.string {
            if let moment = Timestamp(text) {
                draft.fact(.deprecated(moment), field: "deprecation_date", raw: text)
            } else {
                draft.report("unreadable_date", "The deprecation_date “\(text)” of \(draft.key) is no date.")
            }
        }
        let regions = node["supported_regions"]?.elements.compactMap(\.string).map { $0.lowercased() } ?? []
        if !regions.isEmpty {
            draft.fact(.regions(regions.sorted()), field: "supported_regions", raw: regions.joined(separator: ","))
        } else if let region = InferenceProfile.region(of: draft.modelID, soldBy: draft.seller) {
            draft.fact(.regions([region]), field: "", raw: draft.key)
        }
        if PreviewSign.marks(draft.modelID) {
            draft.fact(.status(.preview), field: "", raw: draft.key)
        }
    }

    /// Reads the limits.
    ///
    /// `max_tokens` is the older name of the output limit, or of the input limit if no text is produced.
    private static func readLimits(_ node: JSONNode, mode: String, into draft: inout EntryDraft) {
        var limits: [(Fact.Limit, String)] = [(.input, "max_input_tokens"), (.output, "max_output_tokens")]
        if node["max_tokens"] != nil {
            let makesText = ["chat", "completion", "responses", ""].contains(mode)
            let key = makesText ? "max_output_tokens" : "max_input_tokens"
            if node[key] == nil { limits.append((makesText ? .output : .input, "max_tokens")) }
        }
        for (limit, field) in limits {
            guard let value = node[field], value != .null else { continue }
            guard let number = value.integer else {
                draft.report("wrong_type", "\(field) of \(draft.key) is “\(value.raw.prefix(40))”, not a whole number.")
                continue
            }
            if number > 0 { draft.fact(.limit(limit, number), field: field, raw: value.raw) }
        }
    }

    static func inputs(_ node: JSONNode, mode: String) -> [Modality] {
        var found: Set<Modality>
        switch mode {
        case "audio_transcription": found = [.audio]
        case "ocr": found = [.pdf, .image]
        case "image_edit": found = [.text, .image]
        case "realtime": found = [.text, .audio]
        default: found = [.text]
        }
        for text in node["supported_modalities"]?.elements.compactMap(\.string) ?? [] {
            if let modality = modalities[text] { found.insert(modality) }
        }
        for (key, modality) in inputFlags where node[key]?.bool == true { found.insert(modality) }
        return Modality.inputs.filter { found.contains($0) }
    }

    /// Returns the output modalities of the mode: nil if the entry has no mode, empty for a service.
    static func outputs(_ node: JSONNode, mode: String) -> [Modality]? {
        guard var found = modes[mode] else { return mode.isEmpty ? nil : [] }
        // For models that answer, the list is maintained by hand and more precise than the mode: a model that only makes
        // music is a “chat” too. Elsewhere it repeats “text” for everything.
        if ["chat", "completion", "responses", "image_generation", "image_edit", "realtime"].contains(mode) {
            let listed = node["supported_output_modalities"]?.elements.compactMap(\.string).compactMap {
                modalities[$0]
            }
            if let listed, !listed.isEmpty { found = Set(listed) }
            if node["supports_audio_output"]?.bool == true { found.insert(.audio) }
        }
        return Modality.outputs.filter { found.contains($0) }
    }

    private static func readCapabilities(_ node: JSONNode, into draft: inout EntryDraft) {
        for (capability, keys) in capabilities {
            for key in keys {
                guard let value = node[key], value != .null, value.bool == nil else { continue }
                draft.report("wrong_type", "\(key) of \(draft.key) is \(value.kind), not true or false.")
            }
            let stated = keys.compactMap { key in node[key]?.bool.map { (key, $0) } }
            guard let flag = stated.first(where: \.1) ?? stated.first else { continue }
            draft.fact(.capability(capability, flag.1), field: flag.0, raw: flag.1 ? "true" : "false")
        }
        let batchPrice = node.members.first { $0.key.hasSuffix("_batches") }?.key
        let hasEndpoint = node["supported_endpoints"]?.elements.contains { $0.string == "/v1/batch" } ?? false
        if let field = batchPrice ?? (hasEndpoint ? "supported_endpoints" : nil) {
            draft.fact(.capability(.batch, true), field: field, raw: node[field]?.raw ?? "")
        }
    }

    private static let capabilities: [(Capability, [String])] = [
        (.tools, ["supports_function_calling"]), (.parallelTools, ["supports_parallel_function_calling"]),
        (.structuredOutput, ["supports_response_schema", "supports_native_structured_output"]),
        (.reasoning, ["supports_reasoning"]), (.promptCaching, ["supports_prompt_caching"]),
        (.streaming, ["supports_native_streaming"]), (.webSearch, ["supports_web_search"]),
        (.computerUse, ["supports_computer_use"]), (.prefill, ["supports_assistant_prefill"]),
    ]

    private static let inputFlags: [(String, Modality)] = [
        ("supports_vision", .image), ("supports_image_input", .image), ("supports_embedding_image_input", .image),
        ("supports_pdf_input", .pdf), ("supports_audio_input", .audio), ("supports_video_input", .video),
    ]

    private static let modalities: [String: Modality] = [
        "text": .text, "image": .image, "pdf": .pdf, "file": .pdf, "audio": .audio, "video": .video,
        "embedding": .embedding, "embeddings": .embedding,
    ]

    private static let modes: [String: Set<Modality>] = [
        "chat": [.text], "completion": [.text], "responses": [.text], "image_generation": [.image],
        "image_edit": [.image], "video_generation": [.video], "audio_speech": [.audio],
        "audio_transcription": [.transcription], "embedding": [.embedding], "rerank": [.rerank], "ocr": [.text],
        "realtime": [.text, .audio],
    ]

    /// The known keys without a price, whether they are read above or not used.
    static let knownKeys: Set<String> = [
        "audio_transcription_config", "bedrock_converse_supports_strict_tools", "bedrock_output_config_effort_ceiling",
        "comment", "default_reasoning_effort", "deprecation_date", "gemini_audio_only_live", "gemini_native_audio",
        "litellm_provider", "max_audio_length_hours", "max_audio_per_prompt", "max_images_per_prompt",
        "max_input_tokens", "max_output_tokens", "max_pdf_size_mb", "max_query_tokens", "max_tokens",
        "max_video_length",
        "max_videos_per_prompt", "max_document_chunks_per_query", "max_tokens_per_document_chunk", "metadata", "mode",
        "output_vector_size", "prompt_cache_min_tokens", "reasoning_contexts", "reasoning_effort_levels",
        "reasoning_modes", "rpd", "rpm", "source", "supported_audio_formats", "supported_endpoints",
        "supported_modalities", "supported_output_modalities", "supported_regions", "supported_resolutions",
        "supports_adaptive_thinking", "supports_anthropic_compaction", "supports_anthropic_thinking_payload",
        "supports_assistant_prefill", "supports_audio_input", "supports_audio_output",
        "supports_bedrock_converse_tool_result_images", "supports_bedrock_native_structured_output",
        "supports_bedrock_runtime_chat_completions_inline_reasoning",
        "supports_bedrock_runtime_chat_completions_response_format",
        "supports_bedrock_runtime_chat_completions_tools_with_reasoning", "supports_box_questions",
        "supports_computer_use", "supports_embedding_image_input", "supports_fast_mode", "supports_forced_tool_use",
        "supports_function_calling", "supports_image_input", "supports_image_size", "supports_legacy_thinking",
        "supports_low_reasoning_effort", "supports_max_reasoning_effort", "supports_mid_conversation_system",
        "supports_minimal_reasoning_effort", "supports_multimodal", "supports_native_streaming",
        "supports_native_structured_output", "supports_none_reasoning_effort", "supports_nova_canvas_image_edit",
        "supports_output_config", "supports_parallel_function_calling", "supports_parallel_tool_use_config",
        "supports_pdf_input", "supports_prompt_cache_breakpoint", "supports_prompt_caching", "supports_reasoning",
        "supports_regex_lookaround", "supports_response_schema", "supports_sampling_params", "supports_service_tier",
        "supports_speed", "supports_system_messages", "supports_thinking_cache_preservation", "supports_tool_choice",
        "supports_tool_search", "supports_url_context", "supports_video_input", "supports_vision",
        "supports_web_search", "supports_xhigh_reasoning_effort", "thinking_always_on", "token_count_framing",
        "token_count_model", "token_count_tokenizer", "tool_use_system_prompt_tokens", "tpm",
        "use_openai_responses_path", "uses_embed_content", "vertex_ai_audio_api",
    ]
}

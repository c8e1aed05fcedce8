import JSON
package import Tariff

/// OpenRouter's list of models, `GET https://openrouter.ai/api/v1/models`: USD per single unit, as text.
///
/// The entry of a video, speech or transcription model has zeros here: its price is stated elsewhere or in another
/// unit than the token. A router that picks the model itself has `-1`.
package struct OpenRouter: ListFormat {
    /// The source that the parser reads.
    package let id: SourceID = "openrouter"

    /// The version of the parser.
    package let version = 1

    /// Creates a parser.
    package init() {}

    func list(_ root: JSONNode, in entries: inout EntryList<JSONNode>) throws(SourceError) {
        guard case .array(let elements)? = root["data"] else {
            throw .shape("OpenRouter's list is an object with a list “data”, and this is \(root.kind) without one")
        }
        entries.emptyReason = elements.isEmpty ? "its list “data” is empty" : "no entry of its list has an id"
        for element in elements {
            guard let id = entries.id(element["id"]) else { continue }
            entries.add(element, key: id, seller: "openrouter", modelID: id)
        }
    }

    func read(_ entry: JSONNode, into draft: inout EntryDraft) {
        let outputs = Self.modalities(entry["architecture"]?["output_modalities"])
        draft.outputs = outputs ?? [.text]
        draft.unknownKeys(of: entry, knows: Self.entryKeys)
        readFacts(entry, outputs: outputs, into: &draft)
        readPrices(entry, id: draft.key, outputs: outputs, into: &draft)
    }

    // MARK: Prices

    private func readPrices(
        _ entry: JSONNode, id: String, outputs: [Modality]?, into draft: inout EntryDraft
    ) {
        guard let pricing = entry["pricing"] else { return }
        guard case .object(let members) = pricing else {
            if pricing != .null {
                draft.report("wrong_type", "The pricing of \(id) is \(pricing.kind), not an object: no price is read.")
            }
            return
        }
        let isDiscounted = pricing["discount"]?.numberText.map { (try? DecimalText($0).isZero) == false } ?? false
        var base = Conditions()
        if isDiscounted { base.promotion = true }
        let scope = PriceScope(id: id, outputs: outputs, members: members, fallback: [])
        for member in members {
            switch member.key {
            case "discount": readDiscount(member.value, isDiscounted: isDiscounted, into: &draft)
            case "overrides":
                guard case .array(let overrides) = member.value, overrides.allSatisfy({ $0.kind == "an object" }) else {
                    if member.value != .null {
                        draft.report("wrong_type", "The overrides of \(id) are no list of objects: none is read.")
                    }
                    continue
                }
                for (index, override) in overrides.enumerated() {
                    readOverride(
                        override, path: "pricing.overrides[\(index)]", base: base,
                        scope: PriceScope(id: id, outputs: outputs, members: override.members, fallback: members),
                        into: &draft)
                }
            default:
                readPrice(
                    member, path: "pricing.\(member.key)", conditions: base, scope: scope, into: &draft)
            }
        }
    }

    /// The prices of the same scope: the meaning of some keys depends on the others.
    private struct PriceScope {
        var id: String
        var outputs: [Modality]?
        var members: [JSONNode.Member]
        var fallback: [JSONNode.Member]

        func amount(_ key: String) -> Amount? {
            let node = members.first { $0.key == key } ?? fallback.first { $0.key == key }
            return node?.value.numberText.flatMap { try? Amount($0) }
        }
    }

    private func readOverride(
        _ override: JSONNode, path: String, base: Conditions, scope: PriceScope, into draft: inout EntryDraft
    ) {
        var conditions = base
        var starts: Int?
        var ends: Int?
        for member in override.members {
            switch member.key {
            case "min_prompt_tokens":
                guard let threshold = member.value.integer else {
                    draft.report("unreadable_condition", "\(path).min_prompt_tokens of \(scope.id) is no whole number.")
                    skipAll(of: override, path: path, into: &draft)
                    return
                }
                // A threshold of zero is no condition.
                if threshold > 0 { conditions.promptTokens = .above(threshold) }
            case "utc_start": starts = Self.minutes(member.value)
            case "utc_end": ends = Self.minutes(member.value)
            default: continue
            }
        }
        if override["utc_start"] != nil || override["utc_end"] != nil {
            guard let starts, let ends else {
                draft.report("unreadable_condition", "The hours of \(path) of \(scope.id) are not two times of day.")
                skipAll(of: override, path: path, into: &draft)
                return
            }
            conditions.window = [TimeWindow(zone: .utc, from: starts, to: ends == 0 ? 1440 : ends)]
        }
        for member in override.members where !Self.overrideConditions.contains(member.key) {
            readPrice(
                member, path: "\(path).\(member.key)", conditions: conditions, scope: scope, into: &draft)
        }
    }

    /// Skips all prices of an override: without their conditions they would be wrong.
    private func skipAll(of override: JSONNode, path: String, into draft: inout EntryDraft) {
        for member in override.members where !Self.overrideConditions.contains(member.key) {
            draft.skip("\(path).\(member.key)", raw: member.value.raw, .unreadable)
        }
    }

    private func readPrice(
        _ member: JSONNode.Member, path: String, conditions: Conditions, scope: PriceScope,
        into draft: inout EntryDraft
    ) {
        let node = member.value
        let amount = node.numberText.flatMap { try? Amount($0) }
        switch member.key {
        case "prompt": readPrompt(node, path: path, conditions: conditions, scope: scope, into: &draft)
        case "image":
            let isToken = amount.map { $0.femto < 100_000_000_000 } ?? true
            draft.price(.inputImage, isToken ? .token : .image, node, field: path, conditions: conditions)
        case "input_cache_write", "input_cache_write_1h":
            let lifetime: CacheLifetime? = member.key.hasSuffix("1h") ? .oneHour : nil
            let reading = CacheRule.read(
                model: scope.id, write: amount, input: scope.amount("prompt"), lifetime: lifetime)
            var written = conditions
            written.cacheTTL = reading.lifetime
            draft.price(reading.component, reading.unit, node, field: path, conditions: written)
        default:
            guard let (component, unit) = Self.prices[member.key] else {
                draft.unknownKey("pricing.\(member.key)")
                if node.numberText != nil { draft.skip(path, raw: node.raw, .unknownKey) }
                return
            }
            draft.price(component, unit, node, field: path, conditions: conditions)
        }
    }

    /// Reads the price of the prompt, whose unit is the token except for models that only speak or only transcribe.
    ///
    /// Speech is sold by the character. The price of a transcription is per minute, hour or second, and the list does
    /// not state which: `docs/decisions/0003-openrouter-speech.md`.
    private func readPrompt(
        _ node: JSONNode, path: String, conditions: Conditions, scope: PriceScope, into draft: inout EntryDraft
    ) {
        let isSoldByToken = scope.amount("completion").map { $0 > .zero } ?? false
        if scope.outputs == [.transcription], !isSoldByToken, let text = node.numberText,
            (try? Amount(text)).map({ $0 > .zero }) ?? false
        {
            draft.skip(path, raw: text, .unitNotStated)
        } else if scope.outputs == [.audio], !isSoldByToken {
            draft.price(.inputText, .character, node, field: path, conditions: conditions)
        } else {
            draft.price(.inputText, .token, node, field: path, conditions: conditions)
        }
    }

    private func readDiscount(_ node: JSONNode, isDiscounted: Bool, into draft: inout EntryDraft) {
        guard let text = node.numberText, (try? DecimalText(text)) != nil else {
            draft.report("unreadable_price", "The discount of \(draft.key) is \(node.kind), not a number.")
            return
        }
        if isDiscounted { draft.modifier(.discount(off: text), field: "pricing.discount", raw: text) }
    }

    private static let prices: [String: (Component, PriceUnit)] = [
        "completion": (.outputText, .token), "internal_reasoning": (.outputTextReasoning, .token),
        "input_cache_read": (.inputTextCacheRead, .token), "audio": (.inputAudio, .token),
        "audio_output": (.outputAudio, .token), "input_audio_cache": (.inputAudioCacheRead, .token),
        "image_output": (.outputImage, .token), "image_token": (.outputImage, .token),
        "request": (.request, .request), "web_search": (.requestWebSearch, .request),
    ]

    private static let overrideConditions: Set<String> = ["min_prompt_tokens", "utc_start", "utc_end"]

    /// Returns the minutes since midnight of `0930`, which may be a text or a number.
    private static func minutes(_ node: JSONNode) -> Int? {
        guard let text = node.numberText else { return nil }
        let padded = text.contains(":") ? text : String(repeating: "0", count: max(0, 4 - text.count)) + text
        return TimeWindow.minutes(padded)
    }

    // MARK: Facts

    private func readFacts(_ entry: JSONNode, outputs: [Modality]?, into draft: inout EntryDraft) {
        if let name = entry["name"]?.string, !name.isEmpty { draft.fact(.name(name), field: "name", raw: name) }
        if let created = entry["created"]?.integer {
            if created > 0 {
                draft.fact(.released(Timestamp(seconds: created)), field: "created", raw: "\(created)")
            }
        } else if let node = entry["created"], node != .null {
            draft.report("wrong_type", "The moment created of \(draft.key) is “\(node.raw.prefix(40))”, not a number.")
        }
        if let text = entry["expiration_date"]?.string {
            if let end = Timestamp(text) {
                draft.fact(.retired(end), field: "expiration_date", raw: text)
            } else {
                draft.report("unreadable_date", "The expiration_date “\(text)” of \(draft.key) is no date.")
            }
        }
        if let target = entry["alias_target"]?["slug"]?.string {
            draft.fact(.aliasOf(target), field: "alias_target.slug", raw: target)
        }
        if let weights = entry["hugging_face_id"]?.string, !weights.isEmpty {
            draft.fact(.openWeights(true), field: "hugging_face_id", raw: weights)
        }
        if PreviewSign.marks(draft.key) { draft.fact(.status(.preview), field: "id", raw: draft.key) }
        readLimits(entry, into: &draft)
        readModalities(entry, outputs: outputs, into: &draft)
        readCapabilities(entry, into: &draft)
        readScores(entry["benchmarks"], into: &draft)
    }

    /// Reads the limits.
    ///
    /// An endpoint may accept less than the model could.
    private func readLimits(_ entry: JSONNode, into draft: inout EntryDraft) {
        let limits: [(Fact.Limit, JSONNode?, String)] = [
            (.context, entry["context_length"], "context_length"),
            (.context, entry["top_provider"]?["context_length"], "top_provider.context_length"),
            (.output, entry["top_provider"]?["max_completion_tokens"], "top_provider.max_completion_tokens"),
            (.input, entry["per_request_limits"]?["prompt_tokens"], "per_request_limits.prompt_tokens"),
            (.output, entry["per_request_limits"]?["completion_tokens"], "per_request_limits.completion_tokens"),
        ]
        for (limit, node, field) in limits {
            guard let node, node != .null else { continue }
            guard let number = node.integer else {
                draft.report("wrong_type", "\(field) of \(draft.key) is \(node.raw.prefix(40)), not a whole number.")
                continue
            }
            // A zero means "unknown" here: video and speech models have no context.
            if number > 0 { draft.fact(.limit(limit, number), field: field, raw: "\(number)") }
        }
    }

    private func readModalities(_ entry: JSONNode, outputs: [Modality]?, into draft: inout EntryDraft) {
        let architecture = entry["architecture"]
        for field in ["input_modalities", "output_modalities"] {
            for element in architecture?[field]?.elements ?? []
            where element.string.flatMap({ Self.modalities[$0] }) == nil {
                draft.report(
                    "unknown_modality",
                    "“\(element.raw.prefix(40))” in \(field) of \(draft.key) is no modality that is known.")
            }
        }
        if let inputs = Self.modalities(architecture?["input_modalities"]) {
            draft.fact(
                .accepts(inputs), field: "architecture.input_modalities",
                raw: architecture?["input_modalities"]?.raw ?? "")
        }
        if let outputs {
            draft.fact(
                .produces(outputs), field: "architecture.output_modalities",
                raw: architecture?["output_modalities"]?.raw ?? "")
        }
    }

    private func readCapabilities(_ entry: JSONNode, into draft: inout EntryDraft) {
        if case .array(let elements)? = entry["supported_parameters"] {
            let listed = Set(elements.compactMap(\.string))
            for (capability, words, isComplete) in Self.parameters {
                let word = words.first { listed.contains($0) }
                guard word != nil || isComplete else { continue }
                draft.fact(
                    .capability(capability, word != nil), field: "supported_parameters",
                    raw: word ?? "absent: \(words.joined(separator: ", "))")
            }
        }
        for (key, capability) in [("input_cache_read", Capability.promptCaching), ("web_search", .webSearch)] {
            if let text = entry["pricing"]?[key]?.numberText, let amount = try? Amount(text), amount > .zero {
                draft.fact(.capability(capability, true), field: "pricing.\(key)", raw: text)
            }
        }
        if draft.key.hasSuffix(":batch") { draft.fact(.capability(.batch, true), field: "id", raw: draft.key) }
    }

    private func readScores(_ node: JSONNode?, into draft: inout EntryDraft) {
        for member in node?["artificial_analysis"]?.members ?? [] {
            guard let text = member.value.numberText, (try? DecimalText(text)) != nil else { continue }
            draft.fact(
                .score("artificial_analysis.\(member.key)", text),
                field: "benchmarks.artificial_analysis.\(member.key)",
                raw: text)
        }
        for (index, row) in (node?["design_arena"]?.elements ?? []).enumerated() {
            guard let arena = row["arena"]?.string, let category = row["category"]?.string,
                let elo = row["elo"]?.numberText, (try? DecimalText(elo)) != nil
            else { continue }
            draft.fact(
                .score("design_arena.\(arena).\(category)", elo), field: "benchmarks.design_arena[\(index)].elo",
                raw: elo)
        }
    }

    private static func modalities(_ node: JSONNode?) -> [Modality]? {
        guard case .array(let elements)? = node else { return nil }
        let named = Set(elements.compactMap(\.string).compactMap { modalities[$0] })
        return Modality.allCases.filter { named.contains($0) }
    }

    private static let modalities: [String: Modality] = [
        "text": .text, "image": .image, "file": .pdf, "audio": .audio, "speech": .audio, "video": .video,
        "embeddings": .embedding, "rerank": .rerank, "transcription": .transcription,
    ]

    /// The capabilities, the parameters that show them, and true if absence from the list means that there is none.
    private static let parameters: [(Capability, [String], Bool)] = [
        (.tools, ["tools"], true), (.parallelTools, ["parallel_tool_calls"], false),
        (.structuredOutput, ["structured_outputs"], true), (.jsonMode, ["response_format"], true),
        (.reasoning, ["reasoning", "reasoning_effort"], true), (.webSearch, ["web_search_options"], false),
        (.logprobs, ["logprobs", "top_logprobs"], true), (.seed, ["seed"], true),
    ]

    private static let entryKeys: Set<String> = [
        "id", "canonical_slug", "alias_target", "name", "created", "description", "context_length", "architecture",
        "pricing", "top_provider", "per_request_limits", "supported_parameters", "default_parameters",
        "supported_voices", "knowledge_cutoff", "expiration_date", "hugging_face_id", "links", "reasoning",
        "benchmarks",
    ]
}

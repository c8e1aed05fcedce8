import JSON
import Tariff

/// The facts of an entry of models.dev's list: name, dates, limits, modalities, capabilities.
enum ModelsDevFacts {
    /// Reads the facts; `outputs` is the result of ``outputs(_:id:)``.
    static func read(_ node: JSONNode, outputs: [Modality]?, into draft: inout EntryDraft) {
        if let name = node["name"]?.string, !name.isEmpty { draft.fact(.name(name), field: "name", raw: name) }
        readRelease(node["release_date"], into: &draft)
        readLimits(node["limit"], into: &draft)
        readModalities(node["modalities"], outputs: outputs, into: &draft)
        readFlags(node, into: &draft)
        readStatus(node["status"], into: &draft)
        if let region = InferenceProfile.region(of: draft.modelID, soldBy: draft.seller) {
            draft.fact(.regions([region]), field: "", raw: draft.key)
        }
    }

    private static func readRelease(_ node: JSONNode?, into draft: inout EntryDraft) {
        guard let node, node != .null else { return }
        let text = node.string ?? ""
        // If only the month is known, its first day is used.
        if let day = Timestamp(text) ?? Timestamp(text + "-01") {
            draft.fact(.released(day), field: "release_date", raw: text)
        } else {
            draft.report(
                "unreadable_date", "The release_date “\(node.raw.prefix(40))” of \(draft.key) is no date.")
        }
    }

    private static func readLimits(_ node: JSONNode?, into draft: inout EntryDraft) {
        for limit in Fact.Limit.allCases {
            guard let value = node?[limit.rawValue], value != .null else { continue }
            let field = "limit.\(limit.rawValue)"
            guard let number = value.integer else {
                draft.report(
                    "wrong_type", "\(field) of \(draft.key) is “\(value.raw.prefix(40))”, not a whole number.")
                continue
            }
            // A zero means "unknown" here.
            if number > 0 { draft.fact(.limit(limit, number), field: field, raw: value.raw) }
        }
    }

    // MARK: Modalities

    private static func readModalities(_ node: JSONNode?, outputs: [Modality]?, into draft: inout EntryDraft) {
        for (field, known) in [("input", Modality.inputs), ("output", Modality.outputs)] {
            for element in node?[field]?.elements ?? [] {
                guard let word = element.string, let modality = Modality(rawValue: word), known.contains(modality)
                else {
                    draft.report(
                        "unknown_modality",
                        "“\(element.raw.prefix(40))” in modalities.\(field) of \(draft.key) is no modality "
                            + "that is known.")
                    continue
                }
            }
        }
        if let inputs = listed(node?["input"], among: Modality.inputs) {
            draft.fact(.accepts(inputs), field: "modalities.input", raw: node?["input"]?.raw ?? "")
        }
        if let outputs {
            draft.fact(.produces(outputs), field: "modalities.output", raw: node?["output"]?.raw ?? "")
        }
    }

    /// Returns the output modalities, or nil if the entry does not state them or contradicts itself.
    ///
    /// The list has no terms for embeddings, ranks and transcripts and uses “text” for them, so that the names decide.
    /// An output price of zero next to a paid prompt is a sign of a model without text output: an embedding with an
    /// unusual name, a classifier or a router.
    static func outputs(_ node: JSONNode, id: String) -> [Modality]? {
        guard let outputs = listed(node["modalities"]?["output"], among: Modality.outputs) else { return nil }
        guard outputs == [.text] else { return outputs }
        let words = [id, node["family"]?.string, node["name"]?.string].compactMap { $0?.lowercased() }
            .flatMap { $0.split { !$0.isLetter && !$0.isNumber } }
        if words.contains(where: { $0.hasPrefix("rerank") }) { return [.rerank] }
        if words.contains(where: { $0.hasPrefix("embed") || embedders.contains(String($0)) }) { return [.embedding] }
        if node["modalities"]?["input"]?.elements.contains(.string("audio")) ?? false,
            words.contains(where: { $0.hasPrefix("transcri") || transcribers.contains(String($0)) })
        {
            return [.transcription]
        }
        func isZero(_ key: String) -> Bool? {
            node["cost"]?[key]?.numberText.flatMap { try? DecimalText($0).isZero }
        }
        return isZero("input") == false && isZero("output") == true ? nil : outputs
    }

    /// Returns the modalities of a list in the vocabulary's order, or nil if it names none.
    private static func listed(_ node: JSONNode?, among known: [Modality]) -> [Modality]? {
        let words = Set((node?.elements ?? []).compactMap(\.string))
        let named = known.filter { words.contains($0.rawValue) }
        return named.isEmpty ? nil : named
    }

    /// The families that only embed.
    private static let embedders: Set<String> = ["bge", "e5", "gte", "voyage"]

    /// The words that mark a model that transcribes speech.
    private static let transcribers: Set<String> = ["whisper", "asr", "stt"]

    // MARK: Flags

    private static func readFlags(_ node: JSONNode, into draft: inout EntryDraft) {
        for (key, make) in flags {
            guard let value = node[key], value != .null else { continue }
            guard let flag = value.bool else {
                draft.report("wrong_type", "\(key) of \(draft.key) is \(value.kind), not true or false.")
                continue
            }
            draft.fact(make(flag), field: key, raw: value.raw)
        }
        if let text = node["cost"]?["cache_read"]?.numberText, let price = try? DecimalText(text), !price.isZero,
            !price.isNegative
        {
            draft.fact(.capability(.promptCaching, true), field: "cost.cache_read", raw: text)
        }
    }

    private static let flags: [(String, @Sendable (Bool) -> Fact)] = [
        ("tool_call", { .capability(.tools, $0) }), ("structured_output", { .capability(.structuredOutput, $0) }),
        ("reasoning", { .capability(.reasoning, $0) }), ("open_weights", { .openWeights($0) }),
    ]

    private static func readStatus(_ node: JSONNode?, into draft: inout EntryDraft) {
        guard let node, node != .null else {
            if PreviewSign.marks(draft.modelID) {
                draft.fact(.status(.preview), field: "", raw: draft.key)
            }
            return
        }
        switch node.string {
        case "alpha", "beta": draft.fact(.status(.preview), field: "status", raw: node.raw)
        case "deprecated": draft.fact(.status(.deprecated), field: "status", raw: node.raw)
        default:
            draft.report(
                "unknown_status", "The status “\(node.raw.prefix(40))” of \(draft.key) is not one that is known.")
        }
    }

    /// The known keys without a price, whether they are read above or not used.
    static let knownKeys: Set<String> = [
        "attachment", "family", "id", "interleaved", "knowledge", "last_updated", "limit", "modalities", "name",
        "open_weights", "provider", "reasoning", "reasoning_options", "release_date", "status", "structured_output",
        "temperature", "tool_call",
    ]
}

import JSON
import Tariff

/// One entry of LiteLLM's map: its price fields; the facts are in ``LiteLLMFacts``.
struct LiteLLMEntry {
    let key: String
    let node: JSONNode
    let name: LiteLLMName
    let mode: String
    /// The meanings of the price keys of the document.
    let keys: LiteLLMKeyTable
    var draft: EntryDraft

    init(_ entry: LiteLLM.Entry, draft: EntryDraft) {
        node = entry.node
        name = entry.name
        keys = entry.keys
        key = draft.key
        mode = node["mode"]?.string ?? ""
        self.draft = draft
    }

    mutating func read() {
        if let stated = node["mode"], stated != .null, stated.string == nil {
            draft.report("wrong_type", "The mode of \(key) is \(stated.kind), not a text.")
        }
        if node["litellm_provider"]?.string == nil {
            draft.report("no_provider", "The entry \(key) names no provider.")
        }
        // A service produces no modality, and its zeros for text are no prices either.
        draft.outputs = LiteLLMFacts.outputs(node, mode: mode) ?? [.text]
        LiteLLMFacts.read(node, mode: mode, into: &draft)
        for member in node.members where hasItsShape(member) {
            switch member.key {
            case "tiered_pricing": readTiers(member.value)
            case "off_peak_pricing": readOffPeak(member.value)
            case "search_context_cost_per_query": readSearchContext(member.value)
            case "guardrail_cost_per_unit":
                for unit in member.value.members {
                    var conditions = name.conditions
                    conditions.mode = unit.key
                    draft.price(
                        .requestGuardrail, .request, unit.value, field: "\(member.key).\(unit.key)",
                        conditions: conditions)
                }
            case "search_free_requests", "provider_specific_entry", "web_search_billing_unit",
                "regional_endpoint_uplift_multiplier", "regional_processing_uplift_multiplier_eu",
                "regional_processing_uplift_multiplier_us":
                readModifier(member)
            default:
                if let price = keys[member.key] {
                    if isFirstTier(member) {
                        draft.skip(member.key, raw: member.value.raw, .duplicate)
                        continue
                    }
                    readPrice(price, member.value, field: member.key, among: node, conditions: name.conditions)
                } else if !LiteLLMFacts.knownKeys.contains(member.key) {
                    skipUnknown(member, path: member.key)
                }
            }
        }
    }

    /// Returns true unless the member is a structure of prices with another shape, which is skipped and reported.
    private mutating func hasItsShape(_ member: JSONNode.Member) -> Bool {
        func isObject(_ node: JSONNode) -> Bool { if case .object = node { true } else { false } }
        switch (member.key, member.value) {
        case (_, .null): return true
        case ("tiered_pricing", .array(let tiers)) where tiers.allSatisfy(isObject): return true
        case ("search_context_cost_per_query", .object), ("guardrail_cost_per_unit", .object): return true
        case ("tiered_pricing", _), ("search_context_cost_per_query", _), ("guardrail_cost_per_unit", _):
            draft.skip(member.key, raw: String(member.value.raw.prefix(80)), .unreadable)
            draft.report(
                "wrong_type", "\(member.key) of \(key) is \(member.value.kind) of another shape: no price is read.")
            return false
        default: return true
        }
    }

    /// Returns true if a price next to `tiered_pricing` only repeats its first tier.
    private func isFirstTier(_ member: JSONNode.Member) -> Bool {
        guard let first = node["tiered_pricing"]?.elements.first,
            first["range"]?.elements.allSatisfy({ $0.integer != nil }) ?? true,
            let tier = first[member.key]?.numberText, let base = member.value.numberText, let amount = try? Amount(base)
        else { return false }
        return amount == (try? Amount(tier))
    }

    // MARK: Prices

    private mutating func readPrice(
        _ price: LiteLLMKey, _ node: JSONNode, field: String, among scope: JSONNode, conditions base: Conditions
    ) {
        let conditions = base.adding(price.conditions)
        if let component = LiteLLMKey.tokenStems[price.stem] {
            draft.price(
                component, .token, node, field: field,
                currency: price.stem.contains("dbu") ? .credit(of: "databricks") : .usd, conditions: conditions)
            return
        }
        switch price.stem {
        case "cache_creation_input_token_cost":
            readCacheWrite(price, node, field: field, among: scope, conditions: conditions)
        case "input_cost_per_character": draft.price(.inputText, .character, node, field: field, conditions: conditions)
        case "output_cost_per_character":
            draft.price(.outputText, .character, node, field: field, conditions: conditions)
        case "input_cost_per_image", "output_cost_per_image":
            readImage(price.stem, node, field: field, conditions: conditions)
        case "input_cost_per_pixel", "output_cost_per_pixel":
            if node.numberText.flatMap({ try? DecimalText($0) })?.isZero ?? false {
                draft.skip(field, raw: node.raw, .zeroNotApplicable)
            } else {
                draft.price(.outputImage, .megapixel, node, field: field, factor: .perPixel, conditions: conditions)
            }
        case "input_cost_per_second", "output_cost_per_second", "cost_per_second",
            "output_cost_per_video_per_second", "input_cost_per_video_per_second", "input_cost_per_audio_per_second",
            "output_cost_per_audio_per_second":
            readSeconds(price.stem, node, field: field, conditions: conditions)
        default: readCount(price.stem, node, field: field, conditions: conditions)
        }
    }

    /// Reads prices of calls, pages, sessions and stored bytes.
    private mutating func readCount(_ stem: String, _ node: JSONNode, field: String, conditions: Conditions) {
        switch stem {
        case "input_cost_per_query", "input_cost_per_request":
            draft.price(.request, .request, node, field: field, conditions: conditions)
        case "input_cost_per_text_message":
            draft.price(.requestTextMessage, .request, node, field: field, conditions: conditions)
        case "ocr_cost_per_page": draft.price(.inputDocument, .page, node, field: field, conditions: conditions)
        case "annotation_cost_per_page":
            draft.price(.inputDocumentAnnotation, .page, node, field: field, conditions: conditions)
        case "ocr_cost_per_credit": draft.price(.credit, .credit, node, field: field, conditions: conditions)
        case "code_interpreter_cost_per_session":
            draft.price(.requestCodeExecution, .request, node, field: field, conditions: conditions)
        case "google_maps_grounding_cost_per_query":
            draft.price(.requestMaps, .request, node, field: field, conditions: conditions)
        case "file_search_cost_per_1k_calls":
            draft.price(.requestFileSearch, .request, node, field: field, factor: .perThousand, conditions: conditions)
        case "file_search_cost_per_gb_per_day", "vector_store_cost_per_gb_per_day":
            draft.price(.storage, .gigabyteDay, node, field: field, conditions: conditions)
        case "computer_use_input_cost_per_1k_tokens", "computer_use_output_cost_per_1k_tokens":
            var computerUse = conditions
            computerUse.mode = "computer_use"
            draft.price(
                stem.contains("input") ? .inputText : .outputText, .token, node, field: field, factor: .perThousand,
                conditions: computerUse)
        default: draft.skip(field, raw: node.raw, .unknownKey)
        }
    }

    private mutating func readCacheWrite(
        _ price: LiteLLMKey, _ node: JSONNode, field: String, among scope: JSONNode, conditions: Conditions
    ) {
        let reading = CacheRule.read(
            model: key, write: node.numberText.flatMap { try? Amount($0) },
            input: inputPrice(among: scope, like: price.conditions), lifetime: price.conditions.cacheTTL)
        var written = conditions
        written.cacheTTL = reading.lifetime
        draft.price(reading.component, reading.unit, node, field: field, conditions: written)
    }

    /// Returns the input price under the same tier and step, else the one without conditions.
    private func inputPrice(among scope: JSONNode, like conditions: Conditions) -> Amount? {
        var plain: Amount?
        for member in scope.members {
            guard let price = keys[member.key], price.stem == "input_cost_per_token",
                let amount = member.value.numberText.flatMap({ try? Amount($0) })
            else { continue }
            if price.conditions.serviceTier == conditions.serviceTier,
                price.conditions.promptTokens == conditions.promptTokens
            {
                return amount
            }
            if price.conditions.isEmpty { plain = amount }
        }
        return plain
    }

    private mutating func readImage(_ stem: String, _ node: JSONNode, field: String, conditions: Conditions) {
        if stem == "input_cost_per_image" {
            // Some image models state what a finished image costs under the key of the prompt.
            let isOutput = mode == "image_generation" && !pricesOutput
            draft.price(isOutput ? .outputImage : .inputImage, .image, node, field: field, conditions: conditions)
        } else if key.lowercased().contains("lyria") {
            draft.price(.outputAudio, .request, node, field: field, conditions: conditions)
        } else {
            let amount = node.numberText.flatMap { try? Amount($0) }
            let isToken = mode == "chat" && (amount.map { $0 > .zero && $0.femto < 500_000_000_000 } ?? false)
            draft.price(.outputImage, isToken ? .token : .image, node, field: field, conditions: conditions)
        }
    }

    /// Indicates whether any output key states a price above zero.
    private var pricesOutput: Bool {
        node.members.contains { member in
            member.key.hasPrefix("output_cost")
                && (member.value.numberText.flatMap { try? Amount($0) }.map { $0 > .zero } ?? false)
        }
    }

    private mutating func readSeconds(_ stem: String, _ node: JSONNode, field: String, conditions: Conditions) {
        switch stem {
        case "cost_per_second": draft.price(.compute, .computeSecond, node, field: field, conditions: conditions)
        case "input_cost_per_second" where isCapacity, "output_cost_per_second" where isCapacity:
            draft.price(.compute, .computeSecond, node, field: field, conditions: conditions)
        case "input_cost_per_second":
            readTranscriptionInput(node, field: field, conditions: conditions)
        case "input_cost_per_audio_per_second":
            draft.price(.inputAudio, .audioSecond, node, field: field, conditions: conditions)
        case "output_cost_per_audio_per_second":
            draft.price(.outputAudio, .audioSecond, node, field: field, conditions: conditions)
        case "input_cost_per_video_per_second":
            draft.price(.inputVideo, .videoSecond, node, field: field, conditions: conditions)
        case "output_cost_per_second" where mode == "audio_speech":
            draft.price(.outputAudio, .audioSecond, node, field: field, conditions: conditions)
        case "output_cost_per_second" where mode == "audio_transcription":
            readTranscriptionOutput(node, field: field, conditions: conditions)
        default: draft.price(.outputVideo, .videoSecond, node, field: field, conditions: conditions)
        }
    }

    /// Indicates whether the seconds are those of rented hardware: a commitment, or a key that names it.
    private var isCapacity: Bool { node["cost_per_second"] != nil || name.conditions.plan != nil }

    /// Reads the input price of a transcription.
    ///
    /// A zero next to an output price means that only the output is charged.
    private mutating func readTranscriptionInput(_ node: JSONNode, field: String, conditions: Conditions) {
        func isZero(_ node: JSONNode?) -> Bool? { node?.numberText.flatMap { try? DecimalText($0) }?.isZero }
        if mode == "audio_transcription", isZero(node) == true, isZero(self.node["output_cost_per_second"]) == false {
            draft.skip(field, raw: node.raw, .zeroNotApplicable)
        } else {
            draft.price(.inputAudio, .audioSecond, node, field: field, conditions: conditions)
        }
    }

    /// Reads the output price of a transcription, which is charged by its input.
    ///
    /// Some entries state the charge twice.
    private mutating func readTranscriptionOutput(_ node: JSONNode, field: String, conditions: Conditions) {
        if node.numberText.flatMap({ try? DecimalText($0) })?.isZero ?? false {
            draft.skip(field, raw: node.raw, .zeroNotApplicable)
        } else {
            draft.price(.inputAudio, .audioSecond, node, field: field, conditions: conditions)
        }
    }

    /// Reads one rate if all three sizes cost the same, else one for each.
    private mutating func readSearchContext(_ sizes: JSONNode) {
        let amounts = Set(sizes.members.map { $0.value.numberText.flatMap { try? Amount($0) } })
        let isOneRate = sizes.members.count == 3 && amounts.count == 1
        // The middle size comes first: it is the default, and the others repeat it if all are equal.
        let isMedium: (JSONNode.Member) -> Bool = { $0.key.hasSuffix("_medium") }
        for member in sizes.members.filter(isMedium) + sizes.members.filter({ !isMedium($0) }) {
            let field = "search_context_cost_per_query.\(member.key)"
            var conditions = name.conditions
            let size = member.key.split(separator: "_").last.flatMap { SearchContext(rawValue: String($0)) }
            guard let size else {
                draft.skip(field, raw: member.value.raw, .unknownKey)
                continue
            }
            if !isOneRate, size != .medium { conditions.searchContext = size }
            draft.price(.requestWebSearch, .request, member.value, field: field, conditions: conditions)
        }
    }

    // MARK: Structures

    /// Reads `tiered_pricing`: a list of the same keys with a range of prompt tokens or of search results.
    private mutating func readTiers(_ list: JSONNode) {
        let last = list.elements.indices.last
        for (index, tier) in list.elements.enumerated() {
            var conditions = name.conditions
            let path = "tiered_pricing[\(index)]"
            if let range = tier["range"] {
                let ends = range.elements.map(\.integer)
                guard ends.count == 2, let from = ends[0], let to = ends[1] else {
                    draft.report("unreadable_condition", "The range of \(path) of \(key) is not two whole numbers.")
                    draft.skipLeaves(of: tier, field: path, .unreadable)
                    continue
                }
                conditions.promptTokens = Bounds(
                    lower: .init(from, isIncluded: false), upper: index == last ? nil : .init(to, isIncluded: true))
                if conditions.promptTokens?.isUnbounded ?? false { conditions.promptTokens = nil }
            }
            if let range = tier["max_results_range"] {
                let ends = range.elements.map(\.integer)
                guard ends.count == 2, let from = ends[0], let to = ends[1] else {
                    draft.report("unreadable_condition", "The results of \(path) of \(key) are not two whole numbers.")
                    draft.skipLeaves(of: tier, field: path, .unreadable)
                    continue
                }
                conditions.results = Bounds(
                    lower: .init(from, isIncluded: true), upper: .init(to, isIncluded: true))
            }
            readNested(tier, path: path, conditions: conditions)
        }
    }

    private mutating func readOffPeak(_ node: JSONNode) {
        guard let windows = LiteLLMWindows.read(node) else {
            draft.report(
                "unreadable_condition",
                "The hours of off_peak_pricing of \(key) cannot be read or follow a clock with daylight saving.")
            draft.skipLeaves(of: node, field: "off_peak_pricing", .unreadable)
            return
        }
        var conditions = name.conditions
        conditions.window = windows
        readNested(node, path: "off_peak_pricing", conditions: conditions)
    }

    private mutating func readNested(
        _ node: JSONNode, path: String, conditions: Conditions
    ) {
        for member in node.members where !Self.structureKeys.contains(member.key) {
            if let price = keys[member.key] {
                readPrice(price, member.value, field: "\(path).\(member.key)", among: node, conditions: conditions)
            } else {
                skipUnknown(member, path: "\(path).\(member.key)")
            }
        }
    }

    // MARK: Modifiers

    private mutating func readModifier(_ member: JSONNode.Member) {
        switch member.key {
        case "search_free_requests":
            for other in member.value.members where !["count", "period", "shared_group"].contains(other.key) {
                skipUnknown(other, path: "\(member.key).\(other.key)")
            }
            guard let count = member.value["count"]?.integer, let period = member.value["period"]?.string else { break }
            draft.modifier(
                .allowance(
                    component: .requestWebSearch, quantity: count, period: period,
                    group: member.value["shared_group"]?.string),
                field: member.key, raw: member.value.raw)
        case "web_search_billing_unit":
            if member.value.string == "per_prompt" {
                draft.modifier(
                    .count(component: .requestWebSearch, by: "prompt"), field: member.key, raw: member.value.raw)
            } else if member.value.string == nil {
                skipUnknown(member, path: member.key)
            }
        case "provider_specific_entry": readSpecific(member.value)
        case "regional_endpoint_uplift_multiplier":
            readMultiplier(member.value, field: member.key, region: RegionName.regional)
        default:
            readMultiplier(member.value, field: member.key, region: member.key.hasSuffix("_eu") ? "eu" : "us")
        }
    }

    private mutating func readSpecific(_ node: JSONNode) {
        for member in node.members {
            let field = "provider_specific_entry.\(member.key)"
            switch member.key {
            case "us", "eu": readMultiplier(member.value, field: field, region: member.key)
            case "fast":
                guard let factor = factor(member.value, field: field) else { continue }
                var when = Conditions()
                when.serviceTier = .fast
                draft.modifier(.multiplier(factor: factor, when: when), field: field, raw: member.value.raw)
            case "minimax_free_input_images":
                guard let count = member.value.integer else { continue }
                draft.modifier(
                    .allowance(component: .inputImage, quantity: count, period: "request", group: nil), field: field,
                    raw: member.value.raw)
            default:
                if !Self.specificKeys.contains(member.key) { draft.unknownKey(field) }
            }
        }
    }

    private mutating func readMultiplier(_ node: JSONNode, field: String, region: String) {
        guard let factor = factor(node, field: field) else { return }
        var when = Conditions()
        when.region = region
        draft.modifier(.multiplier(factor: factor, when: when), field: field, raw: node.raw)
    }

    private mutating func factor(_ node: JSONNode, field: String) -> String? {
        guard let text = node.numberText, let amount = try? Amount(text), amount > .zero else {
            draft.report("unreadable_price", "The multiplier \(field) of \(key) is no number above zero.")
            return nil
        }
        return amount.text()
    }

    // MARK: What is not understood

    /// Reports an unknown key, and skips its numbers if it is a price.
    private mutating func skipUnknown(_ member: JSONNode.Member, path: String) {
        draft.unknownKey(path)
        if path.contains("cost") || path.contains("price") {
            draft.skipLeaves(of: member.value, field: path, .unknownKey)
        }
    }

    private static let structureKeys: Set<String> = [
        "range", "max_results_range", "windows", "weekday_timezone", "hours_utc", "weekdays",
    ]

    private static let specificKeys: Set<String> = [
        "bedrock_invocation_schema", "dashscope_video_reference_input", "volcengine_video_frames",
    ]
}

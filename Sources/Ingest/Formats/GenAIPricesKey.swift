import Tariff

/// The meaning of a price key of genai-prices: a stem for the component and a suffix for the unit.
///
/// `cache_audio_read_mtok` is a million audio tokens read from a cache, `input_document_kpages` a thousand pages.
/// Stems of tokens are read word by word, so that every modality and class of the vocabulary is known. A combination
/// outside of the vocabulary (`input_audio_tool_mtok`) is no key.
struct GenAIPricesKey {
    /// The component that is charged for.
    let component: Component
    /// The unit that it is counted in.
    let unit: PriceUnit
    /// The factor by which the printed number is multiplied.
    let factor: UnitFactor
    /// The lifetime of a cache write, if the key names it.
    let lifetime: CacheLifetime?

    /// Splits a key, or returns nil if it is no price key.
    init?(_ key: String) {
        guard let (suffix, unit, factor) = Self.suffixes.first(where: { key.hasSuffix($0.0) }) else { return nil }
        let stem = String(key.dropLast(suffix.count))
        self.unit = unit
        self.factor = factor
        if unit == .token {
            guard let (component, lifetime) = Self.tokens(stem) else { return nil }
            self.component = component
            self.lifetime = lifetime
        } else {
            guard let component = Self.others[unit]?[stem] else { return nil }
            self.component = component
            lifetime = nil
        }
    }

    /// Reads a stem of tokens: `input`, `output_audio`, `output_text_reasoning`, `cache_image_read`, `cache_write_1h`.
    private static func tokens(_ stem: String) -> (Component, CacheLifetime?)? {
        var words = stem.split(separator: "_", omittingEmptySubsequences: false).map(String.init)[...]
        guard let first = words.popFirst(), ["input", "output", "cache"].contains(first) else { return nil }
        var modality = "text"
        if let word = words.first, modalities.contains(word) {
            modality = word
            words.removeFirst()
        }
        guard first == "cache" else {
            guard words.count <= 1, words.allSatisfy(classes.contains) else { return nil }
            return Component(name: ([first, modality] + words).joined(separator: ".")).map { ($0, nil) }
        }
        guard let use = words.popFirst(), use == "read" || use == "write", words.count <= 1 else { return nil }
        let lifetime = words.first.flatMap { CacheLifetime($0) }
        // Only a cache write has a lifetime.
        guard words.isEmpty || (lifetime != nil && use == "write") else { return nil }
        return Component(name: "input.\(modality).cache_\(use)").map { ($0, lifetime) }
    }

    private static let modalities: Set<String> = ["text", "audio", "image", "video"]

    private static let classes: Set<String> = ["tool", "reasoning", "citation"]

    private static let suffixes: [(String, PriceUnit, UnitFactor)] = [
        ("_mtok", .token, .perMillion), ("_kcount", .request, .perThousand), ("_mchars", .character, .perMillion),
        // Printed per 10^9 pixels.
        ("_gpixels", .megapixel, .perThousand), ("_kpages", .page, .perThousand),
        ("_hours", .audioSecond, UnitFactor(1, over: 3600)),
    ]

    private static let others: [PriceUnit: [String: Component]] = [
        .request: [
            "requests": .request, "rerank_searches": .request, "web_searches": .requestWebSearch,
            "social_searches": .requestSocialSearch, "storage_searches": .requestFileSearch,
            "code_executions": .requestCodeExecution, "input_text_messages": .requestTextMessage,
        ],
        .character: [
            "input": .inputText, "input_text": .inputText, "output": .outputText, "output_text": .outputText,
        ],
        .megapixel: [
            "input": .inputImage, "input_image": .inputImage, "output": .outputImage, "output_image": .outputImage,
        ],
        .page: ["input_document": .inputDocument, "input_annotated_document": .inputDocumentAnnotation],
        // Without a direction it is the duration of a session.
        .audioSecond: ["audio": .inputAudio, "input_audio": .inputAudio, "output_audio": .outputAudio],
    ]
}

import Tariff

/// The offer and the conditions that the id and the name of a row of llm-prices tell.
///
/// `gpt-5.5-272k` next to `gpt-5.5` is its step above 272,000 tokens, and `gpt-image-2-image` next to
/// `gpt-image-2-text` its price for image tokens. Names contain the same as text: “≤200k”, “>200k”, “image tokens”.
struct LLMPricesName {
    /// The model id that a client sends, as far as the list tells it.
    private(set) var modelID: String
    /// The name without its labels for conditions.
    private(set) var name: String
    /// The row is the price of prompts with more tokens than this.
    private(set) var above: Int64?
    /// The row is the price of prompts with at most so many tokens.
    private(set) var upTo: Int64?
    /// The tier that the name has in brackets.
    private(set) var tier: ServiceTier?
    /// A label of the name for hours or for another condition that no rate can have.
    private(set) var unread: String?
    /// The modalities of the input and of the output.
    private(set) var input = "text"
    private(set) var output = "text"

    /// Reads an id and a name, given the other ids of the vendor.
    init(id: String, name: String, beside ids: Set<String>) {
        modelID = id
        self.name = name
        let words = Set(name.lowercased().split { " (),".contains($0) })
        unread = ["off-peak", "peak", "cached"].first { words.contains(Substring($0)) }
        for sign in [">", "≥", "≤", "<"] { readLabel(sign) }
        readTokens(beside: ids)
        if let label = Self.tiers.first(where: { name.lowercased().contains("(\($0.rawValue))") }) {
            tier = label
            cutName(at: "(\(label.rawValue))")
            cutSuffix("-\(label.rawValue)", beside: ids)
        }
        if let dash = modelID.lastIndex(of: "-"), let count = Self.count(modelID[dash...].dropFirst()),
            ids.contains(String(modelID[..<dash]))
        {
            modelID = String(modelID[..<dash])
            above = above ?? count
        }
    }

    /// Reads a label such as `≤200k` or `>272k`.
    private mutating func readLabel(_ sign: String) {
        guard let start = name.firstRange(of: sign) else { return }
        let words = name[start.upperBound...].drop { $0 == " " || $0 == "=" }
        guard let count = Self.labelled(words.prefix { $0 != " " && $0 != ")" }) else { return }
        switch sign {
        case ">": above = name[start.upperBound...].hasPrefix("=") ? count - 1 : count
        case "≥": above = count - 1
        case "≤": upTo = count
        default: upTo = name[start.upperBound...].hasPrefix("=") ? count : count - 1
        }
        cutName(at: sign)
    }

    /// Reads “image tokens” and “text tokens”.
    ///
    /// A model with “(image gen)” produces images and no text.
    private mutating func readTokens(beside ids: Set<String>) {
        let words = name.lowercased()
        if words.contains("(image gen)") {
            output = "image"
            cutName(at: "(image gen)")
        }
        guard let modality = Self.modalities.first(where: { words.contains("\($0) tokens") }) else { return }
        (input, output) = (modality, modality)
        cutName(at: "\(modality) tokens")
        guard modelID.hasSuffix("-\(modality)") else { return }
        let stem = modelID.dropLast(modality.count + 1)
        if Self.modalities.contains(where: { $0 != modality && ids.contains("\(stem)-\($0)") }) {
            modelID = String(stem)
        } else {
            cutSuffix("-\(modality)", beside: ids)
        }
    }

    private mutating func cutSuffix(_ suffix: String, beside ids: Set<String>) {
        let stem = String(modelID.dropLast(suffix.count))
        if modelID.hasSuffix(suffix), ids.contains(stem) { modelID = stem }
    }

    private mutating func cutName(at label: String) {
        guard let start = name.lowercased().firstRange(of: label) else { return }
        let kept = name.lowercased()[..<start.lowerBound].count
        name = String(name.prefix(kept))
        while name.hasSuffix(" ") || name.hasSuffix("(") { name.removeLast() }
    }

    /// Returns the number of `200k`, or of digits: `200,000`.
    private static func labelled(_ text: Substring) -> Int64? {
        count(text) ?? Int64(text.filter { $0 != "," }).flatMap { $0 >= 1000 ? $0 : nil }
    }

    /// Returns 200,000 for `200k` and a million for `1m`, and nil for anything else.
    private static func count(_ text: Substring) -> Int64? {
        guard let last = text.last?.lowercased(), let factor: Int64 = ["k": 1000, "m": 1_000_000][last],
            text.dropLast().allSatisfy(\.isASCII), let number = Int64(text.dropLast()), number > 0,
            number <= 1_000_000
        else { return nil }
        return number * factor
    }

    private static let modalities = ["text", "image", "audio", "video"]

    private static let tiers: [ServiceTier] = [.batch, .flex, .priority, .fast]
}

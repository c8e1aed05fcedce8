import Tariff

/// What the id and the name of a row of llm-prices say: which offer it is of, and under which conditions.
///
/// `gpt-5.5-272k` beside `gpt-5.5` is its step above 272,000 tokens, and `gpt-image-2-image` beside
/// `gpt-image-2-text` its price for image tokens. Names say the same in words: “≤200k”, “>200k”, “image tokens”.
struct LLMPricesName {
    /// What a client sends, as far as the list says it.
    private(set) var modelID: String
    /// The name without what it says of conditions.
    private(set) var name: String
    /// The row is the price of prompts with more tokens than this.
    private(set) var above: Int64?
    /// The row is the price of prompts with at most so many tokens.
    private(set) var upTo: Int64?
    /// The tier that the name says in brackets.
    private(set) var tier: ServiceTier?
    /// What the name says of hours or of other conditions that no rate can have.
    private(set) var unread: String?
    /// The modality of what goes in and of what comes out.
    private(set) var input = "text"
    private(set) var output = "text"

    /// Reads an id and a name beside the other ids of the vendor.
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

    /// `≤200k`, `>272k`.
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

    /// “image tokens”, “text tokens”; what a model of “(image gen)” makes are images, and no text.
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

    /// `200k`, or the number written out: `200,000`.
    private static func labelled(_ text: Substring) -> Int64? {
        count(text) ?? Int64(text.filter { $0 != "," }).flatMap { $0 >= 1000 ? $0 : nil }
    }

    /// `200k` is 200,000 and `1m` a million; anything else is no count.
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

/// Reads the lab, the name of the model and the date from the id under which an offer is sold.
struct OfferNameReader {
    /// The ground for the lab of a reading.
    enum Ground: Sendable, Hashable {
        /// The model is assigned by hand.
        case hand
        /// The id names the lab.
        case id
        /// The seller is a lab.
        case seller
        /// There is no ground, and the lab is not known.
        case none
    }

    /// The reading of an id.
    struct Reading {
        /// The lab, or nil if neither the id nor the provider identifies it.
        var lab: LabID?
        /// The ground for the lab.
        var ground: Ground
        /// The name in lower case, without words that distinguish offers of one model.
        var name: String
        /// The name in the spelling by which names are compared.
        var key: String
        /// The date, such as `2025-09-29`, or nil if the id contains none.
        var date: String?
        /// A description of the rules that lead to the reading.
        var rule: String

        /// True if the seller moves the name from release to release.
        var isFloating: Bool { key.hasSuffix("-latest") || key.hasSuffix("@latest") }
    }

    private let rules: NameRules
    private let general: [SpellingRule]
    private let bySeller: [ProviderID: [SpellingRule]]
    /// The rules for suffixes that only the names of some labs have.
    let labSuffixes: [SpellingRule]
    private let suffixesOfLab: [LabID: [SpellingRule]]

    init(_ rules: NameRules) {
        self.rules = rules
        // A rule with a longer text is more specific, so the order of the file does not matter.
        let sorted = rules.spellings.sorted { ($1.text.utf8.count, $0.text) < ($0.text.utf8.count, $1.text) }
        let (ofLabs, ofAll) = (sorted.filter { !$0.labs.isEmpty }, sorted.filter(\.labs.isEmpty))
        labSuffixes = ofLabs
        var suffixesOfLab: [LabID: [SpellingRule]] = [:]
        for rule in ofLabs {
            for lab in rule.labs { suffixesOfLab[lab, default: []].append(rule) }
        }
        self.suffixesOfLab = suffixesOfLab
        let general = ofAll.filter(\.providers.isEmpty)
        var bySeller: [ProviderID: [SpellingRule]] = [:]
        for rule in ofAll {
            for provider in rule.providers { bySeller[provider, default: []].append(rule) }
        }
        self.general = general
        self.bySeller = bySeller.mapValues { $0 + general }
    }

    /// Returns the reading of an offer's id, or nil if no rule reads it.
    func read(_ offer: OfferID, alias: String? = nil) -> Reading? {
        guard var reading = read(alias ?? offer.providerModelID, provider: offer.provider) else { return nil }
        if let alias { reading.rule = "its seller says that it is another name of \(alias)" }
        return reading
    }

    /// Returns the reading of an id that a seller or an unknown party uses, or nil if no rule reads it.
    func read(_ id: String, provider: ProviderID?) -> Reading? {
        var notes = ""
        let text = spelled(Self.withoutVariant(id.lowercased()), provider: provider, &notes)
        guard let (lab, ground, name, rule) = split(text, provider: provider) else { return nil }
        return reading(lab, ground, name, rule: rule + notes, provider: provider)
    }

    /// Returns the reading of a curated model so that it joins the other models of its family.
    func reading(of model: ModelID, rule: String = "catalog/models names it by hand") -> Reading {
        let (bare, date) = NameText.splitDate(model.name.lowercased())
        return Reading(
            lab: model.lab, ground: .hand, name: bare, key: NameText.key(bare), date: date, rule: rule)
    }

    /// Applies the seller's own spelling rules until none of them reads the text.
    private func spelled(_ text: String, provider: ProviderID?, _ notes: inout String) -> String {
        var text = text
        let rules = provider.flatMap { bySeller[$0] } ?? general
        // Each rule applies once or twice. The limit stops a rule that would apply forever.
        for _ in 0..<4 {
            var next: String?
            for place in rules.indices {
                next = rules[place].apply(to: text)
                guard next == nil else {
                    notes += "; " + rules[place].reason
                    break
                }
            }
            guard let next else { break }
            text = next
        }
        return text
    }

    /// Splits a path, an id such as Bedrock's `vendor.name` or a bare name into the lab and the name.
    private func split(_ text: String, provider: ProviderID?) -> (LabID?, Ground, String, String)? {
        let parts = text.utf8.contains(UInt8(ascii: "/")) ? text.split(separator: "/").map(String.init) : [text]
        guard let last = parts.last else { return nil }
        if parts.count == 1 {
            if let (lab, name) = splitVendor(last) { return (lab, .id, name, "the id is of the form vendor.model") }
            let last = last.hasSuffix(":0") ? Self.withoutRevision(last, lab: nil) : last
            if let provider, let lab = rules.sellers[provider] {
                return (lab, .seller, last, "\(provider) sells its own models under bare ids")
            }
            return (nil, .none, last, "a bare name")
        }
        // Clarifai's ids have the form owner/application/models/name.
        if parts.count == 4, parts[2] == "models", let lab = rules.labs[parts[0]] {
            return (lab, .id, last, "the id names the lab \(parts[0]) and the model")
        }
        for index in parts.indices.dropLast().reversed() {
            guard let lab = rules.labs[parts[index]] else { continue }
            let name = parts[(index + 1)...].joined(separator: "-")
            return (lab, .id, name, "the id names the lab \(parts[index]) and the model")
        }
        // A gateway that spells every id as lab/name vouches for labs that are not curated. Its own routers are not models.
        if parts.count == 2, provider == Self.vouching, parts[0] != Self.vouching.rawValue {
            return (LabID(rawValue: parts[0]), .id, last, "the id names the lab \(parts[0]) and the model")
        }
        return nil
    }

    /// Splits an id of Bedrock into the lab and the name.
    ///
    /// `us.anthropic.claude-sonnet-4-5-20250929-v1:0` is `claude-sonnet-4-5-20250929` by `anthropic`.
    private func splitVendor(_ text: String) -> (LabID, String)? {
        guard text.utf8.contains(UInt8(ascii: ".")) else { return nil }
        var parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 3, Self.profiles.contains(parts[0]) {
            parts.removeFirst()
        } else if parts.count == 3 {
            parts = [parts[0], parts[1] + "." + parts[2]]
        }
        guard parts.count == 2, let lab = rules.labs[parts[0]] else { return nil }
        return (lab, Self.withoutRevision(parts[1], lab: lab))
    }

    private func reading(
        _ lab: LabID?, _ ground: Ground, _ name: String, rule: String, provider: ProviderID?
    ) -> Reading {
        var rule = rule
        var name = name
        if name.hasSuffix("@default") { name = String(name.prefix { $0 != "@" }) }
        if name.utf8.contains(UInt8(ascii: "@")) { name = String(name.map { $0 == "@" ? "-" : $0 }) }
        while let dash = name.utf8.lastIndex(of: UInt8(ascii: "-")), dash > name.startIndex {
            if Self.offerWords.contains(String(name[name.index(after: dash)...])) {
                name = String(name[..<dash])
            } else if let lab, let (suffix, cut) = cut(name, of: lab, provider: provider) {
                name = cut
                rule += "; \(suffix.reason)"
            } else {
                break
            }
        }
        // The prefix is Meta's own for its family, and other sellers omit it.
        if lab == nil, name.hasPrefix("meta-llama-") { name.removeFirst("meta-".count) }
        let (bare, date) = NameText.splitDate(name)
        return Reading(lab: lab, ground: ground, name: bare, key: NameText.key(bare), date: date, rule: rule)
    }

    /// Removes a suffix that only the names of this lab have.
    private func cut(_ name: String, of lab: LabID, provider: ProviderID?) -> (SpellingRule, String)? {
        for rule in suffixesOfLab[lab] ?? [] where rule.applies(to: provider) {
            if let cut = rule.apply(to: name) { return (rule, cut) }
        }
        return nil
    }

    /// Removes a variant such as `:free`.
    ///
    /// `:thinking` remains part of the name because it is another mode of operation, which is another model.
    private static func withoutVariant(_ text: String) -> String {
        var text = text.hasPrefix("~") ? String(text.dropFirst()) : text
        if text.hasSuffix("(free)") { text = String(text.dropLast("(free)".count)) }
        while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
        guard let colon = text.utf8.lastIndex(of: UInt8(ascii: ":")) else { return text }
        let variant = String(text[text.index(after: colon)...])
        if variant == "thinking" { return text[..<colon] + "-thinking" }
        return variants.contains(variant) ? String(text[..<colon]) : text
    }

    /// Removes the revision of Bedrock's packaging, such as `-v1:0`.
    ///
    /// A version that identifies the release is part of the name: `claude-3-5-sonnet-20241022-v2:0` is identified by its
    /// numbers, but `claude-v2:1` is not `claude-v1`. The names of Amazon's own models retain `-v1` because all sellers
    /// use that spelling.
    private static func withoutRevision(_ text: String, lab: LabID?) -> String {
        if lab != "amazon", let dash = text.lastIndex(of: "-"), text[dash...].dropFirst().first == "v" {
            let (base, version) = (text[..<dash], text[dash...].dropFirst(2))
            let isRevision = version == "1" || version.contains(":")
            if version == "1:0" || (isRevision && base.contains(where: \.isNumber)) { return String(base) }
        }
        let name = text.hasSuffix(":0") ? String(text.dropLast(2)) : text
        return String(name.map { $0 == ":" ? "-" : $0 })
    }

    /// The gateway whose spelling `lab/name` is followed by others.
    static let vouching: ProviderID = "openrouter"

    private static let variants: Set<String> = ["free", "nitro", "floor", "online", "exacto", "extended", "beta"]

    private static let profiles: Set<String> = [
        "us", "eu", "apac", "global", "au", "jp", "ca", "in", "us-gov", "regional",
    ]

    /// The words that distinguish offers of one model.
    ///
    /// They state a precision, trusted execution, the packaging of a cloud, or that there is no charge.
    private static let offerWords: Set<String> = [
        "fp8", "fp4", "nvfp4", "mxfp4", "bf16", "fp16", "int4", "int8", "awq", "gptq", "gguf", "4bit", "6bit", "8bit",
        "tee", "maas", "free",
    ]
}

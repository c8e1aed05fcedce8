/// Reads a lab, a model's name and a date out of the id under which an offer is sold.
struct OfferNameReader {
    /// What an id says of the model.
    struct Reading {
        /// The lab, where the id or the provider says it.
        var lab: LabID?
        /// The name in lower case, without what distinguishes offers of one model.
        var name: String
        /// The name as it is compared: dots between digits and underscores are hyphens.
        var key: String
        /// `2025-09-29`, where the id ends in a date.
        var date: String?
        /// How the id was read, in words.
        var rule: String
    }

    private let curation: Curation
    private let labs: [String: LabID]

    init(curation: Curation) {
        self.curation = curation
        var labs: [String: LabID] = [:]
        for lab in curation.labs.values.sorted(by: { $0.id < $1.id }) {
            for spelling in [lab.id.rawValue] + lab.aliases {
                labs[spelling.lowercased()] = labs[spelling.lowercased()] ?? lab.id
            }
        }
        self.labs = labs
    }

    /// What the id of an offer says, or nil when no rule reads it.
    func read(_ offer: OfferID, alias: String?) -> Reading? {
        let text = Self.withoutVariant((alias ?? offer.providerModelID).lowercased())
        let provider = curation.provider(offer.provider)
        guard let (lab, name, rule) = split(text, provider: provider) else { return nil }
        // What a floating name stands for differs between sellers and days; only its seller can say it.
        if name.hasSuffix("-latest") || name.hasSuffix("@latest") { return nil }
        let said = alias.map { "its seller says that it is another name of \($0)" } ?? rule
        return Self.reading(lab: lab, name: name, rule: said)
    }

    /// What a model says that people named by hand, so that it meets the others of its family.
    static func reading(byHand model: ModelID) -> Reading {
        reading(lab: model.lab, name: model.name, rule: "catalog/models names it by hand")
    }

    /// Finds lab and name in a path, in Bedrock's `vendor.name` or in a bare name of the lab's own API.
    private func split(_ text: String, provider: Provider) -> (LabID?, String, String)? {
        let parts = text.split(separator: "/").map(String.init)
        guard let last = parts.last else { return nil }
        if parts.count == 1 {
            if let (lab, name) = splitVendor(last) { return (lab, name, "the id is of the form vendor.model") }
            if let lab = provider.lab { return (lab, last, "\(provider.id) sells its own models under bare ids") }
            return (nil, last, "a bare name")
        }
        for index in parts.indices.dropLast().reversed() {
            guard let lab = labs[parts[index]] else { continue }
            let name = parts[(index + 1)...].joined(separator: "-")
            return (lab, name, "the id names the lab \(parts[index]) and the model")
        }
        if parts.count == 4, parts[0] == "accounts", parts[2] == "models" { return (nil, last, "a bare name") }
        // A gateway that spells every id lab/name vouches for labs that nobody curated; its own routers are no models.
        if parts.count == 2, provider.id == "openrouter", parts[0] != "openrouter" {
            return (LabID(rawValue: parts[0]), last, "the id names the lab \(parts[0]) and the model")
        }
        return nil
    }

    /// `us.anthropic.claude-sonnet-4-5-20250929-v1:0` is anthropic's `claude-sonnet-4-5-20250929`.
    private func splitVendor(_ text: String) -> (LabID, String)? {
        var parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 3, Self.profiles.contains(parts[0]) {
            parts.removeFirst()
        } else if parts.count == 3 {
            parts = [parts[0], parts[1] + "." + parts[2]]
        }
        guard parts.count == 2, let lab = labs[parts[0]] else { return nil }
        return (lab, Self.withoutRevision(parts[1], lab: lab))
    }

    private static func reading(lab: LabID?, name: String, rule: String) -> Reading {
        var name = name
        if name.hasSuffix("@default") { name = String(name.prefix { $0 != "@" }) }
        name = String(name.map { $0 == "@" ? "-" : $0 })
        var wasCut = true
        while wasCut {
            wasCut = false
            for suffix in offerSuffixes where name.hasSuffix(suffix) && name.utf8.count > suffix.utf8.count {
                name.removeLast(suffix.count)
                wasCut = true
            }
        }
        // Meta's own prefix for its family, which other sellers leave out.
        if lab == "meta-llama" || lab == nil, name.hasPrefix("meta-llama-") { name.removeFirst("meta-".count) }
        let (bare, date) = splitDate(name)
        return Reading(lab: lab, name: bare, key: key(bare), date: date, rule: rule)
    }

    /// The spelling by which names are compared.
    ///
    /// `claude-sonnet-4.5` and `claude-sonnet-4-5` are one, and so are `llama-3.1` and `llama3.1`: a dot between
    /// digits and an underscore are hyphens, and a hyphen between a letter and a digit is nothing.
    static func key(_ name: String) -> String {
        let hyphen = UInt8(ascii: "-")
        let bytes = Array(name.utf8)
        func isDigit(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index] >= 48 && bytes[index] <= 57 }
        func isLetter(_ index: Int) -> Bool {
            bytes.indices.contains(index) && bytes[index] >= 97 && bytes[index] <= 122
        }
        var compared: [UInt8] = []
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "_"), UInt8(ascii: " "), hyphen:
                if isLetter(index - 1), isDigit(index + 1) { continue }
                compared.append(hyphen)
            case UInt8(ascii: ".") where isDigit(index - 1) && isDigit(index + 1): compared.append(hyphen)
            case let byte: compared.append(byte)
            }
        }
        return String(decoding: compared, as: UTF8.self)
    }

    /// Cuts a trailing `-20250929` or `-2025-09-29`.
    private static func splitDate(_ name: String) -> (String, String?) {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        func isNumber(_ text: Substring, _ count: Int) -> Bool {
            text.utf8.count == count && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
        }
        if parts.count > 1, let last = parts.last, isNumber(last, 8), last.hasPrefix("20") {
            let date = "\(last.prefix(4))-\(last.dropFirst(4).prefix(2))-\(last.suffix(2))"
            if Timestamp(date) != nil { return (parts.dropLast().joined(separator: "-"), date) }
        }
        if parts.count > 3, isNumber(parts[parts.count - 3], 4), isNumber(parts[parts.count - 2], 2),
            isNumber(parts[parts.count - 1], 2)
        {
            let date = parts.suffix(3).joined(separator: "-")
            if Timestamp(date) != nil { return (parts.dropLast(3).joined(separator: "-"), date) }
        }
        return (name, nil)
    }

    /// Cuts `:free` and its like; `:thinking` is another way of working, which makes another model.
    private static func withoutVariant(_ text: String) -> String {
        let text = text.hasPrefix("~") ? String(text.dropFirst()) : text
        guard let colon = text.lastIndex(of: ":") else { return text }
        let variant = String(text[text.index(after: colon)...])
        if variant == "thinking" { return text[..<colon] + "-thinking" }
        return variants.contains(variant) ? String(text[..<colon]) : text
    }

    /// Cuts the revision of Bedrock's packaging, `-v1:0`; a version that tells the release is part of the name.
    ///
    /// `claude-3-5-sonnet-20241022-v2:0` is told by its numbers, but `claude-v2:1` is not `claude-v1`. Amazon's own
    /// models keep their `-v1`, as everybody spells them.
    private static func withoutRevision(_ text: String, lab: LabID) -> String {
        if lab != "amazon", let dash = text.lastIndex(of: "-"), text[dash...].dropFirst().first == "v" {
            let (base, version) = (text[..<dash], text[dash...].dropFirst(2))
            let isRevision = version == "1" || version.contains(":")
            if version == "1:0" || (isRevision && base.contains(where: \.isNumber)) { return String(base) }
        }
        let name = text.hasSuffix(":0") ? String(text.dropLast(2)) : text
        return String(name.map { $0 == ":" ? "-" : $0 })
    }

    private static let variants: Set<String> = ["free", "nitro", "floor", "online", "exacto", "extended", "beta"]

    private static let profiles: Set<String> = [
        "us", "eu", "apac", "global", "au", "jp", "ca", "us-gov",
    ]

    /// What distinguishes offers of one model: precision, trusted execution, a cloud's packaging.
    private static let offerSuffixes = [
        "-fp8", "-fp4", "-nvfp4", "-mxfp4", "-bf16", "-fp16", "-int4", "-int8", "-awq", "-gptq", "-tee", "-maas",
    ]
}

/// The reviewed rules for reading names: the labs, the spellings of ids and the aliases.
package struct NameRules: Sendable, Hashable {
    /// The lab of each spelling that precedes names, in lower case.
    package let labs: [String: LabID]
    /// The lab of each provider that is itself a lab.
    package let sellers: [ProviderID: LabID]
    /// The families of each lab whose word and version can appear in either order.
    package let looseFamilies: [LabID: [String]]
    /// The families of labs, by which bare names are read.
    package let labFamilies: LabFamilies
    /// The spelling rules of sellers and labs.
    package let spellings: [SpellingRule]
    /// The aliases of models, sorted by name.
    package let aliases: [ModelAlias]

    private let labsByKey: [String: LabID]
    private let prefixes: [LabID: [String]]

    /// Creates the rules from their parts.
    package init(
        labs: [String: LabID], sellers: [ProviderID: LabID], looseFamilies: [LabID: [String]],
        labFamilies: LabFamilies, spellings: [SpellingRule], aliases: [ModelAlias]
    ) {
        self.labs = labs
        self.sellers = sellers
        self.looseFamilies = looseFamilies
        self.labFamilies = labFamilies
        self.spellings = spellings
        self.aliases = aliases
        var byKey: [String: LabID] = [:]
        var prefixes: [LabID: [String]] = [:]
        for (spelling, lab) in labs.sorted(by: { $0.key < $1.key }) {
            let key = NameText.key(spelling)
            byKey[key] = byKey[key] ?? lab
            prefixes[lab, default: []].append(key + "-")
        }
        labsByKey = byKey
        self.prefixes = prefixes.mapValues { $0.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) } }
    }

    /// Creates the rules from the curated data.
    package init(_ curation: Curation) {
        var labs: [String: LabID] = [:]
        for lab in curation.labs.values.sorted(by: { $0.id < $1.id }) {
            for spelling in [lab.id.rawValue] + lab.aliases {
                labs[spelling.lowercased()] = labs[spelling.lowercased()] ?? lab.id
            }
        }
        self.init(
            labs: labs, sellers: curation.providers.compactMapValues(\.lab),
            looseFamilies: curation.labs.mapValues(\.looseFamilies).filter { !$0.value.isEmpty },
            labFamilies: LabFamilies(curation.labs.values), spellings: curation.spellings,
            aliases: curation.aliases.sorted { $0.name < $1.name })
    }

    /// Returns the key of a name among the models of a lab, without the lab's own name and with the version last.
    func familyKey(_ key: String, of lab: LabID) -> String {
        var key = key
        if let prefix = prefixes[lab]?.first(where: { key.hasPrefix($0) && key.utf8.count > $0.utf8.count }) {
            key = String(key.dropFirst(prefix.count))
        }
        for family in looseFamilies[lab] ?? [] where key.hasPrefix(family) {
            key = Self.versionLast(key, family: family) ?? key
        }
        return key
    }

    /// Returns all ways to read a name such as `openai-gpt-4.1` as a lab's spelling, a hyphen and a name.
    func splits(of key: String) -> [(lab: LabID, rest: String)] {
        var found: [(lab: LabID, rest: String)] = []
        var index = key.startIndex
        while let hyphen = key[index...].firstIndex(of: "-") {
            let rest = key.index(after: hyphen)
            if let lab = labsByKey[String(key[..<hyphen])], rest < key.endIndex {
                found.append((lab, String(key[rest...])))
            }
            index = rest
        }
        return found
    }

    /// Returns a key such as `claude4-5-sonnet` as `claude-sonnet4-5`.
    ///
    /// It returns nil unless the family is followed by a version of at most two numbers and then by a word.
    private static func versionLast(_ key: String, family: String) -> String? {
        let parts = key.dropFirst(family.count).split(separator: "-", omittingEmptySubsequences: false)
        let version = parts.prefix { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(NameText.isDigit) }.prefix(2)
        guard !version.isEmpty, parts.count > version.count else { return nil }
        let word = parts[version.count]
        guard word.utf8.count > 2, word.utf8.allSatisfy({ $0 >= 97 && $0 <= 122 }) else { return nil }
        let rest = parts[(version.count + 1)...].map { "-" + $0 }.joined()
        return "\(family)-\(word)\(version.joined(separator: "-"))\(rest)"
    }
}

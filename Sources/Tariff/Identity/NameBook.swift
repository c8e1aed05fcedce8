/// All known names of models, with the lookup of a name.
///
/// The names of offers and the names that people type are looked up in the same way.
package struct NameBook: Sendable, Hashable {
    /// A group of releases whose names differ only in spelling and dates.
    package struct Family: Sendable, Hashable {
        /// The lab of the family.
        package var lab: LabID
        /// The key of the family among the lab's models.
        package var key: String
        /// The name in its best spelling.
        package var name: String
        /// The dates of the releases, sorted.
        package var dates: [String]
        /// The keys in the spellings that ids use, sorted.
        package var spellings: [String]
        /// True if an id names the lab; false if only the lab itself sells the family.
        package var isNamed: Bool
        /// True if OpenRouter or the lab itself lists the family.
        package var isVouched: Bool

        /// Creates a family.
        package init(
            lab: LabID, key: String, name: String, dates: [String], spellings: [String], isNamed: Bool,
            isVouched: Bool
        ) {
            self.lab = lab
            self.key = key
            self.name = name
            self.dates = dates
            self.spellings = spellings
            self.isNamed = isNamed
            self.isVouched = isVouched
        }
    }

    /// The result of a lookup.
    package enum Finding: Sendable, Hashable {
        /// One model, with a description of the rules that lead to it and the last alias that was followed.
        case model(ModelID, rule: String, alias: ModelAlias?)
        /// The models of several labs that have the name.
        case several([ModelID])
        /// The reason why the name has no model: no rule reads it, or its maker is not known.
        case unknown(String)
    }

    /// The reviewed rules.
    package let rules: NameRules
    /// The families, sorted by lab and key.
    package let families: [Family]

    private let reader: OfferNameReader
    private let places: [LabAndKey: Int]
    private let bySpelling: [String: [Int]]
    private let aliases: [AliasKey: ModelAlias]

    struct LabAndKey: Hashable {
        var lab: LabID
        var key: String
    }

    private struct AliasKey: Hashable {
        var family: LabAndKey
        var date: String?
    }

    /// A book without names.
    package static let empty = NameBook(NameRules(Curation()), families: [])

    /// Creates a book of known families.
    package init(_ rules: NameRules, families: [Family]) {
        let reader = OfferNameReader(rules)
        self.init(
            rules, reader: reader, aliases: Self.aliases(rules, reader),
            families: families.sorted { ($0.lab, $0.key) < ($1.lab, $1.key) })
    }

    private init(_ rules: NameRules, reader: OfferNameReader, aliases: [AliasKey: ModelAlias], families: [Family]) {
        self.rules = rules
        self.reader = reader
        self.aliases = aliases
        self.families = families
        var places: [LabAndKey: Int] = [:]
        places.reserveCapacity(families.count)
        var bySpelling: [String: [Int]] = [:]
        bySpelling.reserveCapacity(families.count)
        for (place, family) in self.families.enumerated() {
            places[LabAndKey(lab: family.lab, key: family.key)] = place
            for spelling in family.spellings { bySpelling[spelling, default: []].append(place) }
        }
        self.places = places
        self.bySpelling = bySpelling
    }

    /// Returns an intermediate book with the same rules and other families, which can be in any order.
    func with(_ families: [Family]) -> NameBook {
        NameBook(rules, reader: reader, aliases: aliases, families: families)
    }

    private static func aliases(_ rules: NameRules, _ reader: OfferNameReader) -> [AliasKey: ModelAlias] {
        var aliases: [AliasKey: ModelAlias] = [:]
        for alias in rules.aliases {
            let reading = reader.reading(of: alias.name)
            let family = LabAndKey(lab: alias.name.lab, key: rules.familyKey(reading.key, of: alias.name.lab))
            aliases[AliasKey(family: family, date: reading.date)] = alias
        }
        return aliases
    }

    /// Returns true if both books have equal rules and families.
    package static func == (left: NameBook, right: NameBook) -> Bool {
        left.rules == right.rules && left.families == right.families
    }

    /// Hashes the rules and the families.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(rules)
        hasher.combine(families)
    }

    /// Returns the result of looking up an id by the rules of its seller, if one is given.
    ///
    /// - Parameters:
    ///   - id: An id, a name as people write it, or an alias.
    ///   - provider: The seller that uses the id, or nil if it is not known.
    ///   - moment: The day on which aliases are looked up, or nil for the last step of each alias.
    /// - Returns: One model with its rules, several models, or the reason why there is none.
    package func find(_ id: String, provider: ProviderID? = nil, at moment: Timestamp? = nil) -> Finding {
        guard let reading = reader.read(id, provider: provider) else { return .unknown("no rule reads it") }
        return find(reading, provider: provider, at: moment)
    }

    func find(_ reading: OfferNameReader.Reading, provider: ProviderID?, at moment: Timestamp?) -> Finding {
        switch lab(of: reading, provider: provider) {
        case .one(let lab, let reading): model(lab, reading, at: moment, depth: 0)
        case .several(let places): .several(places.map { ModelID(lab: families[$0].lab, name: families[$0].name) })
        case .none: .unknown("a bare name that no id with a lab bears")
        }
    }

    private enum Settled {
        case one(LabID, OfferNameReader.Reading)
        case several([Int])
        case none
    }

    /// Returns the lab of a reading, with the reason added to the rule of the reading.
    private func lab(of reading: OfferNameReader.Reading, provider: ProviderID?) -> Settled {
        var reading = reading
        guard let lab = reading.lab else { return bare(reading, provider: provider) }
        guard reading.ground != .hand else { return .one(lab, reading) }
        let own = places[LabAndKey(lab: lab, key: rules.familyKey(reading.key, of: lab))]
        let isOwn = own.map { reading.ground == .seller ? families[$0].isNamed : families[$0].isVouched } ?? false
        guard !isOwn else { return .one(lab, reading) }
        if let other = other(than: lab, reading) {
            reading.rule = "\(reading.rule), but only \(other) has a model of that name"
            return .one(other, reading)
        }
        if reading.ground == .seller, let other = rules.labFamilies.lab(of: reading.key), other != lab {
            reading.rule = "\(reading.rule), but every word of it is \(other)'s"
            return .one(other, reading)
        }
        return .one(lab, reading)
    }

    /// Returns the only other lab that is known for a name, or nil if there is none or several.
    ///
    /// A reseller or a packager can put its own name before the model of another lab.
    private func other(than lab: LabID, _ reading: OfferNameReader.Reading) -> LabID? {
        var others = (bySpelling[reading.key] ?? []).filter { families[$0].lab != lab && families[$0].isNamed }
        if reading.ground == .id || others.count > 1 { others = others.filter { families[$0].isVouched } }
        return others.count == 1 ? families[others[0]].lab : nil
    }

    private func bare(_ reading: OfferNameReader.Reading, provider: ProviderID?) -> Settled {
        var reading = reading
        if let known = bySpelling[reading.key] {
            let vouched = known.filter { families[$0].isVouched }
            let chosen = known.count == 1 ? known : vouched
            guard chosen.count == 1 else { return .several(vouched.isEmpty ? known : vouched) }
            let lab = families[chosen[0]].lab
            reading.rule += "; the only model of that name is by \(lab)"
            if known.count > 1 { reading.rule += ", as OpenRouter or the lab itself lists it" }
            return .one(lab, reading)
        }
        for (lab, rest) in rules.splits(of: reading.key) {
            // The lab's spelling can also be the first word of the name, so the family is looked up without it.
            let key = rules.familyKey(rest, of: lab)
            guard places[LabAndKey(lab: lab, key: key)] != nil || aliases[alias(lab, key, reading.date)] != nil
            else { continue }
            reading.key = rest
            reading.rule += "; it begins with the lab \(lab), which has that model"
            return .one(lab, reading)
        }
        for rule in reader.labSuffixes where rule.applies(to: provider) {
            guard let name = rule.apply(to: reading.name) else { continue }
            var cut = reading
            (cut.name, cut.key) = (name, NameText.key(name))
            cut.rule += "; \(rule.reason)"
            if case .one(let lab, let settled) = bare(cut, provider: provider), rule.labs.contains(lab) {
                return .one(lab, settled)
            }
        }
        if let lab = rules.labFamilies.lab(of: reading.key) {
            reading.rule += "; every word of it is \(lab)'s"
            return .one(lab, reading)
        }
        return .none
    }

    /// Returns the reading with the lab that makes the model, or nil if the lab is not known.
    func settled(_ reading: OfferNameReader.Reading, provider: ProviderID?) -> OfferNameReader.Reading? {
        guard case .one(let lab, var settled) = lab(of: reading, provider: provider) else { return nil }
        settled.lab = lab
        return settled
    }

    private func alias(_ lab: LabID, _ key: String, _ date: String?) -> AliasKey {
        AliasKey(family: LabAndKey(lab: lab, key: key), date: date)
    }

    /// Returns the model of a lab that a reading names, with aliases followed.
    private func model(
        _ lab: LabID, _ reading: OfferNameReader.Reading, at moment: Timestamp?, depth: Int
    ) -> Finding {
        let key = rules.familyKey(reading.key, of: lab)
        var rule = reading.rule
        if depth < 4, let alias = aliases[alias(lab, key, reading.date)] {
            guard let step = alias.step(at: moment) else {
                return .unknown("\(alias.name) is an alias, and nobody wrote down what it stood for then")
            }
            let since = step.from.map { " since \($0.description.prefix(10))" } ?? ""
            let target = reader.reading(of: step.model, rule: "\(rule); \(alias.name) is \(step.model)\(since)")
            let found = model(step.model.lab, target, at: moment, depth: depth + 1)
            guard case .model(let model, let rule, let deeper) = found else { return found }
            return .model(model, rule: rule, alias: deeper ?? alias)
        }
        if reading.isFloating, reading.ground != .hand {
            return .unknown("what a floating name stands for differs between sellers and days")
        }
        let known = places[LabAndKey(lab: lab, key: key)].map { families[$0] }
        guard let family = known else {
            guard reading.ground == .hand else { return .unknown("nobody sells a model of that name") }
            return .model(ModelID(lab: lab, name: reading.name), rule: rule, alias: nil)
        }
        var name = family.name
        if let date = reading.date {
            if family.dates.count > 1 {
                guard family.dates.contains(date) else { return .unknown("nobody sells the release of \(date)") }
                name += "-" + date
                rule += "; one of several dated releases"
            } else if family.dates.first != date {
                return .unknown("nobody sells the release of \(date)")
            } else {
                rule += "; \(date) is the only date of it"
            }
        }
        return .model(ModelID(lab: lab, name: name), rule: rule, alias: nil)
    }
}

/// Finds curated names that contradict each other, are redundant or have no effect.
package struct RuleOverlaps: Sendable {
    /// The subject of a problem.
    package enum Subject: Sendable, Hashable {
        /// An offer whose model is assigned by hand.
        case offer(OfferID)
        /// The alias at the index in the curated data.
        case alias(Int)
        /// The spelling rule at the index in the curated data.
        case spelling(Int)
    }

    /// A problem of a curated name.
    package struct Problem: Sendable, Hashable {
        /// The subject of the problem.
        package var subject: Subject
        /// The fault and the remedy, as the continuation of a sentence that begins with the subject.
        package var complaint: String
    }

    private let curation: Curation

    /// Creates a check of the curated data.
    package init(_ curation: Curation) { self.curation = curation }

    /// Returns the problems that are visible without any offer.
    package func problems() -> [Problem] { spellingProblems() + aliasProblems() }

    /// Returns the problems that are visible only with the known offers.
    ///
    /// They are curated ids that no offer has, curated models that the rules already assign, and curated models that no other
    /// offer has and that resemble another model.
    ///
    /// - Parameters:
    ///   - offers: The ids of all offers.
    ///   - aliases: The id of the aliased offer, by the id of each offer that is an alias.
    /// - Returns: The problems, sorted by the ids of their offers.
    package func problems(among offers: [OfferID], aliases: [OfferID: String] = [:]) -> [Problem] {
        var byRule = curation
        byRule.models = [:]
        let ruled = ModelNaming(offers: offers, aliases: aliases, curation: byRule).names
        let named = ModelNaming(offers: offers, aliases: aliases, curation: curation).names
        let held = Set(offers)
        let ruledModels = Set(ruled.values.map(\.model.rawValue)).sorted()
        return curation.models.keys.sorted().compactMap { offer in
            guard held.contains(offer) else {
                return Problem(
                    subject: .offer(offer), complaint: "is an id that no offer has. Delete it, or look for a slip")
            }
            guard let model = named[offer]?.model else { return nil }
            if ruled[offer]?.model == model {
                return Problem(
                    subject: .offer(offer), complaint: "is “\(model)” by the rules already. Delete the line")
            }
            guard !ruledModels.contains(model.rawValue),
                let near = NearestWords.nearest(to: model.rawValue, in: ruledModels),
                // A name with another number is another model and not a typing error.
                near.filter(\.isNumber) == model.rawValue.filter(\.isNumber)
            else { return nil }
            return Problem(
                subject: .offer(offer),
                complaint: "is stated to be “\(model)”, which no other offer is. Is it “\(near)”")
        }
    }

    private func spellingProblems() -> [Problem] {
        let rules = curation.spellings
        return rules.indices.flatMap { place -> [Problem] in
            let rule = rules[place]
            var found: [Problem] = []
            func complain(_ complaint: String) {
                found.append(Problem(subject: .spelling(place), complaint: complaint))
            }
            let isCut = rule.part == .prefix || rule.part == .suffix
            let comesBack = rule.part == .prefix ? rule.becomes.hasPrefix(rule.text) : rule.becomes.hasSuffix(rule.text)
            if isCut, comesBack {
                complain("puts “\(rule.text)” back, so that it would be read again and again")
            }
            for other in rules where other.part == rule.part && other.text == rule.text && other != rule {
                if other.becomes != rule.becomes {
                    guard Self.meet(other.providers, rule.providers), Self.meet(other.labs, rule.labs) else { continue }
                    complain("reads “\(rule.text)” as “\(rule.becomes)”, and another rule as “\(other.becomes)”")
                } else if Self.covers(other.providers, rule.providers), Self.covers(other.labs, rule.labs) {
                    complain("says of “\(rule.text)” what a wider rule says already. Delete it")
                }
            }
            if rules[..<place].contains(rule) { complain("is written twice. Delete one of the two") }
            return found
        }
    }

    private func aliasProblems() -> [Problem] {
        let rules = NameRules(curation)
        let reader = OfferNameReader(rules)
        func key(_ model: ModelID) -> String {
            let reading = reader.reading(of: model)
            return "\(model.lab)/\(rules.familyKey(reading.key, of: model.lab)) \(reading.date ?? "")"
        }
        var places: [String: Int] = [:]
        var found: [Problem] = []
        for (place, alias) in curation.aliases.enumerated() {
            if let other = places[key(alias.name)] {
                let name = curation.aliases[other].name
                found.append(
                    Problem(subject: .alias(place), complaint: "is the same name as “\(name)”. Delete one of the two"))
            } else {
                places[key(alias.name)] = place
            }
        }
        for (place, alias) in curation.aliases.enumerated() {
            for step in alias.steps {
                guard let next = places[key(step.model)] else { continue }
                found.append(
                    Problem(
                        subject: .alias(place),
                        complaint: next == place
                            ? "is stated to be itself, “\(step.model)”"
                            : "is stated to be “\(step.model)”, which is an alias itself. Write the model"))
            }
        }
        return found
    }

    /// Returns true if a scope contains another.
    private static func covers<Name: Hashable>(_ wide: [Name], _ narrow: [Name]) -> Bool {
        wide.isEmpty || (!narrow.isEmpty && Set(wide).isSuperset(of: narrow))
    }

    /// Returns true if two scopes overlap.
    ///
    /// An empty scope contains everything.
    private static func meet<Name: Hashable>(_ left: [Name], _ right: [Name]) -> Bool {
        left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right)
    }
}

/// Which release each offer sells, by rules that explain themselves.
///
/// The names depend on the whole set of offers, not on their order: a dated id is the same model as the
/// bare one where only one date of it exists, and a model of its own where there are several. What no
/// rule reaches has no model: a neighbour's price is worse than no answer.
package struct ModelNaming: Sendable {
    /// A model with the rule that names it, in words.
    package struct Name: Sendable, Hashable {
        /// The model.
        package var model: ModelID
        /// Why it is this one.
        package var rule: String
    }

    /// The model of each offer that has one.
    package let names: [OfferID: Name]

    /// Names the models of a set of offers.
    ///
    /// - Parameters:
    ///   - offers: every offer that is held.
    ///   - aliases: for an offer that is another name, the id of which it is one, as its seller spells it.
    ///   - curation: labs with their spellings, providers with their labs, models said by hand.
    package init(offers: [OfferID], aliases: [OfferID: String], curation: Curation) {
        let reader = OfferNameReader(curation: curation)
        var names: [OfferID: Name] = [:]
        var readings: [(offer: OfferID, reading: OfferNameReader.Reading)] = []
        for offer in offers {
            let byHand = curation.models[offer].map { OfferNameReader.reading(byHand: $0) }
            if let reading = byHand ?? reader.read(offer, alias: aliases[offer]) {
                readings.append((offer, reading))
            }
        }
        var families: [LabAndKey: Family] = [:]
        for (offer, reading) in readings {
            guard let lab = reading.lab else { continue }
            families[LabAndKey(lab: lab, key: reading.key), default: Family()].add(reading, of: offer)
        }
        var labsByKey: [String: Set<LabID>] = [:]
        for name in families.keys { labsByKey[name.key, default: []].insert(name.lab) }
        for (offer, reading) in readings {
            var rule = reading.rule
            var lab = reading.lab
            if lab == nil, let labs = labsByKey[reading.key], labs.count == 1 {
                lab = labs.first
                rule = "the only model of that name is by \(lab?.rawValue ?? "")"
            }
            guard let lab, let family = families[LabAndKey(lab: lab, key: reading.key)] else { continue }
            var name = family.name
            if let date = reading.date {
                if family.dates.count > 1 {
                    name += "-" + date
                    rule += "; one of several dated releases"
                } else {
                    rule += "; \(date) is the only date of it"
                }
            }
            names[offer] = Name(model: ModelID(lab: lab, name: name), rule: rule)
        }
        self.names = names
    }

    private struct LabAndKey: Hashable {
        var lab: LabID
        var key: String
    }

    /// The ids that differ only in spelling and dates.
    private struct Family {
        var dates: Set<String> = []
        private var best: (rank: Int, length: Int, name: String)?

        /// The spelling that is used: OpenRouter's where it has one, for it writes versions with dots.
        var name: String { best?.name ?? "" }

        mutating func add(_ reading: OfferNameReader.Reading, of offer: OfferID) {
            if let date = reading.date { dates.insert(date) }
            let rank = offer.provider == "openrouter" ? 0 : 1
            let name = Self.dotted(reading.name)
            let candidate = (rank: rank, length: name.utf8.count, name: name)
            if let best, best <= candidate { return }
            best = candidate
        }

        /// `claude-opus-5-5` as `claude-opus-5.5`: two short numbers in a row are a version.
        private static func dotted(_ name: String) -> String {
            var parts: [Substring] = []
            for part in name.split(separator: "-", omittingEmptySubsequences: false) {
                func isShort(_ text: Substring?) -> Bool {
                    text.map { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 >= 48 && $0 <= 57 } } ?? false
                }
                if isShort(part), isShort(parts.last), let last = parts.popLast() {
                    parts.append(last + "." + part)
                } else {
                    parts.append(part)
                }
            }
            return parts.joined(separator: "-")
        }
    }
}

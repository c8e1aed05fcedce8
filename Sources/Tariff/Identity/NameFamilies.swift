/// Groups ids that differ only in spelling and dates into families.
struct NameFamilies {
    private let rules: NameRules
    /// The dates that are not releases because an alias defines their meaning.
    private var retracted: [NameBook.LabAndKey: Set<String>] = [:]
    private var drafts: [NameBook.LabAndKey: Draft] = [:]

    private struct Draft {
        var dates: Set<String> = []
        /// The number of uses of each spelling, with a flag that is true if OpenRouter uses it.
        var names: [String: (count: Int, isVouched: Bool)] = [:]
        var spellings: Set<String> = []
        var isNamed = false
        var isVouched = false

        mutating func add(_ reading: OfferNameReader.Reading, date: String?, isVouching: Bool, isVouched: Bool) {
            if let date { dates.insert(date) }
            names[reading.name, default: (0, false)].count += 1
            if isVouching { names[reading.name]?.isVouched = true }
            spellings.insert(reading.key)
            if reading.ground == .id || reading.ground == .hand { isNamed = true }
            if isVouched { self.isVouched = true }
        }

        /// The spelling of OpenRouter, or the most common one if OpenRouter has none.
        ///
        /// OpenRouter takes precedence because it writes versions with dots.
        var name: String {
            let best = names.min { left, right in
                if left.value.isVouched != right.value.isVouched { return left.value.isVouched }
                if left.value.count != right.value.count { return left.value.count > right.value.count }
                return (left.key.utf8.count, left.key) < (right.key.utf8.count, right.key)
            }
            return best?.key ?? ""
        }
    }

    /// Creates families that contain the names of the aliases.
    init(_ rules: NameRules, _ reader: OfferNameReader) {
        self.rules = rules
        for alias in rules.aliases { add(alias, reader) }
    }

    /// The families that have been collected so far, in no particular order.
    var all: [NameBook.Family] {
        drafts.map { place, draft in
            NameBook.Family(
                lab: place.lab, key: place.key, name: NameText.dotted(draft.name), dates: draft.dates.sorted(),
                spellings: draft.spellings.sorted(), isNamed: draft.isNamed, isVouched: draft.isVouched)
        }
    }

    /// Adds the reading of an offer's id, unless it is a floating name, which does not identify a release.
    mutating func add(_ reading: OfferNameReader.Reading, of offer: OfferID) {
        guard let lab = reading.lab, !reading.isFloating || reading.ground == .hand else { return }
        let isVouching = offer.provider == OfferNameReader.vouching
        let place = NameBook.LabAndKey(lab: lab, key: rules.familyKey(reading.key, of: lab))
        // The draft is modified in place because a copy of it would copy its sets.
        drafts[place, default: Draft()].add(
            reading, date: retracted[place]?.contains(reading.date ?? "") == true ? nil : reading.date,
            isVouching: isVouching, isVouched: isVouching || rules.sellers[offer.provider] == lab)
    }

    /// Adds the name of an alias and the releases that it identifies over time.
    private mutating func add(_ alias: ModelAlias, _ reader: OfferNameReader) {
        let name = reader.reading(of: alias.name)
        if let date = name.date {
            let place = NameBook.LabAndKey(lab: alias.name.lab, key: rules.familyKey(name.key, of: alias.name.lab))
            retracted[place, default: []].insert(date)
        }
        for model in alias.steps.map(\.model) + [alias.name] {
            let reading = reader.reading(of: model)
            let place = NameBook.LabAndKey(lab: model.lab, key: rules.familyKey(reading.key, of: model.lab))
            if let date = reading.date, retracted[place]?.contains(date) != true {
                drafts[place, default: Draft()].dates.insert(date)
            }
            drafts[place, default: Draft()].spellings.insert(reading.key)
            drafts[place, default: Draft()].isNamed = true
            if drafts[place]?.names[reading.name] == nil {
                drafts[place, default: Draft()].names[reading.name] = (0, false)
            }
        }
    }
}

/// The assignment of offers to releases, by rules that explain themselves.
///
/// The names depend on the whole set of offers, not on their order: a dated id is the same model as the
/// bare one where only one date of it exists, and a model of its own where there are several. What no
/// rule reaches has no model: a neighbour's price is worse than no answer.
package struct ModelNaming: Sendable {
    /// A model with the rule that names it, in words.
    package struct Name: Sendable, Hashable {
        /// The model.
        package var model: ModelID
        /// The reason for this model.
        package var rule: String
    }

    /// The model of each offer that has one.
    package let names: [OfferID: Name]
    /// Every name that is known, for names that no offer has.
    package let book: NameBook

    /// Names the models of a set of offers.
    ///
    /// - Parameters:
    ///   - offers: every offer that is held.
    ///   - aliases: for an offer that is another name, the id of which it is one, as its seller spells it.
    ///   - curation: labs with their spellings, providers with their labs, rules, aliases and models said by hand.
    ///   - moment: the day on which dated aliases are looked up; nil for the last.
    package init(offers: [OfferID], aliases: [OfferID: String], curation: Curation, at moment: Timestamp? = nil) {
        let rules = NameRules(curation)
        let reader = OfferNameReader(rules)
        var readings: [(offer: OfferID, reading: OfferNameReader.Reading)] = []
        readings.reserveCapacity(offers.count)
        for offer in offers {
            let byHand = curation.models[offer].map { reader.reading(of: $0) }
            if let reading = byHand ?? reader.read(offer, alias: aliases[offer]) { readings.append((offer, reading)) }
        }
        // First the ids that name a lab, then a lab's own bare ids, which may turn out to be another lab's models.
        var families = NameFamilies(rules, reader)
        for (offer, reading) in readings where reading.ground == .hand || reading.ground == .id {
            families.add(reading, of: offer)
        }
        let named = NameBook(rules, families: []).with(families.all)
        for (offer, reading) in readings where reading.ground == .seller {
            if let settled = named.settled(reading, provider: offer.provider) { families.add(settled, of: offer) }
        }
        // Then the packagers, whose own name before another lab's model makes no model.
        let vouched = named.with(families.all)
        families = NameFamilies(rules, reader)
        for (offer, reading) in readings where reading.lab != nil {
            if let settled = vouched.settled(reading, provider: offer.provider) { families.add(settled, of: offer) }
        }
        // At last the bare names, whose dates are releases too.
        let owned = named.with(families.all)
        for (offer, reading) in readings where reading.lab == nil {
            if let settled = owned.settled(reading, provider: offer.provider) { families.add(settled, of: offer) }
        }
        let book = NameBook(rules, families: families.all)
        var names: [OfferID: Name] = [:]
        names.reserveCapacity(offers.count)
        for (offer, reading) in readings {
            if case .model(let model, let rule, _) = book.find(reading, provider: offer.provider, at: moment) {
                names[offer] = Name(model: model, rule: rule)
            }
        }
        self.names = names
        self.book = book
    }
}

/// The assignment of offers to models by rules that explain each result.
///
/// The names depend on the whole set of offers but not on their order. If only one date of an id exists, the dated id is the
/// same model as the bare id; if several dates exist, each dated id is a separate model. An offer to which no rule applies
/// has no model, because the price of a similar model is worse than no answer.
package struct ModelNaming: Sendable {
    /// A model with a description of the rule that names it.
    package struct Name: Sendable, Hashable {
        /// The model.
        package var model: ModelID
        /// A description of the rule.
        package var rule: String
    }

    /// The model of each offer that has one.
    package let names: [OfferID: Name]
    /// All known names, to look up names that no offer has.
    package let book: NameBook

    /// Names the models of a set of offers.
    ///
    /// - Parameters:
    ///   - offers: The ids of all offers.
    ///   - aliases: The id of the aliased offer, as its seller spells it, by the id of each offer that is an alias.
    ///   - curation: The labs with their spellings, the providers with their labs, the rules, the aliases, and the models
    ///     that are assigned by hand.
    ///   - moment: The day on which dated aliases are looked up, or nil for the last step of each alias.
    package init(offers: [OfferID], aliases: [OfferID: String], curation: Curation, at moment: Timestamp? = nil) {
        let rules = NameRules(curation)
        let reader = OfferNameReader(rules)
        var readings: [(offer: OfferID, reading: OfferNameReader.Reading)] = []
        readings.reserveCapacity(offers.count)
        for offer in offers {
            let byHand = curation.models[offer].map { reader.reading(of: $0) }
            if let reading = byHand ?? reader.read(offer, alias: aliases[offer]) { readings.append((offer, reading)) }
        }
        // The first steps add ids that name a lab, then a lab's own bare ids, which can be models of another lab.
        var families = NameFamilies(rules, reader)
        for (offer, reading) in readings where reading.ground == .hand || reading.ground == .id {
            families.add(reading, of: offer)
        }
        let named = NameBook(rules, families: []).with(families.all)
        for (offer, reading) in readings where reading.ground == .seller {
            if let settled = named.settled(reading, provider: offer.provider) { families.add(settled, of: offer) }
        }
        // The next step handles packagers, whose own name before another lab's model does not create another model.
        let vouched = named.with(families.all)
        families = NameFamilies(rules, reader)
        for (offer, reading) in readings where reading.lab != nil {
            if let settled = vouched.settled(reading, provider: offer.provider) { families.add(settled, of: offer) }
        }
        // The last step adds bare names, whose dates are also releases.
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

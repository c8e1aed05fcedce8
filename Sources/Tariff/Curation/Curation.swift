/// Everything that people review by hand: providers, labs, sources and names of models.
package struct Curation: Sendable, Hashable {
    /// The providers by id.
    package let providers: [ProviderID: Provider]
    /// How each source spells each provider.
    package let providersByName: [SourceID: [String: ProviderID]]
    /// The labs by id.
    package var labs: [LabID: Lab]
    /// The sources by id.
    package var sources: [SourceID: Source]
    /// Offers whose model is said by hand, because no rule can know it.
    package var models: [OfferID: ModelID]
    /// Other names of models.
    package var aliases: [ModelAlias]
    /// How sellers and labs spell ids.
    package var spellings: [SpellingRule]

    /// Makes a curation.
    package init(
        providers: [Provider] = [], labs: [Lab] = [], sources: [Source] = [], models: [OfferID: ModelID] = [:],
        aliases: [ModelAlias] = [], spellings: [SpellingRule] = []
    ) {
        self.providers = Dictionary(providers.map { ($0.id, $0) }) { first, _ in first }
        self.labs = Dictionary(labs.map { ($0.id, $0) }) { first, _ in first }
        self.sources = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
        self.models = models
        self.aliases = aliases
        self.spellings = spellings
        var byName: [SourceID: [String: ProviderID]] = [:]
        for provider in self.providers.values {
            for (source, names) in provider.names {
                for name in names { byName[source, default: [:]][name] = provider.id }
            }
        }
        providersByName = byName
    }

    /// The provider that a source calls `name`, and as itself where nobody said anything of it.
    ///
    /// A name that is not curated becomes an id in lower case with hyphens.
    package func provider(named name: String, in source: SourceID) -> ProviderID {
        if let known = providersByName[source]?[name] { return known }
        return ProviderID(rawValue: String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }))
    }

    /// The provider with that id; one that nobody curated is a host under its own id.
    package func provider(_ id: ProviderID) -> Provider {
        providers[id] ?? Provider(id: id, name: id.rawValue, kind: .host)
    }
}

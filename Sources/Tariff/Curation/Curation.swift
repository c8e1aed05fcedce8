/// The data that people review by hand: providers, labs, sources and names of models.
package struct Curation: Sendable, Hashable {
    /// The providers by id.
    package let providers: [ProviderID: Provider]
    /// The providers by the names that each source gives them.
    package let providersByName: [SourceID: [String: ProviderID]]
    /// The labs by id.
    package var labs: [LabID: Lab]
    /// The sources by id.
    package var sources: [SourceID: Source]
    /// The models of offers whose names no rule can read.
    package var models: [OfferID: ModelID]
    /// The alternative names of models.
    package var aliases: [ModelAlias]
    /// The rules by which sellers and labs spell ids.
    package var spellings: [SpellingRule]

    /// Creates a curation.
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

    /// Returns the provider that a source calls `name`.
    ///
    /// A name without curated data becomes an id in lower case with hyphens.
    package func provider(named name: String, in source: SourceID) -> ProviderID {
        if let known = providersByName[source]?[name] { return known }
        return ProviderID(spelled: name)
    }

    /// Returns the provider with that id.
    ///
    /// A provider without curated data is a host named after its id.
    package func provider(_ id: ProviderID) -> Provider {
        providers[id] ?? Provider(id: id, name: id.rawValue, kind: .host)
    }
}

extension ProviderID {
    /// Creates the id of a seller without curated data: its name in lower case with hyphens.
    package init(spelled name: String) {
        self.init(rawValue: String(name.lowercased().map { "_ :".contains($0) ? "-" : $0 }))
    }
}

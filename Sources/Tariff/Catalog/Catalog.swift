/// Everything that is published: decided from claims and curated data, and from nothing else.
package struct Catalog: Sendable, Hashable {
    /// The offers, sorted by id.
    package var offers: [Offer]
    /// The models, sorted by id.
    package var models: [Model]
    /// The providers that sell something, sorted by id.
    package var providers: [Provider]
    /// The sources and their newest documents, sorted by id.
    package var readings: [SourceReading]
    /// The sources that the readings are of.
    package var sources: [Source]
    /// The name book, which also reads names that no offer has.
    package var names: NameBook

    /// Creates a catalog.
    package init(
        offers: [Offer] = [], models: [Model] = [], providers: [Provider] = [], readings: [SourceReading] = [],
        sources: [Source] = [], names: NameBook = .empty
    ) {
        self.offers = offers
        self.models = models
        self.providers = providers
        self.readings = readings
        self.sources = sources
        self.names = names
    }
}

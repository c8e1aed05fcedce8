/// The class of a source for an offer; the smaller class wins.
package enum SourceClass: Int, Sendable, Comparable {
    /// The seller's own list or page.
    case seller
    /// Another catalog.
    case catalog

    /// Creates the class of a source for the offers of a provider.
    package init(_ source: SourceID, for provider: ProviderID, in curation: Curation) {
        self = curation.sources[source].map { $0.owns.contains(provider) } ?? false ? .seller : .catalog
    }

    /// Orders classes by precedence.
    package static func < (left: SourceClass, right: SourceClass) -> Bool { left.rawValue < right.rawValue }
}

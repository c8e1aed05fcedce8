import Ingest
package import Query
import Store
package import Tariff

/// The catalog that follows from claims: reconciled, versioned and laid out as an index, with its changes.
///
/// This is the one place where claims become an index. A refresh, the bundle, an index that must be rebuilt and an earlier
/// moment all come through here.
package struct DecidedCatalog: Sendable {
    /// The catalog.
    package let catalog: Catalog
    /// The catalog laid out for answering.
    package let index: CatalogIndex
    /// The findings of the decision that a person should see.
    package let diagnostics: [Diagnostic]
    /// The changes since the catalog before.
    package let changes: [OfferChange]

    /// Decides between claims.
    ///
    /// - Parameters:
    ///   - claims: The claims, open and closed.
    ///   - reconciler: The rules of the decision.
    ///   - generatedAt: The moment at which the index is made.
    ///   - sequence: Returns the number of a version.
    ///   - before: Returns the offers to compare with for a version; nil if they cannot differ.
    package init(
        _ claims: [HeldClaim], by reconciler: Reconciler, generatedAt: Timestamp,
        sequence: (_ version: String) -> Int64,
        changesSince before: @escaping @Sendable (_ version: String) -> [Offer]? = { _ in nil }
    ) {
        let (catalog, diagnostics) = Self.decide(claims, by: reconciler)
        // Hashing and comparing take as long as laying out, and use another processor.
        let news = ParallelValue { () -> (version: String, changes: [OfferChange]) in
            let version = CatalogVersion.version(of: catalog)
            return (version, before(version).map { OfferComparison.changes(from: $0, to: catalog.offers) } ?? [])
        }
        index = CatalogIndex(
            catalog, version: news.value().version, sequence: sequence(news.value().version), generatedAt: generatedAt)
        changes = news.value().changes
        (self.catalog, self.diagnostics) = (catalog, diagnostics)
    }

    /// Reconciles the claims, half of the offers on another processor.
    private static func decide(_ claims: [HeldClaim], by reconciler: Reconciler) -> (Catalog, [Diagnostic]) {
        let offers = Reconciler.byOffer(claims)
        let half = offers.count / 2
        let second = ParallelValue { reconciler.decide(offers[half...]) }
        let first = reconciler.decide(offers[..<half])
        return reconciler.catalog(from: [first, second.value()])
    }
}

extension RunWrite.Publication {
    /// Publishes an index, which states its own sequence.
    init(_ index: CatalogIndex, curation: String) {
        let bytes = index.encoded()
        self.init(
            version: index.version, generatedAt: index.generatedAt, curation: curation, format: CatalogIndex.format
        ) { _ in bytes }
    }
}

extension StoredIndex {
    /// The index; nil if another version of the program wrote it.
    var index: CatalogIndex? {
        format == CatalogIndex.format ? try? CatalogIndex(decoding: bytes) : nil
    }
}

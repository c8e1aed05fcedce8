import Ingest
import Query
import Store
import Tariff

/// What follows from the claims of a run: the catalog, ready to be published, what it changes, and what was noticed.
struct RefreshedCatalog {
    let index: CatalogIndex
    let diagnostics: [Diagnostic]
    /// What it changes in the catalog published before.
    let changes: [OfferChange]
    private let bytes: [UInt8]

    /// Decides; the sequence rises where the version is not that of the catalog published before.
    ///
    /// - Parameters:
    ///   - claims: the claims as they will stand.
    ///   - reconciler: how to decide.
    ///   - published: the catalog published before.
    ///   - before: the claims that it was decided from, where its index cannot be read any more.
    init(
        _ claims: [HeldClaim], by reconciler: Reconciler, before published: StoredIndex?, heldBefore before: [HeldClaim]
    ) {
        let (catalog, diagnostics) = reconciler.catalogInShares(of: claims)
        let news = Meanwhile { () -> (version: String, changes: [OfferChange]) in
            let version = CatalogVersion.version(of: catalog)
            if let published, published.version == version { return (version, []) }
            let old =
                published?.index.map { index in (0..<index.offerCount).map { index.offer(at: $0) } }
                ?? reconciler.catalog(of: before).0.offers
            return (version, OfferComparison.changes(from: old, to: catalog.offers))
        }
        index = CatalogIndex(
            catalog, version: news.value().version,
            sequence: (published?.sequence ?? 0) + (published?.version == news.value().version ? 0 : 1),
            generatedAt: .now)
        changes = news.value().changes
        bytes = index.encoded()
        self.diagnostics = diagnostics
    }

    /// The catalog as it is stored.
    ///
    /// The right to write is held since the published sequence was read, so that the store counts on to the same.
    func publication(curation: String) -> RunWrite.Publication {
        RunWrite.Publication(index, curation: curation, bytes)
    }
}

extension RunWrite.Publication {
    /// Publishes an index, which holds its own sequence, as its bytes.
    init(_ index: CatalogIndex, curation: String, _ bytes: [UInt8]) {
        self.init(
            version: index.version, generatedAt: index.generatedAt, curation: curation, format: CatalogIndex.format
        ) { _ in bytes }
    }
}

extension StoredIndex {
    /// The index, nil where it was written by another version of the program.
    var index: CatalogIndex? {
        format == CatalogIndex.format ? try? CatalogIndex(decoding: bytes) : nil
    }
}

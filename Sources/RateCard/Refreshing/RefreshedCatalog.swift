import Query
import Store
import Tariff

/// What follows from the claims of a run: the catalog, ready to be published, and what was noticed.
struct RefreshedCatalog {
    let index: CatalogIndex
    let diagnostics: [Diagnostic]
    private let bytes: [UInt8]

    /// Decides; the sequence rises where the version is not that of the catalog published before.
    init(_ claims: [HeldClaim], by reconciler: Reconciler, before published: StoredIndex?) {
        let (catalog, diagnostics) = reconciler.catalog(of: claims)
        let version = CatalogVersion.version(of: catalog)
        let sequence = (published?.sequence ?? 0) + (published?.version == version ? 0 : 1)
        index = CatalogIndex(catalog, version: version, sequence: sequence, generatedAt: .now)
        bytes = index.encoded()
        self.diagnostics = diagnostics
    }

    /// The catalog as it is stored.
    ///
    /// The right to write is held since the published sequence was read, so that the store counts on to the same.
    func publication(curation: String) -> RunWrite.Publication {
        RunWrite.Publication(
            version: index.version, generatedAt: index.generatedAt, curation: curation, format: CatalogIndex.format
        ) { [bytes] _ in bytes }
    }
}

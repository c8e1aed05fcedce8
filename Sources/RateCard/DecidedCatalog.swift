import Ingest
import Store
import Tariff

/// The catalog decided anew from the claims of a database, with the claims themselves.
struct DecidedCatalog {
    /// What is published.
    let catalog: Catalog
    /// What it was decided from.
    let claims: [HeldClaim]
    /// What people reviewed by hand.
    let curation: Curation

    init(_ store: CatalogStore, catalogPath: String) throws {
        curation = try CuratedData.load(catalogPath)
        claims = try store.claims().map(\.held)
        let readings = SourceReading.newest(
            of: try store.documents().map(\.content), states: try store.sourceStates())
        catalog = Reconciler(curation: curation, readings: readings).catalog(of: claims).0
    }
}

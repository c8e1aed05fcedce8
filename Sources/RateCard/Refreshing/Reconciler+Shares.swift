import Ingest
import Tariff

extension Reconciler {
    /// The catalog, and what a person should see of how it was decided, with half of the offers decided meanwhile.
    func catalogInShares(of claims: [HeldClaim]) -> (Catalog, [Diagnostic]) {
        let offers = Self.byOffer(claims)
        let half = offers.count / 2
        let later = Meanwhile { decide(offers[half...]) }
        let first = decide(offers[..<half])
        return catalog(from: [first, later.value()])
    }
}

package import Tariff

/// A claim as the database holds it.
package struct StoredClaim: Sendable, Hashable {
    /// Its number, by which it is closed.
    package let id: Int64
    /// The number of the document that it was read from.
    package let document: Int64
    /// What is claimed, and when that was known.
    package let held: HeldClaim

    /// Makes a stored claim.
    package init(id: Int64, document: Int64, held: HeldClaim) {
        self.id = id
        self.document = document
        self.held = held
    }
}

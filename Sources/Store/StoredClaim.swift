package import Tariff

/// A claim as stored in the database.
package struct StoredClaim: Sendable, Hashable {
    /// The claim's number, which is used to close it.
    package let id: Int64
    /// The number of the document that it was read from.
    package let document: Int64
    /// The claim and the period in which it was observed.
    package let held: HeldClaim

    /// Creates a stored claim.
    package init(id: Int64, document: Int64, held: HeldClaim) {
        self.id = id
        self.document = document
        self.held = held
    }
}

extension Normaliser {
    /// Returns the stored claims with their providers by the curated data.
    package func normalised(_ claims: [StoredClaim]) -> [StoredClaim] {
        zip(claims, normalised(claims.map(\.held))).map { StoredClaim(id: $0.id, document: $0.document, held: $1) }
    }
}

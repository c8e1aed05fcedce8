package import Tariff

/// The catalog that a new machine starts with, as its folder states it: what was published, by whose word.
package struct BundleContents: Sendable {
    /// What the bundle passes on of one source.
    package struct Document: Sendable {
        /// The source.
        package let origin: SourceID
        /// When the document was fetched that the bundle was made from.
        package let fetchedAt: Timestamp
        /// What it says, and since when that was known; of a vanished offer, until when.
        package internal(set) var claims: [HeldClaim] = []
    }

    /// A document for each source, sorted by source.
    package internal(set) var documents: [Document] = []
    /// How many offers are listed.
    package internal(set) var offers = 0
    /// How large the files are together.
    package internal(set) var bytes = 0
    /// The SHA-256 of the files, one behind the other.
    package internal(set) var sha256 = ""
    /// Every line that could not be read.
    package internal(set) var diagnostics: [Diagnostic] = []
}

package import Tariff

/// The catalog that a new machine starts with: the published claims with their sources.
package struct BundleContents: Sendable {
    /// The claims of one source in the bundle.
    package struct Document: Sendable {
        /// The source.
        package let origin: SourceID
        /// The fetch time of the document that the bundle was made from.
        package let fetchedAt: Timestamp
        /// The claims with the times at which they were known; those of a vanished offer have an end.
        package internal(set) var claims: [HeldClaim] = []
    }

    /// A document for each source, sorted by source.
    package internal(set) var documents: [Document] = []
    /// The number of offers.
    package internal(set) var offers = 0
    /// The size of all files together.
    package internal(set) var bytes = 0
    /// The SHA-256 of the concatenated files.
    package internal(set) var sha256 = ""
    /// Every line that could not be read.
    package internal(set) var diagnostics: [Diagnostic] = []
}

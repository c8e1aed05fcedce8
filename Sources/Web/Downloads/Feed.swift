/// A document about many offers, for programs that fetch files; it is written once for each version of the catalog.
struct Feed: Sendable {
    /// The name, by which feeds of the same version are cached.
    let name: String
    /// The media type.
    let contentType: String
    /// The path of the schema.
    let schema: String
    /// Writes the document, which may take long.
    let write: @Sendable () -> [UInt8]
}

/// A document of many offers for programs that fetch files, made once for each version of the catalog.
struct Feed: Sendable {
    /// What tells it from the other feeds of a version.
    let name: String
    /// What it is.
    let contentType: String
    /// The path of the schema that describes it.
    let schema: String
    /// Writes it; that may take long.
    let make: @Sendable () -> [UInt8]
}

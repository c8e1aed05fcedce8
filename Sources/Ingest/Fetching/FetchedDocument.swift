/// The result of fetching a source's document.
package struct FetchedDocument: Sendable {
    /// The decoded bytes, with all pages joined; nil if the server reports no change.
    package var bytes: [UInt8]?
    /// The HTTP status, 200 or 304.
    package var status: Int
    /// The validators for the next request.
    package var validators: Validators
    /// The number of pages that were fetched.
    package var pages = 1
}

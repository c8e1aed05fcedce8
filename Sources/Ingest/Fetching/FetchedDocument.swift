/// What fetching a source's document came to.
package struct FetchedDocument: Sendable {
    /// The bytes, decoded, pages put together; nil when the server says that they did not change.
    package var bytes: [UInt8]?
    /// The status of the answer: 200 or 304.
    package var status: Int
    /// What to ask with the next time.
    package var validators: Validators
    /// How many pages it came in.
    package var pages = 1
}

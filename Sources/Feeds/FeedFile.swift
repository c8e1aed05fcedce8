/// A file of a feed that consists of several files.
package struct FeedFile: Sendable, Hashable {
    /// The path relative to the folder of the feed: `providers/openai.jsonl`.
    package let name: String
    /// The content in UTF-8.
    package let bytes: [UInt8]
}

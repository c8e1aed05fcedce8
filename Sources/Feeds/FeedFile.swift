/// A file of a feed that is a folder.
package struct FeedFile: Sendable, Hashable {
    /// The path below the folder: `providers/openai.jsonl`.
    package let name: String
    /// The content: UTF-8.
    package let bytes: [UInt8]
}

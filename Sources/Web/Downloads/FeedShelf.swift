import Synchronization

/// The feeds of one version of the catalog that somebody asked for.
final class FeedShelf: Sendable {
    private let kept = Mutex<[String: PackedDocument]>([:])

    /// A feed, made the first time that it is asked for; whoever asks meanwhile waits for the same.
    ///
    /// - Parameters:
    ///   - feed: what is asked for.
    ///   - version: the version of the catalog, for the entity tag.
    /// - Returns: the feed, packed.
    /// - Throws: when there is no memory for it.
    func document(_ feed: Feed, version: String) async throws -> PackedDocument {
        if let document = document(feed.name) { return document }
        return try await BlockingWork.run { [self] in
            if let document = document(feed.name) { return document }
            let document = try PackedDocument(
                feed.make(), contentType: feed.contentType, version: version, schema: feed.schema)
            kept.withLock { $0[feed.name] = document }
            return document
        }
    }

    private func document(_ name: String) -> PackedDocument? { kept.withLock { $0[name] } }
}

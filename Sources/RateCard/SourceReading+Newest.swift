import Store
import Tariff

extension SourceReading {
    /// The newest document of each source, and whether the last attempt to read it failed.
    ///
    /// What the bundle passes on of a source counts until a document of its own was read.
    static func newest(of documents: [DocumentRecord], states: [SourceState]) -> [SourceReading] {
        let own = Set(documents.lazy.map(\.source))
        var newest: [SourceID: Timestamp] = [:]
        for document in documents where document.source != .bundle || !own.contains(document.voice) {
            newest[document.voice] = max(newest[document.voice] ?? document.fetchedAt, document.fetchedAt)
        }
        let failing = Set(states.filter(\.isFailing).map(\.source))
        return newest.map { SourceReading(source: $0, fetchedAt: $1, isFailing: failing.contains($0)) }
    }
}

extension SourceState {
    /// Whether the source's last document could not be used.
    var isFailing: Bool { lastStatus == "failed" || lastStatus == "held" }
}

import Store
import Tariff

extension SourceReading {
    /// Returns the newest document of each source, and whether the last attempt to read the source failed.
    ///
    /// A document of the bundle counts for a source until a document of the source itself has been read.
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
    /// True if the last attempt to read the source failed or its document was held.
    var isFailing: Bool { lastStatus == "failed" || lastStatus == "held" }
}

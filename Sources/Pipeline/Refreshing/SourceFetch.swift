import Ingest
import Store
import Tariff

/// The result of fetching a source over the network.
struct SourceFetch {
    let source: SourceID
    /// The document, or the reason why there is none.
    let content: DocumentFolder.Content
    /// The moment that the document is dated to.
    let fetchedAt: Timestamp
    /// The state to store if the document can be read.
    let state: FetchState
    /// The duration of the fetch.
    let milliseconds: Int64

    /// The document as an entry to be read.
    var entry: DocumentFolder.Entry { .init(source: source, name: "", content: content) }

    /// The result as a line for people.
    var line: String {
        let what =
            switch content {
            case .fetched(let bytes): "\(bytes.count / 1000) kB"
            case .archived: "unchanged"
            case .missing(let failure): "failed: \(failure)"
            case .file(let path): path
            }
        return "\(source): \(what) (\(milliseconds) ms)"
    }
}

extension RefreshRun {
    /// Returns the states to store, once it is known which documents could be read.
    ///
    /// After a document that could not be read the validators of the one before remain, because that is the stored one.
    func fetchStates(after outcomes: [SourceOutcome]) -> [FetchState] {
        outcomes.compactMap { outcome in
            guard let fetch = fetches[outcome.source] else { return nil }
            if outcome.status == .ok || outcome.status == .unchanged { return fetch.state }
            var state =
                fetchesBefore[outcome.source] ?? FetchState(source: outcome.source, triedAt: startedAt, isGood: false)
            state.triedAt = fetch.state.triedAt
            state.isGood = false
            state.notBefore = nil
            switch fetch.content {
            case .missing(let failure): state.notBefore = failure.retryAfter.map { state.triedAt.adding(seconds: $0) }
            // The archived document cannot be read, so that the next run fetches the whole document.
            case .archived: (state.etag, state.lastModified) = (nil, nil)
            case .file, .fetched: break
            }
            return state
        }
    }
}

import Ingest
import Store
import Tariff

/// What asking for a source over the network came to.
struct SourceFetch {
    let source: SourceID
    /// The document, or why there is none.
    let content: DocumentFolder.Content
    /// When it was asked for.
    let fetchedAt: Timestamp
    /// What to remember if the document turns out to be good.
    let state: FetchState
    /// How long it took.
    let milliseconds: Int64

    /// The document as something to read.
    var entry: DocumentFolder.Entry { .init(source: source, name: "", content: content) }

    /// A line for a person who watches.
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
    /// What is remembered of the asking, now that it is known which documents are good.
    ///
    /// A document that could not be used leaves the tags of the one before: they are those of what is held.
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
            // What is kept cannot be read: the whole is asked for the next time.
            case .archived: (state.etag, state.lastModified) = (nil, nil)
            case .file, .fetched: break
            }
            return state
        }
    }
}

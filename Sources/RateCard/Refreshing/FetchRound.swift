import Ingest
import Store
import Tariff

/// One round of asking sources over the network, all at once as far as the fetcher lets them.
struct FetchRound {
    let fetcher: Fetcher
    /// Where documents are kept; nil in a dry run, which keeps nothing.
    let keeping: DocumentArchive?
    /// Where the documents are that were fetched before.
    let archive: DocumentArchive
    /// How the sources were asked the last time.
    let states: [SourceID: FetchState]
    /// When the newest document of each source was fetched that is held.
    let held: [SourceID: Timestamp]

    /// Whether it is time to ask a source again.
    ///
    /// A tenth of the cadence does not count, so that a timer of the same period is never a moment too
    /// early. A source that failed is asked again soon, unless it said when.
    func isDue(_ source: Source, at now: Timestamp) -> Bool {
        // A time to come is one of a clock that was wrong.
        guard let state = states[source.id], state.triedAt <= now else { return true }
        if let notBefore = state.notBefore, notBefore > now { return false }
        let pause = state.isGood ? source.cadence - source.cadence / 10 : min(source.cadence, 600)
        return now.seconds - state.triedAt.seconds >= pause
    }

    /// Asks for the sources and tells of each when it is done.
    ///
    /// All documents count as fetched when the round began: which of them is the later one is no matter of seconds.
    func fetch(_ sources: [Source]) async -> [SourceFetch] {
        let beganAt = Timestamp.now
        return await withTaskGroup(of: SourceFetch.self) { group in
            for source in sources { group.addTask { await fetch(source, beganAt: beganAt) } }
            var fetches: [SourceFetch] = []
            Terminal.progress("fetching \(sources.count) sources …")
            for await fetch in group {
                fetches.append(fetch)
                Terminal.step(fetch.line)
            }
            return fetches.sorted { $0.source < $1.source }
        }
    }

    private func fetch(_ source: Source, beganAt: Timestamp) async -> SourceFetch {
        let start = ContinuousClock.now
        let before = states[source.id]
        let known = before.flatMap { state -> Validators? in
            // Only what can be read again may turn out not to have changed.
            guard state.url == source.url, archive.holds(state.sha256, of: source.id) else { return nil }
            return Validators(etag: state.etag, lastModified: state.lastModified)
        }
        // A clock that was put back, or a second asking within the second, makes no document older than the one before,
        // nor as old: what vanished in no time would count as a mistake of ours.
        let fetchedAt = held[source.id].map { max(beganAt, $0.adding(seconds: 1)) } ?? beganAt
        var state = FetchState(source: source.id, triedAt: .now, isGood: true, url: source.url)
        let content: DocumentFolder.Content
        do throws(FetchFailure) {
            let document = try await fetcher.fetch(source, known: known)
            state.sha256 = document.bytes.map { SHA256.hex($0) } ?? before?.sha256 ?? ""
            if keep(document, of: source, state.sha256, fetchedAt) {
                state.etag = document.validators.etag
                state.lastModified = document.validators.lastModified
            }
            content = document.bytes.map { .fetched($0) } ?? .archived(archive, sha256: state.sha256)
        } catch {
            content = .missing(error)
        }
        let took = (ContinuousClock.now - start) / .milliseconds(1)
        return SourceFetch(
            source: source.id, content: content, fetchedAt: fetchedAt, state: state, milliseconds: Int64(took))
    }

    /// Keeps a document; where that fails the run goes on, and the next one asks for the whole document.
    private func keep(
        _ document: FetchedDocument, of source: Source, _ sha256: String, _ fetchedAt: Timestamp
    ) -> Bool {
        guard let keeping else { return true }
        let record = ArchiveRecord(
            source: source.id, url: source.url, fetchedAt: fetchedAt, status: document.status,
            validators: document.validators, sha256: sha256, bytes: document.bytes?.count)
        do throws(ArchiveError) {
            try keeping.keep(record, document.bytes)
            return true
        } catch {
            Terminal.error("\(source.id): \(error)")
            return false
        }
    }
}

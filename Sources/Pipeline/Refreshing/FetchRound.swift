import Ingest
import Store
import Tariff

/// One round of fetching sources over the network, all at once within the limits of the fetcher.
struct FetchRound {
    let fetcher: Fetcher
    /// The archive that documents are added to; nil in a dry run, which stores nothing.
    let keeping: DocumentArchive?
    /// The archive of the documents that were fetched before.
    let archive: DocumentArchive
    /// The results of the last attempt to fetch each source.
    let states: [SourceID: FetchState]
    /// The fetch time of the newest stored document of each source.
    let held: [SourceID: Timestamp]
    let report: ProgressReporter

    /// Returns true if a source is due.
    ///
    /// A source is due a tenth of its cadence early, so that a timer of the same period never misses it. A source that failed
    /// is due again soon, unless its server stated a time.
    func isDue(_ source: Source, at now: Timestamp) -> Bool {
        // A time in the future was written by a wrong clock.
        guard let state = states[source.id], state.triedAt <= now else { return true }
        if let notBefore = state.notBefore, notBefore > now { return false }
        let pause = state.isGood ? source.cadence - source.cadence / 10 : min(source.cadence, 600)
        return now.seconds - state.triedAt.seconds >= pause
    }

    /// Fetches the sources and reports each when it is done.
    ///
    /// All documents are dated to the beginning of the round, because their order must not depend on seconds.
    func fetch(_ sources: [Source]) async -> [SourceFetch] {
        let beganAt = Timestamp.now
        return await withTaskGroup(of: SourceFetch.self) { group in
            for source in sources { group.addTask { await fetch(source, beganAt: beganAt) } }
            var fetches: [SourceFetch] = []
            report(.progress("fetching \(sources.count) sources …"))
            for await fetch in group {
                fetches.append(fetch)
                report(.step(fetch.line))
            }
            return fetches.sorted { $0.source < $1.source }
        }
    }

    private func fetch(_ source: Source, beganAt: Timestamp) async -> SourceFetch {
        let start = ContinuousClock.now
        let before = states[source.id]
        let known = before.flatMap { state -> Validators? in
            // A 304 response is of use only if the document is still archived.
            guard state.url == source.url, archive.holds(state.sha256, of: source.id) else { return nil }
            return Validators(etag: state.etag, lastModified: state.lastModified)
        }
        // Fetch times are strictly increasing, even if the clock steps back or two fetches share a second. Otherwise a
        // claim that vanished would count as corrected.
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

    /// Archives a document.
    ///
    /// If that fails the run continues, and the next one fetches the whole document.
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
            report(.error("\(source.id): \(error)"))
            return false
        }
    }
}

import Ingest
import Query
package import Store
package import Tariff

/// One refresh, from documents to a published catalog.
///
/// ```
/// fetch      Source             -> SourceDocument             ``fetch(_:_:archive:agent:)``, or a ``DocumentFolder``
/// parse      SourceDocument     -> [Claim] + [Diagnostic]     ``SourceRun``: the format of one source
/// normalise  [Claim] + Curation -> [Claim]                    ``SourceRun``: the ids of providers and offers
/// gate       entries            -> admitted or held           ``SourceRun``: a list that shrinks too much is held
/// merge      held + [Claim]     -> ClaimChanges               ``SourceRun``: the claims to add and to close
/// reconcile  claims + curation  -> Catalog + [Diagnostic]     ``DecidedCatalog``
/// index      Catalog            -> CatalogIndex               ``DecidedCatalog``
/// store      changes and index  -> Void                       ``publish(_:_:at:)``: one write transaction
/// ```
///
/// A source that fails changes nothing: its last good claims stay.
package struct RefreshRun {
    /// The documents of a source, all fetched at one moment.
    package typealias Documents = (source: SourceID, entries: [DocumentFolder.Entry], fetchedAt: Timestamp)

    /// The curated data.
    let curated: CuratedData
    /// The database; nil for a dry run without one.
    let store: CatalogStore?
    /// True to store nothing.
    let isDry: Bool
    /// The moment at which the run started.
    let startedAt: Timestamp
    let report: ProgressReporter
    /// The results of fetching the sources, if they were fetched over the network.
    var fetches: [SourceID: SourceFetch] = [:]
    /// The stored results of the fetches before.
    var fetchesBefore: [SourceID: FetchState] = [:]

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - curated: The curated data.
    ///   - store: The database; nil for a dry run without one.
    ///   - isDry: True to store nothing.
    ///   - startedAt: The moment at which the run starts.
    ///   - report: The reporter of progress.
    package init(
        _ curated: CuratedData, _ store: CatalogStore?, isDry: Bool = false, startedAt: Timestamp,
        report: ProgressReporter = .silent
    ) {
        self.curated = curated
        self.store = store
        self.isDry = isDry
        self.startedAt = startedAt
        self.report = report
    }

    /// Derives the providers and offers of claims from the current curated data.
    var normaliser: Normaliser { Normaliser(curated.curation) }

    /// The stored state of the sources before the run.
    struct Held {
        let documents: [StoredDocument]
        let states: [SourceID: SourceState]
        /// The published catalog; nil if there is none.
        let published: StoredIndex?

        init(_ store: CatalogStore?) throws(StoreError) {
            documents = try store?.documents() ?? []
            states = Dictionary(uniqueKeysWithValues: try (store?.sourceStates() ?? []).map { ($0.source, $0) })
            published = try store?.readIndex()
        }
    }

    /// Reads documents and publishes the catalog that follows from them.
    ///
    /// - Parameters:
    ///   - documents: The documents by source.
    ///   - moment: The moment of the documents.
    /// - Returns: The summary of the run.
    /// - Throws: ``StoreError`` if the database cannot be read or written.
    package func run(_ documents: [Documents], at moment: Timestamp) throws -> RefreshSummary {
        let held = try Held(store)
        let readings = documents.map { documents in
            ParallelValue {
                var source = SourceRun(self, held, documents)
                return try source.run()
            }
        }
        var outcomes: [SourceOutcome] = []
        for (reading, (source, _, _)) in zip(readings, documents) {
            report(.progress("reading \(source) …"))
            outcomes.append(try reading.value())
        }
        report(.progress("publishing …"))
        defer { report(.end) }
        return try publish(outcomes, held, at: moment)
    }

    // MARK: Publishing

    private func publish(_ outcomes: [SourceOutcome], _ held: Held, at moment: Timestamp) throws -> RefreshSummary {
        let states = outcomes.map { state(of: $0, before: held.states[$0.source]) }
        let reconciler = Reconciler(curation: curated.curation, readings: readings(outcomes, held, states))
        if let index = try confirmed(outcomes, held, reconciler) {
            return try store(confirmed: index, outcomes, states, at: moment)
        }
        let claims = try StandingClaims(store: store, documents: held.documents, normaliser: normaliser)
            .after(outcomes.flatMap(\.read))
        // Deciding needs no database and storing claims needs no decision, so that both run at once.
        let deciding = ParallelValue { [comparison = try comparison(with: held.published, reconciler)] in
            DecidedCatalog(
                claims, by: reconciler, generatedAt: .now,
                sequence: { (held.published?.sequence ?? 0) + (held.published?.version == $0 ? 0 : 1) },
                changesSince: comparison)
        }
        guard let store, !isDry else { return summary(of: outcomes, deciding.value(), held.published, at: moment) }
        var summary = RefreshSummary(at: moment, outcomes: outcomes)
        var write = write(outcomes, states, at: moment)
        if held.published?.curation != curated.stamp { write.normaliser = normaliser }
        summary.run = try store.write(write) { write in
            let decided = deciding.value()
            summary = self.summary(of: outcomes, decided, held.published, at: moment)
            write.finishedAt = .now
            write.summary = { [summary] in summary.json(run: $0.run) }
            write.states = summary.outcomes.map { state(of: $0, before: held.states[$0.source]) }
            if summary.catalog != nil {
                // The lock of the writer has been held since the published sequence was read.
                write.catalog = .init(decided.index, curation: curated.stamp)
                write.changes = decided.changes
            }
        }.run
        return summary
    }

    /// Stores a run that only confirms the published catalog.
    private func store(
        confirmed index: CatalogIndex, _ outcomes: [SourceOutcome], _ states: [SourceState], at moment: Timestamp
    ) throws -> RefreshSummary {
        var summary = RefreshSummary(at: moment, outcomes: outcomes)
        summary.catalog = .init(index)
        guard let store, !isDry else { return summary }
        var write = write(outcomes, states, at: moment)
        write.summary = { [summary] in summary.json(run: $0.run) }
        if !write.documents.isEmpty { write.catalog = .init(index, curation: curated.stamp) }
        summary.run = try store.write(write).run
        return summary
    }

    /// Returns the write of the documents, their claims and the states, without a catalog.
    private func write(_ outcomes: [SourceOutcome], _ states: [SourceState], at moment: Timestamp) -> RunWrite {
        var write = RunWrite(startedAt: startedAt, finishedAt: .now, at: moment) { _ in "" }
        for document in outcomes.flatMap(\.read) { write.add(document) }
        write.states = states
        write.fetches = fetchStates(after: outcomes)
        return write
    }

    /// Returns the offers that a version is compared with, to record the changes.
    ///
    /// A catalog that another version of the program published is decided again from its claims.
    private func comparison(
        with published: StoredIndex?, _ reconciler: Reconciler
    ) throws(StoreError) -> @Sendable (String) -> [Offer]? {
        let index = published?.index
        let claims =
            published != nil && index == nil ? normaliser.normalised(try store?.claims().map(\.held) ?? []) : []
        return { version in
            if published?.version == version { return nil }
            return index.map { index in (0..<index.offerCount).map { index.offer(at: $0) } }
                ?? reconciler.catalog(of: claims).0.offers
        }
    }

    private func summary(
        of outcomes: [SourceOutcome], _ decided: DecidedCatalog, _ published: StoredIndex?, at moment: Timestamp
    ) -> RefreshSummary {
        var summary = RefreshSummary(at: moment, outcomes: outcomes.map { $0.adding(decided.diagnostics) })
        // Before the first good document there is nothing to publish.
        if published != nil || decided.index.offerCount > 0 { summary.catalog = .init(decided.index) }
        summary.moves = PriceMove.largest(of: decided.changes)
        return summary
    }

    private func state(of outcome: SourceOutcome, before: SourceState?) -> SourceState {
        // An older document does not change the present state of the source.
        if outcome.isHistory, var state = before {
            state.lastAttemptAt = startedAt
            return state
        }
        let isGood = outcome.status == .ok || outcome.status == .unchanged
        return SourceState(
            source: outcome.source, lastAttemptAt: startedAt,
            lastGoodAt: isGood ? [outcome.fetchedAt, before?.lastGoodAt].compactMap { $0 }.max() : before?.lastGoodAt,
            lastStatus: outcome.status.rawValue, error: outcome.error, rows: outcome.rows,
            diagnostics: outcome.status == .ok ? outcome.diagnosticsJSON : before?.diagnostics ?? "[]",
            fingerprint: curated.hash)
    }

    private func readings(_ outcomes: [SourceOutcome], _ held: Held, _ newStates: [SourceState]) -> [SourceReading] {
        var states = held.states
        for state in newStates { states[state.source] = state }
        return SourceReading.newest(
            of: held.documents.map(\.content) + outcomes.flatMap(\.read).map(\.record), states: Array(states.values))
    }
}

extension RunWrite {
    fileprivate mutating func add(_ document: SourceOutcome.ReadDocument) {
        let number = documents.count
        documents.append(document.record)
        inserts += document.changes.added.map { ClaimInsert($0, document: .new(number)) }
        closes += document.changes.closings.map {
            ClaimClose(id: $0.id, observedTo: $0.observedTo, confirmedAt: $0.confirmedAt)
        }
        extensions += document.changes.extensions.map { ClaimExtension(id: $0.id, observedFrom: $0.observedFrom) }
    }
}

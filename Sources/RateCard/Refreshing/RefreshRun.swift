import Foundation
import Ingest
import Query
import Store
import Tariff

/// One refresh, from documents to a published catalog.
///
/// ```
/// parse      SourceDocument          -> [Claim] + [Diagnostic]     one source's format
/// merge      held + [Claim]          -> ClaimChanges               the claims as they will stand
/// reconcile  those claims + curation -> Catalog + [Diagnostic]
/// index      Catalog                 -> CatalogIndex
/// store      changes, run, bytes     -> Void                       one write transaction
/// ```
///
/// A source that fails changes nothing: its last good claims stay.
struct RefreshRun {
    let curation: Curation
    /// The fingerprint of the curated data, which the cold path compares.
    let curationStamp: String
    /// The hash of the curated data, which is part of what a source was read with.
    let curationHash: String
    /// The database; nil for a dry run where there is none.
    let store: CatalogStore?
    let isDry: Bool
    let startedAt: Timestamp
    /// How the sources were asked, where they were asked over the network.
    var fetches: [SourceID: SourceFetch] = [:]
    /// How they were asked the time before.
    var fetchesBefore: [SourceID: FetchState] = [:]

    /// The documents of a source, all fetched at one moment.
    typealias Documents = (source: SourceID, entries: [DocumentFolder.Entry], fetchedAt: Timestamp)

    /// Reads the documents, publishes what follows from them and tells what happened.
    func run(_ entries: [Documents], at: Timestamp) throws -> RefreshSummary {
        let states = Dictionary(
            uniqueKeysWithValues: try (store?.sourceStates() ?? []).map { ($0.source, $0) })
        let documents = try store?.documents() ?? []
        let readings = entries.map { source, entries, fetchedAt in
            Meanwhile {
                try read(
                    source, entries, fetchedAt: fetchedAt, held: documents.filter { $0.content.source == source },
                    state: states[source])
            }
        }
        var outcomes: [SourceOutcome] = []
        for (reading, entry) in zip(readings, entries) {
            Terminal.progress("reading \(entry.source) …")
            outcomes.append(try reading.value())
        }
        Terminal.progress("publishing …")
        defer { Terminal.endProgress() }
        return try publish(outcomes, states: states, documents: documents, at: at)
    }

    // MARK: Reading

    private func read(
        _ source: SourceID, _ entries: [DocumentFolder.Entry], fetchedAt: Timestamp, held: [StoredDocument],
        state: SourceState?
    ) throws -> SourceOutcome {
        let clock = ContinuousClock()
        let start = clock.now
        var outcome = SourceOutcome(source: source)
        outcome.rows = state?.rows ?? 0
        var rows = 0
        for entry in entries {
            outcome.documents += 1
            do throws(SourceError) {
                if confirm(entry, fetchedAt: fetchedAt, held: held, in: &outcome) { continue }
                let document = try DocumentFolder.read(entry, fetchedAt: fetchedAt)
                rows += try self.read(document, held: held.filter { $0.content.name == entry.name }, into: &outcome)
            } catch {
                outcome.status = .failed
                outcome.isHistory = held.contains { $0.content.name == entry.name && $0.fetchedAt > fetchedAt }
                let name = entry.name.isEmpty ? "" : "\(entry.name): "
                outcome.error = [outcome.error, name + error.description].compactMap { $0 }.joined(separator: " ")
            }
        }
        if outcome.status == .ok, rows > 0 {
            // Documents of a source of many come and go; a list in one document does not lose half of itself.
            if entries.count == 1 { holdBackShrunk(&outcome, rows: rows, before: state?.rows ?? 0) }
            if outcome.status == .ok { outcome.rows = rows }
        }
        try endBundled(&outcome)
        let took = clock.now - start
        outcome.milliseconds = took.components.seconds * 1000 + took.components.attoseconds / 1_000_000_000_000_000
        outcome.milliseconds += fetches[source]?.milliseconds ?? 0
        return outcome
    }

    /// Takes a server's word that its document is the one that is held, where nothing would be read otherwise in it.
    private func confirm(
        _ entry: DocumentFolder.Entry, fetchedAt: Timestamp, held: [StoredDocument], in outcome: inout SourceOutcome
    ) -> Bool {
        guard case .archived(_, let sha256) = entry.content, fetches[entry.source] != nil,
            let newest = held.filter({ $0.content.name == entry.name })
                .max(by: { ($0.fetchedAt, $0.id) < ($1.fetchedAt, $1.id) }),
            newest.content.sha256 == sha256, newest.content.curation == curationHash,
            newest.content.parserVersion == SourceRegistry.parser(of: entry.source)?.version,
            fetchedAt >= newest.fetchedAt
        else { return false }
        if fetchedAt > newest.fetchedAt {
            var record = newest.content
            record.fetchedAt = fetchedAt
            outcome.read.append(.init(record: record, changes: ClaimChanges()))
        }
        outcome.fetchedAt = fetchedAt
        return true
    }

    /// Reads one document and adds what it changes; tells how many entries it lists.
    private func read(
        _ document: SourceDocument, held: [StoredDocument], into outcome: inout SourceOutcome
    ) throws(SourceError) -> Int {
        guard let parser = SourceRegistry.parser(of: document.source) else {
            throw .shape("no parser reads documents of \(document.source)")
        }
        // Of documents of one moment the one read last is the one that is held.
        let newest = held.max { ($0.fetchedAt, $0.id) < ($1.fetchedAt, $1.id) }
        let isOlder = newest.map { document.fetchedAt < $0.fetchedAt } ?? false
        let record = DocumentRecord(
            source: document.source, name: document.name, url: curation.sources[document.source]?.url ?? "",
            sha256: document.sha256, bytes: document.bytes.count, fetchedAt: document.fetchedAt,
            parserVersion: parser.version, curation: curationHash)
        let same =
            isOlder
            ? held.first { $0.fetchedAt == document.fetchedAt && isSame($0.content, record) }
            : newest.flatMap { isSame($0.content, record) ? $0 : nil }
        if let same {
            if document.fetchedAt > same.fetchedAt {
                outcome.read.append(.init(record: record, changes: ClaimChanges()))
            }
            if !isOlder { outcome.fetchedAt = document.fetchedAt }
            return 0
        }
        let parsed = try parser.init().parse(document, curation: curation)
        let changes: ClaimChanges
        do {
            changes = try merge(parsed.claims, of: document, newest: newest, held: held, isOlder: isOlder)
        } catch {
            throw .file("\(error)")
        }
        if outcome.status == .unchanged { outcome.status = .ok }
        outcome.diagnostics += parsed.diagnostics
        for claim in parsed.claims {
            switch claim.content {
            case .skip, .modifier: outcome.skipped += 1
            case .rate, .fact: outcome.claims += 1
            }
        }
        outcome.new += changes.new
        outcome.changed += changes.changed
        outcome.closed += changes.closed
        outcome.read.append(.init(record: record, changes: changes))
        if isOlder {
            outcome.isHistory = true
            outcome.diagnostics.append(
                Diagnostic(
                    code: "older_document",
                    "The document of \(document.fetchedAt) is older than the one held: it is kept as history.",
                    source: document.source))
            return 0
        }
        outcome.fetchedAt = document.fetchedAt
        return parsed.entries
    }

    /// The first good document of a source ends what the bundle passed on of it, whatever the document's date.
    private func endBundled(_ outcome: inout SourceOutcome) throws {
        guard let moment = outcome.read.map(\.record.fetchedAt).max() else { return }
        let rows = try store?.openClaims(source: .bundle, documentName: outcome.source.rawValue) ?? []
        guard !rows.isEmpty else { return }
        var rest = rows.map { (id: $0.id, claim: $0.held) }
        for index in outcome.read.indices { rest = outcome.read[index].changes.takeOver(rest) }
        outcome.read[0].changes.close(passedOn: rest, at: moment)
    }

    private func isSame(_ held: DocumentRecord, _ record: DocumentRecord) -> Bool {
        held.sha256 == record.sha256 && held.parserVersion == record.parserVersion && held.curation == record.curation
    }

    private func merge(
        _ claims: [Claim], of document: SourceDocument, newest: StoredDocument?, held: [StoredDocument], isOlder: Bool
    ) throws -> ClaimChanges {
        if isOlder {
            let next = held.map(\.fetchedAt).filter { $0 > document.fetchedAt }.min() ?? document.fetchedAt
            let rows = try store?.claims(source: document.source, coveringHistoryOf: document.name) ?? []
            return ClaimMerge(held: rows.map { ($0.id, $0.held) })
                .history(of: claims, fetchedAt: document.fetchedAt, next: next)
        }
        let rows = try store?.openClaims(source: document.source, documentName: document.name) ?? []
        return ClaimMerge(held: rows.map { ($0.id, $0.held) })
            .changes(
                by: claims, fetchedAt: document.fetchedAt, previous: newest?.fetchedAt,
                reading: readingChange(since: newest?.content, document))
    }

    private func readingChange(since before: DocumentRecord?, _ document: SourceDocument) -> ClaimMerge.ReadingChange {
        guard let before else { return .none }
        if before.sha256 == document.sha256 { return .sameBytes }
        let parser = SourceRegistry.parser(of: document.source)?.version
        return before.parserVersion == parser && before.curation == curationHash ? .none : .renamed
    }

    /// A list that lost more entries than its definition allows is held back whole: suspect the document first.
    private func holdBackShrunk(_ outcome: inout SourceOutcome, rows: Int, before: Int) {
        let allowed = curation.sources[outcome.source]?.mayShrink ?? 50
        guard before > 0, rows * 100 < before * (100 - allowed) else { return }
        outcome.status = .held
        outcome.error =
            "The list shrank from \(before) entries to \(rows), more than the \(allowed) percent that its definition "
            + "allows: the last good claims stay."
        outcome.read = []
        outcome.fetchedAt = nil
        (outcome.new, outcome.changed, outcome.closed) = (0, 0, 0)
    }

    // MARK: Publishing

    private func publish(
        _ outcomes: [SourceOutcome], states: [SourceID: SourceState], documents: [StoredDocument], at: Timestamp
    ) throws -> RefreshSummary {
        let published = try store?.readIndex()
        var summary = RefreshSummary(at: at, outcomes: outcomes)
        let newStates = outcomes.map { state(of: $0, before: states[$0.source]) }
        let readings = self.readings(outcomes, documents: documents, states: states, newStates: newStates)
        let reconciler = Reconciler(curation: curation, readings: readings)
        if let published, let index = try confirmed(published, outcomes, documents: documents, reconciler) {
            summary.catalog = .init(index)
            if let store, !isDry {
                var write = RunWrite(startedAt: startedAt, finishedAt: .now, at: at) { summary.json(run: $0.run) }
                for document in outcomes.flatMap(\.read) { write.add(document) }
                write.states = newStates
                write.fetches = fetchStates(after: outcomes)
                if !write.documents.isEmpty { write.catalog = .init(index, curation: curationStamp, index.encoded()) }
                summary.run = try store.write(write).run
            }
            return summary
        }
        let claims = try StandingClaims(store: store, documents: documents).after(outcomes.flatMap(\.read))
        // What was published by another version of the program is decided again, to tell what changed.
        let before = published.map { $0.format != CatalogIndex.format } ?? false ? try store?.claims() ?? [] : []
        // Deciding needs no store and storing no decision, so that both go on at once.
        let deciding = Meanwhile {
            RefreshedCatalog(claims, by: reconciler, before: published, heldBefore: before.map(\.held))
        }
        guard let store, !isDry else {
            return self.summary(of: outcomes, deciding.value(), published, at: at)
        }
        var write = RunWrite(startedAt: startedAt, finishedAt: .now, at: at) { _ in "" }
        for document in outcomes.flatMap(\.read) { write.add(document) }
        summary.run = try store.write(write) { write in
            let decided = deciding.value()
            summary = self.summary(of: outcomes, decided, published, at: at)
            write.finishedAt = .now
            write.summary = { [summary] in summary.json(run: $0.run) }
            write.states = summary.outcomes.map { state(of: $0, before: states[$0.source]) }
            write.fetches = fetchStates(after: outcomes)
            if summary.catalog != nil {
                write.catalog = decided.publication(curation: curationStamp)
                write.changes = decided.changes
            }
        }.run
        return summary
    }

    private func summary(
        of outcomes: [SourceOutcome], _ decided: RefreshedCatalog, _ published: StoredIndex?, at: Timestamp
    ) -> RefreshSummary {
        var summary = RefreshSummary(at: at, outcomes: outcomes.map { $0.adding(decided.diagnostics) })
        // Where nothing was ever read well there is nothing to publish yet.
        if published != nil || decided.index.offerCount > 0 { summary.catalog = .init(decided.index) }
        summary.moves = PriceMove.largest(of: decided.changes)
        return summary
    }

    private func state(of outcome: SourceOutcome, before: SourceState?) -> SourceState {
        // An older document says nothing about how the source stands today.
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
            fingerprint: curationHash)
    }

    private func readings(
        _ outcomes: [SourceOutcome], documents: [StoredDocument], states: [SourceID: SourceState],
        newStates: [SourceState]
    ) -> [SourceReading] {
        var all = states
        for state in newStates { all[state.source] = state }
        return SourceReading.newest(
            of: documents.map(\.content) + outcomes.flatMap(\.read).map(\.record), states: Array(all.values))
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

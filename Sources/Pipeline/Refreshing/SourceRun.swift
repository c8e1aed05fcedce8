import Ingest
import Store
import Tariff

/// The part of a refresh that concerns one source: its documents are parsed, gated and merged with the stored claims.
struct SourceRun {
    private let refresh: RefreshRun
    private let source: SourceID
    private let entries: [DocumentFolder.Entry]
    private let fetchedAt: Timestamp
    /// The stored documents of the source.
    private let held: [StoredDocument]
    /// The number of entries in the documents before.
    private let rowsBefore: Int
    private var outcome: SourceOutcome

    init(_ run: RefreshRun, _ held: RefreshRun.Held, _ documents: RefreshRun.Documents) {
        refresh = run
        (source, entries, fetchedAt) = documents
        self.held = held.documents.filter { [source] in $0.content.source == source }
        rowsBefore = held.states[source]?.rows ?? 0
        outcome = SourceOutcome(source: source)
        outcome.rows = rowsBefore
    }

    /// Reads the documents.
    ///
    /// - Returns: The result, with the changes to store.
    /// - Throws: ``StoreError`` if stored claims cannot be read. The faults of documents are part of the result.
    mutating func run() throws -> SourceOutcome {
        let start = ContinuousClock.now
        var rows = 0
        for entry in entries {
            outcome.documents += 1
            do throws(SourceError) {
                rows += try read(entry)
            } catch {
                fail(entry, error)
            }
        }
        if outcome.status == .ok, rows > 0 {
            // The documents of a source of several come and go. A list in one document does not lose half of its entries.
            if entries.count == 1 { holdIfShrunk(rows: rows) }
            if outcome.status == .ok { outcome.rows = rows }
        }
        try endBundled()
        outcome.milliseconds =
            Int64((ContinuousClock.now - start) / .milliseconds(1)) + (refresh.fetches[source]?.milliseconds ?? 0)
        return outcome
    }

    private mutating func fail(_ entry: DocumentFolder.Entry, _ error: SourceError) {
        if case .unexpected = error, outcome.status != .failed {
            outcome.status = .held
        } else {
            outcome.status = .failed
        }
        outcome.isHistory = held.contains { $0.content.name == entry.name && $0.fetchedAt > fetchedAt }
        let name = entry.name.isEmpty ? "" : "\(entry.name): "
        outcome.error = [outcome.error, name + error.description].compactMap { $0 }.joined(separator: " ")
    }

    // MARK: Reading

    /// Reads one document and adds its changes.
    ///
    /// - Returns: The number of its entries; 0 if they are not counted, because the document is known or older.
    private mutating func read(_ entry: DocumentFolder.Entry) throws(SourceError) -> Int {
        let held = held.filter { $0.content.name == entry.name }
        // Of several documents of one moment, the last one read is stored.
        let newest = held.max { ($0.fetchedAt, $0.id) < ($1.fetchedAt, $1.id) }
        if confirm(entry, newest) { return 0 }
        let document = try DocumentFolder.read(entry, fetchedAt: fetchedAt)
        guard let parser = refresh.curated.parsers.parser(of: source) else {
            throw .shape("no parser reads documents of \(source)")
        }
        let isOlder = newest.map { fetchedAt < $0.fetchedAt } ?? false
        let record = record(of: document, parserVersion: parser.version)
        if repeats(record, held, newest, isOlder: isOlder) { return 0 }
        var parsed = try parser.parse(document)
        parsed.claims = refresh.normaliser.normalised(parsed.claims)
        let changes: ClaimChanges
        do {
            changes = try merge(parsed.claims, of: document, newest: newest, held: held, isOlder: isOlder)
        } catch {
            throw .file("\(error)")
        }
        count(parsed, changes)
        outcome.read.append(.init(record: record, changes: changes))
        if isOlder {
            outcome.isHistory = true
            outcome.diagnostics.append(
                Diagnostic(
                    code: "older_document",
                    "The document of \(fetchedAt) is older than the stored one: it is stored as history.",
                    source: source))
            return 0
        }
        outcome.fetchedAt = fetchedAt
        return parsed.entries
    }

    /// Accepts a 304 response, unless the parser or the curated data has changed since.
    ///
    /// - Returns: False if the document must be read.
    private mutating func confirm(_ entry: DocumentFolder.Entry, _ newest: StoredDocument?) -> Bool {
        guard case .archived(_, let sha256) = entry.content, refresh.fetches[source] != nil, let newest,
            newest.content.sha256 == sha256, newest.content.curation == refresh.curated.hash,
            newest.content.parserVersion == refresh.curated.parsers.parser(of: source)?.version,
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

    /// Accepts a document whose bytes were read before with the same parser and curated data.
    ///
    /// - Returns: False if the document must be read.
    private mutating func repeats(
        _ record: DocumentRecord, _ held: [StoredDocument], _ newest: StoredDocument?, isOlder: Bool
    ) -> Bool {
        func isSame(_ stored: StoredDocument) -> Bool {
            stored.content.sha256 == record.sha256 && stored.content.parserVersion == record.parserVersion
                && stored.content.curation == record.curation
        }
        let same =
            isOlder
            ? held.first { $0.fetchedAt == fetchedAt && isSame($0) } : newest.flatMap { isSame($0) ? $0 : nil }
        guard let same else { return false }
        if fetchedAt > same.fetchedAt { outcome.read.append(.init(record: record, changes: ClaimChanges())) }
        if !isOlder { outcome.fetchedAt = fetchedAt }
        return true
    }

    private func record(of document: SourceDocument, parserVersion: Int) -> DocumentRecord {
        DocumentRecord(
            source: source, name: document.name, url: refresh.curated.curation.sources[source]?.url ?? "",
            sha256: document.sha256, bytes: document.bytes.count, fetchedAt: fetchedAt, parserVersion: parserVersion,
            curation: refresh.curated.hash)
    }

    private mutating func count(_ parsed: ParsedDocument, _ changes: ClaimChanges) {
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
    }

    // MARK: Merging

    private func merge(
        _ claims: [Claim], of document: SourceDocument, newest: StoredDocument?, held: [StoredDocument], isOlder: Bool
    ) throws(StoreError) -> ClaimChanges {
        if isOlder {
            let next = held.map(\.fetchedAt).filter { $0 > fetchedAt }.min() ?? fetchedAt
            let rows = refresh.normaliser.normalised(
                try refresh.store?.claims(source: source, coveringHistoryOf: document.name) ?? [])
            return ClaimMerge(held: rows.map { ($0.id, $0.held) }).history(of: claims, fetchedAt: fetchedAt, next: next)
        }
        let rows = refresh.normaliser.normalised(
            try refresh.store?.openClaims(source: source, documentName: document.name) ?? [])
        return ClaimMerge(held: rows.map { ($0.id, $0.held) })
            .changes(
                by: claims, fetchedAt: fetchedAt, previous: newest?.fetchedAt,
                reading: readingChange(since: newest?.content, document))
    }

    private func readingChange(since before: DocumentRecord?, _ document: SourceDocument) -> ClaimMerge.ReadingChange {
        guard let before else { return .none }
        if before.sha256 == document.sha256 { return .sameBytes }
        let parser = refresh.curated.parsers.parser(of: source)?.version
        return before.parserVersion == parser && before.curation == refresh.curated.hash ? .none : .renamed
    }

    /// Closes the claims that the bundle passed on, once the source has a good document of its own, whatever its date.
    private mutating func endBundled() throws(StoreError) {
        guard let moment = outcome.read.map(\.record.fetchedAt).max() else { return }
        let rows = try refresh.store?.openClaims(source: .bundle, documentName: source.rawValue) ?? []
        guard !rows.isEmpty else { return }
        var rest = rows.map { (id: $0.id, claim: $0.held) }
        for index in outcome.read.indices { rest = outcome.read[index].changes.takeOver(rest) }
        outcome.read[0].changes.close(passedOn: rest, at: moment)
    }

    // MARK: Gate

    /// Holds a list that lost more entries than its definition allows: the document is suspected before the prices.
    private mutating func holdIfShrunk(rows: Int) {
        let allowed = refresh.curated.curation.sources[source]?.mayShrink ?? 50
        guard rowsBefore > 0, rows * 100 < rowsBefore * (100 - allowed) else { return }
        outcome.status = .held
        outcome.error =
            "The list shrank from \(rowsBefore) entries to \(rows), more than the \(allowed) percent that its definition "
            + "allows: the last good claims stay."
        outcome.read = []
        outcome.fetchedAt = nil
        (outcome.new, outcome.changed, outcome.closed) = (0, 0, 0)
    }
}

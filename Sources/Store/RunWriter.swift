internal import Foundation
internal import GRDB
internal import Tariff

/// Writes a run inside one write transaction.
struct RunWriter {
    private let db: Database
    private let path: String
    private var claims: RowInsert
    private var offers: Interning
    private var conditions: Interning
    private var conditionIDs: [Conditions: Int64] = [:]
    /// The row of the empty conditions, which most rates have.
    private var noConditions: Int64?
    /// The first added claim of each offer.
    private var firstClaims: [Int64: Int64] = [:]

    init(_ db: Database, path: String) throws {
        self.db = db
        self.path = path
        offers = try Interning(db, table: "offer", column: "offer_id")
        conditions = try Interning(db, table: "condition", column: "json")
        claims = try RowInsert(
            db, into: "claim",
            [
                "document", "source", "source_key", "source_field", "raw", "offer", "kind", "component", "unit",
                "amount", "currency", "condition", "fact_key", "fact_value", "modifier", "reason", "effective_from",
                "effective_to", "observed_from", "observed_to", "confirmed_at", "seller",
            ])
    }

    /// Writes everything, in the order in which the tables refer to each other.
    ///
    /// Once the claims are written, `completing` adds the results that depend on them.
    mutating func write(_ run: RunWrite, completing: (inout RunWrite) throws -> Void) throws -> WrittenRun {
        var run = run
        let id = try add(run)
        let documents = try run.documents.map { try add($0, run: id) }
        if let normaliser = run.normaliser { try OfferRenaming(db, normaliser).run(&offers) }
        let pause = try IndexPause(db, of: "claim")
        for insert in run.inserts { try add(insert, documents: documents) }
        try pause.end()
        try close(run.closes)
        try extend(run.extensions)
        try completing(&run)
        for state in run.states { try put(state) }
        for fetch in run.fetches { try fetch.put(db) }
        try add(run.changes, run: id)
        if let catalog = run.catalog { try publish(catalog) }
        let published = try Row.fetchOne(db, sql: "SELECT sequence, version FROM catalog")
        let written = WrittenRun(run: id, sequence: published?[0] ?? 0, version: published?[1], documents: documents)
        try db.execute(
            sql: "UPDATE run SET finished_at = ?, sequence = ?, summary = ? WHERE id = ?",
            arguments: [run.finishedAt.seconds, written.sequence, run.summary(written), id])
        return written
    }

    private func add(_ run: RunWrite) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO run (started_at, finished_at, at, sequence, summary) VALUES (?, ?, ?, 0, '')",
            arguments: [run.startedAt.seconds, run.finishedAt.seconds, run.at.seconds])
        return db.lastInsertedRowID
    }

    private func add(_ document: DocumentRecord, run: Int64) throws -> Int64 {
        try db.execute(
            sql: """
                INSERT INTO document (run, source, name, url, sha256, bytes, fetched_at, parser_version, curation)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                run, document.source.rawValue, document.name, document.url, document.sha256, document.bytes,
                document.fetchedAt.seconds, document.parserVersion, document.curation,
            ])
        return db.lastInsertedRowID
    }

    private mutating func add(_ insert: RunWrite.ClaimInsert, documents: [Int64]) throws {
        let held = insert.held
        let claim = held.claim
        let document: Int64
        switch insert.document {
        case .held(let id): document = id
        case .new(let position):
            guard documents.indices.contains(position) else {
                throw refusal("a claim of \(claim.offer) names document \(position) of a run of \(documents.count)")
            }
            document = documents[position]
        }
        var row = ClaimColumns()
        switch claim.content {
        case .rate(let rate):
            row.kind = "rate"
            row.component = rate.component.name
            row.unit = rate.unit.name
            row.amount = rate.amount.femto
            row.currency = rate.currency.rawValue
            row.condition = try id(of: rate.conditions)
        case .fact(let fact):
            row.kind = "fact"
            row.factKey = fact.key
            row.factValue = fact.value
        case .modifier(let modifier):
            row.kind = "modifier"
            row.modifier = modifier.json
            row.reason = modifier.kind.rawValue
        case .skip(let reason):
            row.kind = "skip"
            row.reason = reason.rawValue
        }
        claims.add(document)
        claims.add(claim.source.rawValue)
        claims.add(claim.key)
        claims.add(claim.field)
        claims.add(claim.raw)
        let offer = try offers.id(of: claim.offer.rawValue)
        claims.add(offer)
        claims.add(row.kind)
        claims.add(row.component)
        claims.add(row.unit)
        claims.add(row.amount)
        claims.add(row.currency)
        claims.add(row.condition)
        claims.add(row.factKey)
        claims.add(row.factValue)
        claims.add(row.modifier)
        claims.add(row.reason)
        claims.add(claim.effective.from?.seconds)
        claims.add(claim.effective.to?.seconds)
        claims.add(held.observedFrom.seconds)
        claims.add(held.observedTo?.seconds)
        claims.add(held.isOpen ? nil : held.confirmedAt.seconds)
        claims.add(claim.seller)
        try claims.insert()
        if firstClaims[offer] == nil { firstClaims[offer] = db.lastInsertedRowID }
    }

    private mutating func add(_ changes: [OfferChange], run: Int64) throws {
        var writer = try ChangeWriter(db, run: run)
        for change in changes {
            let offer = try offers.id(of: change.offer.rawValue)
            try writer.write(change, offer: offer, added: firstClaims[offer]) { try id(of: $0) }
        }
    }

    private mutating func id(of value: Conditions) throws -> Int64 {
        let isNone = value == .none
        if isNone, let noConditions { return noConditions }
        if let known = conditionIDs[value] { return known }
        let id = try conditions.id(of: value.json)
        conditionIDs[value] = id
        if isNone { noConditions = id }
        return id
    }

    private func close(_ closes: [RunWrite.ClaimClose]) throws {
        let update = try db.makeStatement(sql: "UPDATE claim SET observed_to = ?, confirmed_at = ? WHERE id = ?")
        for close in closes {
            try update.execute(arguments: [close.observedTo.seconds, close.confirmedAt.seconds, close.id])
            guard db.changesCount == 1 else { throw refusal("claim \(close.id) is not held, so it cannot be closed") }
        }
    }

    private func extend(_ extensions: [RunWrite.ClaimExtension]) throws {
        let update = try db.makeStatement(
            sql: "UPDATE claim SET observed_from = ? WHERE id = ? AND observed_from >= ?")
        for change in extensions {
            let from = change.observedFrom.seconds
            try update.execute(arguments: [from, change.id, from])
            guard db.changesCount == 1 else {
                throw refusal("claim \(change.id) is not held, or is older than \(change.observedFrom) already")
            }
        }
    }

    private func put(_ state: SourceState) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO source_state
                    (source, last_attempt_at, last_good_at, last_status, error, rows, diagnostics, fingerprint)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                state.source.rawValue, state.lastAttemptAt.seconds, state.lastGoodAt?.seconds, state.lastStatus,
                state.error, state.rows, state.diagnostics, state.fingerprint,
            ])
    }

    private func publish(_ catalog: RunWrite.Publication) throws {
        let published = try Row.fetchOne(db, sql: "SELECT sequence, version FROM catalog")
        var sequence: Int64 = published?[0] ?? 0
        if published?[1] != catalog.version { sequence += 1 }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO catalog
                    (id, version, sequence, generated_at, curation, index_format, index_bytes)
                VALUES (1, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                catalog.version, sequence, catalog.generatedAt.seconds, catalog.curation, catalog.format,
                Data(catalog.encode(sequence)),
            ])
    }

    private func refusal(_ reason: String) -> StoreError { .failed(path: path, reason: reason) }

    /// The columns that depend on the kind of claim.
    private struct ClaimColumns {
        var kind = ""
        var component: String?
        var unit: String?
        var amount: Int64?
        var currency: String?
        var condition: Int64?
        var factKey: String?
        var factValue: String?
        var modifier: String?
        var reason: String?
    }
}

internal import GRDB
internal import Tariff

/// Decodes claims from rows inside one read transaction.
///
/// Conditions, modifiers and offer names repeat, so each distinct one is decoded once.
struct ClaimReader {
    private let path: String
    private let moment: Timestamp?
    private let offerByID: Statement
    private let conditionByID: Statement
    private let confirmation: Statement
    private let documentByID: Statement
    private var offers: [Int64: OfferID] = [:]
    private var conditions: [Int64: Conditions] = [:]
    private var modifiers: [String: Modifier] = [:]
    private var confirmations: [Int64: Timestamp] = [:]
    private var origins: [Int64: SourceID] = [:]

    /// Creates a reader.
    ///
    /// Claims that ended later than `moment` are read as open.
    init(_ db: Database, path: String, moment: Timestamp?) throws {
        self.path = path
        self.moment = moment
        offerByID = try db.makeStatement(sql: "SELECT offer_id FROM offer WHERE id = ?")
        conditionByID = try db.makeStatement(sql: "SELECT json FROM condition WHERE id = ?")
        documentByID = try db.makeStatement(sql: "SELECT name FROM document WHERE id = ?")
        confirmation = try db.makeStatement(
            sql: """
                SELECT (SELECT max(n.fetched_at) FROM document n
                    WHERE n.source = d.source AND n.name = d.name AND n.fetched_at <= ?)
                FROM document d WHERE d.id = ?
                """)
    }

    /// Runs a query and passes each of its claims to `body`.
    static func forEach(
        _ query: ClaimQuery, in db: Database, path: String, body: (StoredClaim) throws -> Void
    ) throws {
        var reader = try ClaimReader(db, path: path, moment: query.moment)
        for statement in query.statements {
            let rows = try Row.fetchCursor(db, sql: statement.sql, arguments: statement.bindings)
            while let row = try rows.next() { try body(try reader.claim(row)) }
        }
    }

    /// Decodes a claim from a row of ``ClaimQuery/columns``.
    private mutating func claim(_ row: Row) throws -> StoredClaim {
        let id: Int64 = row[0]
        let document: Int64 = row[1]
        let source = SourceID(rawValue: row[2])
        let claim = Claim(
            source: source, key: row[3], field: row[4], raw: row[5], offer: try offer(row[6]),
            content: try content(row, id: id),
            effective: EffectivePeriod(from: Self.moment(row[17]), to: Self.moment(row[18])),
            origin: source == .bundle ? try origin(ofDocument: document) : nil, seller: row[22])
        let from = Timestamp(seconds: row[19])
        let end = Self.moment(row[20])
        guard let end, moment.map({ end <= $0 }) ?? true else {
            let confirmed = max(from, try confirmation(ofDocument: document))
            return StoredClaim(
                id: id, document: document, held: HeldClaim(claim, observedFrom: from, confirmedAt: confirmed))
        }
        let confirmed = Self.moment(row[21]) ?? from
        return StoredClaim(
            id: id, document: document,
            held: HeldClaim(claim, observedFrom: from, observedTo: end, confirmedAt: confirmed))
    }

    private mutating func content(_ row: Row, id: Int64) throws -> Claim.Content {
        let kind: String = row[7]
        switch kind {
        case "rate":
            guard let component = Component(name: row[8]), let unit = Self.units[row[9]] else { throw unknown(id) }
            let amount = Amount(femto: row[10])
            let currency = Currency(rawValue: row[11])
            return .rate(
                Rate(component, unit, amount, currency: currency, conditions: try conditions(row[12], claim: id)))
        case "fact":
            guard let fact = Fact(key: row[13], value: row[14]) else { throw unknown(id) }
            return .fact(fact)
        case "modifier":
            return .modifier(try modifier(row[15], claim: id))
        default:
            guard let reason = SkipReason(rawValue: row[16]) else { throw unknown(id) }
            return .skip(reason)
        }
    }

    private mutating func offer(_ id: Int64) throws -> OfferID {
        if let known = offers[id] { return known }
        let offer = OfferID(rawValue: try String.fetchOne(offerByID, arguments: [id]) ?? "")
        offers[id] = offer
        return offer
    }

    private mutating func conditions(_ id: Int64, claim: Int64) throws -> Conditions {
        if let known = conditions[id] { return known }
        guard let json = try String.fetchOne(conditionByID, arguments: [id]),
            let read = Conditions(json: json)
        else { throw unknown(claim) }
        conditions[id] = read
        return read
    }

    private mutating func modifier(_ json: String, claim: Int64) throws -> Modifier {
        if let known = modifiers[json] { return known }
        guard let read = Modifier(json: json) else {
            throw unknown(claim)
        }
        modifiers[json] = read
        return read
    }

    /// The source that a document of the bundle passes on, which is the document's name.
    private mutating func origin(ofDocument id: Int64) throws -> SourceID {
        if let known = origins[id] { return known }
        let origin = SourceID(rawValue: try String.fetchOne(documentByID, arguments: [id]) ?? "")
        origins[id] = origin
        return origin
    }

    private mutating func confirmation(ofDocument id: Int64) throws -> Timestamp {
        if let known = confirmations[id] { return known }
        let latest = moment?.seconds ?? .max
        let found = Timestamp(seconds: try Int64.fetchOne(confirmation, arguments: [latest, id]) ?? .min)
        confirmations[id] = found
        return found
    }

    private func unknown(_ claim: Int64) -> StoreError {
        .damaged(path: path, reason: "claim \(claim) says something that this ratecard does not know")
    }

    private static func moment(_ seconds: Int64?) -> Timestamp? { seconds.map { Timestamp(seconds: $0) } }

    private static let units = Dictionary(uniqueKeysWithValues: PriceUnit.allCases.map { ($0.name, $0) })
}

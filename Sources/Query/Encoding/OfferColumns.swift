import Tariff

/// The facts that questions check on every offer, one array for each, in the order of the offers.
struct OfferColumns: Sendable {
    /// The value that stands for no row in a column of rows.
    static let none = UInt32.max

    /// The texts of the ids, in the order of the ids.
    var id: [UInt32] = []
    /// The row of the model, or ``none``.
    var model: [UInt32] = []
    /// The row of the provider.
    var provider: [UInt32] = []
    /// The row of the model's lab, or ``none``.
    var lab: [UInt32] = []
    /// The row of the route: the pair of provider and upstream, which fail together.
    var route: [UInt32] = []
    /// The limits in tokens; -1 is unknown.
    var contextLimit: [Int64] = []
    var inputLimit: [Int64] = []
    var outputLimit: [Int64] = []
    /// A bit for each reading whose document confirms a ladder, by its index in ``Confirmations``.
    var confirming: [UInt64] = []
    /// The earliest confirmation of the ladders that another document confirmed last; the greatest number if there are none.
    var oldestOther: [Int64] = []
    /// The latest confirmation of these ladders; the least number if there are none.
    var freshestOther: [Int64] = []
    /// The confirmation of the ladder that was confirmed longest ago; the least number if none is recorded.
    private(set) var oldestConfirmed: [Int64] = []
    /// The confirmation of the ladder that was confirmed last.
    private(set) var freshestConfirmed: [Int64] = []
    /// The rows of all offers by their typical price, as ``PriceOrder`` sorts them.
    var byPrice: [UInt32] = []
    /// The start of each offer's record, and the end of the last.
    var record: [UInt32] = [0]

    /// Creates empty columns.
    init() {}

    // The columns by the width of their numbers, in the order of their bytes.
    private static var narrow: [WritableKeyPath<OfferColumns, [UInt32]>] {
        [\.id, \.model, \.provider, \.lab, \.route, \.byPrice]
    }
    private static var wide: [WritableKeyPath<OfferColumns, [Int64]>] {
        [\.contextLimit, \.inputLimit, \.outputLimit, \.oldestOther, \.freshestOther]
    }

    func encode(to writer: inout ByteWriter) {
        for column in Self.narrow { writer.array(self[keyPath: column]) }
        for column in Self.wide { writer.array(self[keyPath: column]) }
        writer.array(confirming)
        writer.array(record)
    }

    init(from reader: inout ByteReader) throws(IndexError) {
        for column in Self.narrow { self[keyPath: column] = try reader.array() }
        for column in Self.wide { self[keyPath: column] = try reader.array() }
        confirming = try reader.array()
        record = try reader.array()
        let counts = Self.narrow.map { self[keyPath: $0].count } + Self.wide.map { self[keyPath: $0].count }
        guard (counts + [confirming.count, record.count - 1]).allSatisfy({ $0 == id.count }) else {
            throw .damaged("the columns of offers differ in length")
        }
    }

    /// Appends the moments at which the ladders of an offer were confirmed last.
    mutating func appendConfirmations(of offer: Offer, _ confirmations: Confirmations) {
        var (bits, oldest, freshest): (UInt64, Int64, Int64) = (0, .max, .min)
        for ladder in offer.ladders {
            let published = ladder.published
            if let published, let index = confirmations.index(of: published.source, at: published.confirmedAt) {
                bits |= 1 << UInt64(index)
            } else {
                let seconds = published?.confirmedAt.seconds ?? .min
                (oldest, freshest) = (min(oldest, seconds), max(freshest, seconds))
            }
        }
        confirming.append(bits)
        oldestOther.append(oldest)
        freshestOther.append(freshest)
    }

    /// Computes the moments at which the ladders of each offer were confirmed, from the present readings.
    mutating func confirm(by confirmations: Confirmations) {
        (oldestConfirmed, freshestConfirmed) = (oldestOther, freshestOther)
        for offer in confirming.indices {
            var rest = confirming[offer]
            while rest != 0 {
                let index = rest.trailingZeroBitCount
                rest &= rest - 1
                guard index < confirmations.moments.count else { continue }
                let seconds = confirmations.moments[index].seconds
                oldestConfirmed[offer] = min(oldestConfirmed[offer], seconds)
                freshestConfirmed[offer] = max(freshestConfirmed[offer], seconds)
            }
            if oldestConfirmed[offer] == .max { oldestConfirmed[offer] = .min }
        }
    }

    /// Throws if a number refers to a row that does not exist.
    func check(
        texts: Int, models: Int, providers: Int, labs: Int, routes: Int, records: Int
    ) throws(IndexError) {
        func check(_ column: [UInt32], below limit: Int, orNone: Bool = false) throws(IndexError) {
            for value in column where Int(value) >= limit && !(orNone && value == Self.none) {
                throw .damaged("an offer points at nothing")
            }
        }
        try check(id, below: texts)
        try check(model, below: models, orNone: true)
        try check(provider, below: providers)
        try check(lab, below: labs, orNone: true)
        try check(route, below: routes)
        try check(byPrice, below: id.count)
        var isSorted = OfferSet(count: id.count)
        for row in byPrice { isSorted.insert(Int(row)) }
        guard isSorted.count == id.count else { throw .damaged("an offer stands twice in the order of prices") }
        try check(record, below: records + 1)
    }
}

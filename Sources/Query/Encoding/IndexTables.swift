/// The tables of an index besides the columns of the offers.
struct IndexTables: Sendable {
    /// The models, sorted by id: the text of the id, the text of the name, the release in seconds or the least number.
    var modelID: [UInt32] = []
    var modelName: [UInt32] = []
    var modelRelease: [Int64] = []
    /// The aliases of models, sorted: the text of the alias, the row of the model that it means today.
    var aliasName: [UInt32] = []
    var aliasModel: [UInt32] = []
    /// The start of each model's offers in ``modelOffer``, and the end of the last.
    var modelStart: [UInt32] = [0]
    var modelOffer: [UInt32] = []
    /// The texts of the labs' ids.
    var lab: [UInt32] = []
    /// The provider of each route, and the text of its upstream or ``OfferColumns/none``.
    var routeProvider: [UInt32] = []
    var routeUpstream: [UInt32] = []
    /// The offers with announced dates; the greatest number where a date is not announced.
    var datedOffer: [UInt32] = []
    var deprecatedAt: [Int64] = []
    var retiredAt: [Int64] = []
    /// The rates that begin or cease to apply by themselves: offer, component, term.
    var timedOffer: [UInt32] = []
    var timedComponent: [UInt8] = []
    var timedTerm: [UInt32] = []
    /// The start of each offer's scores, and the end of the last.
    var scoreStart: [UInt32] = [0]
    var scoreBenchmark: [UInt32] = []
    var score: [Int64] = []
    /// The rate terms that a ``RateColumn`` refers to, as ``RateTerm/code``.
    var rateTerm: [UInt32] = []

    /// Creates empty tables.
    init() {}

    // The tables by the width of their numbers, in the order of their bytes.
    private static var narrow: [WritableKeyPath<IndexTables, [UInt32]>] {
        [
            \.modelID, \.modelName, \.modelStart, \.modelOffer, \.lab, \.routeProvider, \.routeUpstream, \.datedOffer,
            \.timedOffer, \.timedTerm, \.scoreStart, \.scoreBenchmark, \.rateTerm, \.aliasName, \.aliasModel,
        ]
    }
    private static var wide: [WritableKeyPath<IndexTables, [Int64]>] {
        [\.modelRelease, \.deprecatedAt, \.retiredAt, \.score]
    }

    func encode(to writer: inout ByteWriter) {
        for table in Self.narrow { writer.array(self[keyPath: table]) }
        for table in Self.wide { writer.array(self[keyPath: table]) }
        writer.array(timedComponent)
    }

    init(from reader: inout ByteReader) throws(IndexError) {
        for table in Self.narrow { self[keyPath: table] = try reader.array() }
        for table in Self.wide { self[keyPath: table] = try reader.array() }
        timedComponent = try reader.array()
    }

    /// Throws if tables do not belong together or a number refers to a row that does not exist.
    func check(offers: Int, texts: Int, providers: Int, terms: Int) throws(IndexError) {
        let sizes =
            modelName.count == modelID.count && modelRelease.count == modelID.count
            && routeUpstream.count == routeProvider.count && deprecatedAt.count == datedOffer.count
            && retiredAt.count == datedOffer.count && timedComponent.count == timedOffer.count
            && timedTerm.count == timedOffer.count && scoreBenchmark.count == score.count
            && aliasModel.count == aliasName.count
        guard sizes else { throw .damaged("tables differ in length") }
        try Self.check(starts: modelStart, count: modelID.count, total: modelOffer.count)
        try Self.check(starts: scoreStart, count: offers, total: score.count)
        try Self.check(modelID, below: texts)
        try Self.check(modelName, below: texts)
        try Self.check(aliasName, below: texts)
        try Self.check(aliasModel, below: modelID.count)
        try Self.check(lab, below: texts)
        try Self.check(scoreBenchmark, below: texts)
        try Self.check(routeUpstream.filter { $0 != OfferColumns.none }, below: texts)
        try Self.check(routeProvider, below: providers)
        try Self.check(modelOffer, below: offers)
        try Self.check(datedOffer, below: offers)
        try Self.check(timedOffer, below: offers)
        try Self.check(timedTerm, below: terms)
        for code in rateTerm {
            guard let term = RateTerm(code: code), Int(term.term) < terms else {
                throw .damaged("a rate has no conditions")
            }
        }
    }

    private static func check(starts: [UInt32], count: Int, total: Int) throws(IndexError) {
        guard starts.count == count + 1, starts[0] == 0, Int(starts[count]) == total else {
            throw .damaged("a table has another size")
        }
        for index in 0..<count where starts[index] > starts[index + 1] { throw .damaged("a table is out of order") }
    }

    private static func check(_ table: [UInt32], below limit: Int) throws(IndexError) {
        for value in table where Int(value) >= limit { throw .damaged("a table points at nothing") }
    }
}

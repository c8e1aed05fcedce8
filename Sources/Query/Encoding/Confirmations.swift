import Tariff

/// When the newest document of each source was fetched, by which most of what is published is confirmed.
///
/// Records name the source instead of the moment, so that a document without news changes only the list of readings.
struct Confirmations: Sendable {
    /// How many sources can be named: one bit each.
    static let limit = 64

    /// The moments, in the order of the readings.
    let moments: [Timestamp]
    private let places: [SourceID: Int]

    init(_ readings: [SourceReading]) {
        let first = readings.prefix(Self.limit)
        moments = first.map(\.fetchedAt)
        places = Dictionary(first.enumerated().map { ($1.source, $0) }) { first, _ in first }
    }

    /// The place of the source where its newest document confirms something; nil where another one did last.
    func place(of source: SourceID, at moment: Timestamp) -> Int? {
        places[source].flatMap { moments[$0] == moment ? $0 : nil }
    }
}

extension RecordWriter {
    /// Writes when a source confirmed something.
    mutating func confirmation(_ moment: Timestamp, by source: SourceID) {
        let place = confirmations.place(of: source, at: moment)
        bytes.count(place.map { $0 + 1 } ?? 0)
        if place == nil { self.moment(moment) }
    }
}

extension RecordReader {
    mutating func confirmation() throws(IndexError) -> Timestamp {
        let place = try bytes.count(limit: confirmations.moments.count)
        return place > 0 ? confirmations.moments[place - 1] : try moment()
    }
}

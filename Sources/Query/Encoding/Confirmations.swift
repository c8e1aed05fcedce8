import Tariff

/// The fetch times of the newest document of each source, which confirm most of what is published.
///
/// Records refer to the source instead of the moment, so that a document that changes nothing else changes only the readings.
struct Confirmations: Sendable {
    /// The largest number of sources that records can refer to: one bit each.
    static let limit = 64

    /// The moments, in the order of the readings.
    let moments: [Timestamp]
    private let indices: [SourceID: Int]

    init(_ readings: [SourceReading]) {
        let first = readings.prefix(Self.limit)
        moments = first.map(\.fetchedAt)
        indices = Dictionary(first.enumerated().map { ($1.source, $0) }) { first, _ in first }
    }

    /// Returns the index of a source if its newest document is of that moment; nil if another document confirms something.
    func index(of source: SourceID, at moment: Timestamp) -> Int? {
        indices[source].flatMap { moments[$0] == moment ? $0 : nil }
    }
}

extension RecordWriter {
    /// Writes the moment at which a source confirmed something.
    mutating func confirmation(_ moment: Timestamp, by source: SourceID) {
        let index = confirmations.index(of: source, at: moment)
        bytes.count(index.map { $0 + 1 } ?? 0)
        if index == nil { put(moment) }
    }
}

extension RecordReader {
    mutating func confirmation() throws(IndexError) -> Timestamp {
        let index = try bytes.count(limit: confirmations.moments.count)
        return index > 0 ? confirmations.moments[index - 1] : try next()
    }
}

/// The score of a model on a leaderboard, with the source that reports it.
package struct Score: Sendable, Hashable {
    /// The leaderboard and its measure: `artificial_analysis.intelligence_index`.
    package var benchmark: String
    /// The score in millionths, so that it compares without binary floats.
    package var millionths: Int64
    /// The score as printed.
    package var raw: String
    /// The source that reports it.
    package var source: SourceID
    /// The moment at which it was last reported.
    package var confirmedAt: Timestamp

    /// Creates a score; nil if the text is no number.
    package init?(benchmark: String, raw: String, source: SourceID, confirmedAt: Timestamp) {
        guard let millionths = Self.millionths(raw) else { return nil }
        self.benchmark = benchmark
        self.millionths = millionths
        self.raw = raw
        self.source = source
        self.confirmedAt = confirmedAt
    }

    /// Returns a decimal text in millionths; nil if it is no number of that size.
    package static func millionths(_ text: String) -> Int64? {
        guard let number = try? DecimalText(text), let small = try? Amount(number, factor: .perMillion) else {
            return nil
        }
        return small.femto / 1000
    }
}

/// Counts the offers that were excluded, by reason, and keeps the first few by name.
struct ExclusionCount {
    /// How many offers a question that asks for an explanation is shown.
    static let sampleSize = 20

    private(set) var counts: [ExclusionReason: Int] = [:]
    private var sample: [(offer: Int, reason: ExclusionReason)] = []
    private let keepsSample: Bool

    init(keepsSample: Bool) { self.keepsSample = keepsSample }

    /// Takes the offers of a set out of the candidates.
    mutating func exclude(_ offers: OfferSet, from candidates: inout OfferSet, _ reason: ExclusionReason) {
        let excluded = candidates.intersection(offers)
        add(excluded.count, reason)
        guard keepsSample else {
            candidates.subtract(offers)
            return
        }
        for offer in excluded.first(Self.sampleSize) { sample.append((offer, reason)) }
        candidates.subtract(offers)
    }

    mutating func add(_ count: Int, _ reason: ExclusionReason) {
        if count > 0 { counts[reason, default: 0] += count }
    }

    /// Keeps an offer for the sample without counting it.
    mutating func note(_ offer: Int, _ reason: ExclusionReason) {
        if keepsSample, sample.count < 40 * Self.sampleSize { sample.append((offer, reason)) }
    }

    /// The first excluded offers, in the order of their ids.
    var firstOffers: [(offer: Int, reason: ExclusionReason)] {
        Array(sample.sorted { $0.offer < $1.offer }.prefix(Self.sampleSize))
    }
}

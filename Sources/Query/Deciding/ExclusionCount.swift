/// Counts the offers that were excluded, by reason, and keeps the first few by name.
struct ExclusionCount {
    /// How many offers a question that asks for an explanation is shown.
    static let sampleSize = 20

    /// A dozen at most, in no order.
    private var counts: [CheapestAnswer.Exclusions] = []
    private var sample: [(offer: Int, reason: ExclusionReason)] = []
    private let keepsSample: Bool
    /// How many candidates are left.
    private var left: Int

    /// Makes a count that begins with that many candidates.
    init(of candidates: Int, keepsSample: Bool) {
        left = candidates
        self.keepsSample = keepsSample
        counts.reserveCapacity(12)
    }

    /// Takes the offers of a set out of the candidates.
    mutating func exclude(_ offers: OfferSet, from candidates: inout OfferSet, _ reason: ExclusionReason) {
        narrow(&candidates, else: reason) { $0.subtract(offers) }
    }

    /// Leaves only the offers of a set among the candidates.
    mutating func keep(_ offers: OfferSet, in candidates: inout OfferSet, else reason: ExclusionReason) {
        narrow(&candidates, else: reason) { $0.formIntersection(offers) }
    }

    /// Counts the candidates that are taken out.
    mutating func narrow(
        _ candidates: inout OfferSet, else reason: ExclusionReason, by takingOut: (inout OfferSet) -> Void
    ) {
        let before = keepsSample ? candidates : nil
        takingOut(&candidates)
        let count = candidates.count
        tally(left - count, reason)
        left = count
        if let before { keep(before.subtracting(candidates), reason) }
    }

    /// Counts those of some offers that were candidates and are none any more.
    mutating func add(_ offers: OfferSet, among candidates: OfferSet, _ reason: ExclusionReason) {
        tally(offers.count(in: candidates), reason)
        if keepsSample { keep(offers.intersection(candidates), reason) }
    }

    /// Counts one offer that is no candidate any more.
    mutating func add(_ offer: Int, _ reason: ExclusionReason) {
        tally(1, reason)
        if keepsSample { sample.append((offer, reason)) }
    }

    private mutating func tally(_ count: Int, _ reason: ExclusionReason) {
        guard count > 0 else { return }
        if let known = counts.firstIndex(where: { $0.reason == reason }) {
            counts[known].count += count
        } else {
            counts.append(CheapestAnswer.Exclusions(reason: reason, count: count))
        }
    }

    private mutating func keep(_ offers: OfferSet, _ reason: ExclusionReason) {
        for offer in offers.first(Self.sampleSize) { sample.append((offer, reason)) }
    }

    /// The counts in the order in which reasons are checked.
    var sorted: [CheapestAnswer.Exclusions] { counts.sorted { $0.reason < $1.reason } }

    /// The first excluded offers, in the order of their ids.
    var firstOffers: [(offer: Int, reason: ExclusionReason)] {
        Array(sample.sorted { $0.offer < $1.offer }.prefix(Self.sampleSize))
    }
}

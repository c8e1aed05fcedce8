/// A running count of the offers that were excluded, by reason, with some of the first by id as examples.
struct ExclusionTally: Sendable {
    /// The counts in no order; a dozen at most.
    private var counts: [CheapestAnswer.Exclusions] = []
    private var examples: [(offer: Int, reason: ExclusionReason)] = []
    private let keepsExamples: Bool
    /// The number of candidates that are left.
    private var left: Int

    /// Creates a count that begins with a number of candidates.
    init(of candidates: Int, keepsExamples: Bool) {
        left = candidates
        self.keepsExamples = keepsExamples
        counts.reserveCapacity(12)
    }

    /// Removes the offers of a set from the candidates.
    mutating func exclude(_ offers: OfferSet, from candidates: inout OfferSet, _ reason: ExclusionReason) {
        narrow(&candidates, else: reason) { $0.subtract(offers) }
    }

    /// Keeps only the offers of a set among the candidates.
    mutating func keep(_ offers: OfferSet, in candidates: inout OfferSet, else reason: ExclusionReason) {
        narrow(&candidates, else: reason) { $0.formIntersection(offers) }
    }

    /// Counts the candidates that a closure removes.
    mutating func narrow(
        _ candidates: inout OfferSet, else reason: ExclusionReason, by removing: (inout OfferSet) -> Void
    ) {
        let before = keepsExamples ? candidates : nil
        removing(&candidates)
        let count = candidates.count
        tally(left - count, reason)
        left = count
        if let before { addExamples(before.subtracting(candidates), reason) }
    }

    /// Counts the offers of a set that are candidates no longer.
    mutating func add(_ offers: OfferSet, among candidates: OfferSet, _ reason: ExclusionReason) {
        tally(offers.count(in: candidates), reason)
        if keepsExamples { addExamples(offers.intersection(candidates), reason) }
    }

    /// Counts one offer that is a candidate no longer.
    mutating func add(_ offer: Int, _ reason: ExclusionReason) {
        tally(1, reason)
        if keepsExamples { examples.append((offer, reason)) }
    }

    private mutating func tally(_ count: Int, _ reason: ExclusionReason) {
        guard count > 0 else { return }
        if let known = counts.firstIndex(where: { $0.reason == reason }) {
            counts[known].count += count
        } else {
            counts.append(CheapestAnswer.Exclusions(reason: reason, count: count))
        }
    }

    private mutating func addExamples(_ offers: OfferSet, _ reason: ExclusionReason) {
        for offer in offers.first(Decision.mostExamples) { examples.append((offer, reason)) }
    }

    /// The counts in the order in which reasons are checked.
    var sorted: [CheapestAnswer.Exclusions] { counts.sorted { $0.reason < $1.reason } }

    /// The first excluded offers by id.
    var firstExamples: [(offer: Int, reason: ExclusionReason)] {
        Array(examples.sorted { $0.offer < $1.offer }.prefix(Decision.mostExamples))
    }
}

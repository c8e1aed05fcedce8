import Tariff

/// An offer as answers hand it on.
///
/// A class, because a copy of an offer counts a dozen references, which all threads that answer questions share.
final class HeldOffer: Sendable, Hashable {
    /// The offer.
    let offer: Offer
    /// The members that name the offer in an answer, before and behind its status, where they are kept.
    private let members: (names: [UInt8], facts: [UInt8])?

    /// Holds an offer.
    ///
    /// - Parameters:
    ///   - offer: the offer.
    ///   - keepsMembers: whether it will be shown so often that its JSON is written beforehand.
    init(_ offer: Offer, keepsMembers: Bool = false) {
        self.offer = offer
        members =
            keepsMembers
            ? (JSONWriter.members { offer.writeNames(to: &$0) }, JSONWriter.members { offer.writeMainFacts(to: &$0) })
            : nil
    }

    /// Quotes a workload on the offer.
    ///
    /// - Throws: why it is not for sale so.
    func quote(by quoter: borrowing Quoter) throws(Exclusion) -> Quote { try quoter.answer(offer) }

    /// The evidence of the ladders that a quote used.
    func evidence(of quote: borrowing Quote) -> QuoteEvidence { QuoteEvidence(offer.ladders, quote.ladders) }

    /// Where the offer stands at a moment.
    func status(at moment: Timestamp) -> OfferStatus { offer.status(at: moment) }

    /// The first moment after another at which the status changes; nil when none is announced.
    func statusChange(after moment: Timestamp) -> Timestamp? {
        let status = offer.status(at: moment)
        var first: Timestamp?
        for case let date? in [offer.deprecatedAt, offer.retiredAt]
        where date > moment && offer.status(at: date) != status {
            first = first.map { min($0, date) } ?? date
        }
        return first
    }

    /// Adds the members that name the offer in every answer.
    func writeHead(status: OfferStatus, to json: inout JSONWriter) {
        guard let members else { return offer.writeHead(status: status, to: &json) }
        json.add(members: members.names)
        json.member("status", status.rawValue)
        json.add(members: members.facts)
    }

    /// Whether both hold equal offers.
    static func == (left: HeldOffer, right: HeldOffer) -> Bool { left === right || left.offer == right.offer }

    func hash(into hasher: inout Hasher) { hasher.combine(offer) }
}

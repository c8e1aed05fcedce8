import JSON
import Tariff

/// An offer that answers pass on by reference.
///
/// A class, because copying an offer retains about a dozen reference-counted fields, on which the threads that answer
/// questions would contend.
final class SharedOffer: Sendable, Hashable {
    /// The offer.
    let offer: Offer
    /// The JSON members that name the offer, before and after its status; nil unless they are written in advance.
    private let members: (names: [UInt8], facts: [UInt8])?

    /// Creates a reference to an offer.
    ///
    /// - Parameters:
    ///   - offer: The offer.
    ///   - writesMembers: True to write the JSON members that name the offer in advance, for an offer that many answers show.
    init(_ offer: Offer, writesMembers: Bool = false) {
        self.offer = offer
        members =
            writesMembers
            ? (JSONWriter.members { offer.writeNames(to: &$0) }, JSONWriter.members { offer.writeMainFacts(to: &$0) })
            : nil
    }

    /// Writes the members that name the offer in every answer.
    func writeHead(status: OfferStatus, to json: inout JSONWriter) {
        guard let members else { return offer.writeHead(status: status, to: &json) }
        json.add(members: members.names)
        json.member("status", status.rawValue)
        json.add(members: members.facts)
    }

    /// Returns true if both refer to equal offers.
    static func == (left: SharedOffer, right: SharedOffer) -> Bool { left === right || left.offer == right.offer }

    /// Hashes the offer.
    func hash(into hasher: inout Hasher) { hasher.combine(offer) }
}

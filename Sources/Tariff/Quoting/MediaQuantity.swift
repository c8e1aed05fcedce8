/// A quantity of a question that is not counted in tokens, with the units that can price it.
package struct MediaQuantity: Sendable, Hashable {
    /// The component that is charged for.
    package let component: Component
    /// The quantity in one request, in the first unit.
    package let count: Int64
    /// The units that can price the quantity, in order of precedence.
    ///
    /// The units are alternatives and are never added up. A price per token does not apply without a fact that gives the
    /// number of tokens.
    package let units: [PriceUnit]
    /// The length in seconds if the quantity is a clip.
    let duration: Int64?

    init(_ component: Component, _ count: Int64, in units: [PriceUnit], duration: Int64? = nil) {
        self.component = component
        self.count = count
        self.units = units
        self.duration = duration
    }

    /// Returns true if an offer has a rate for the component in any of the units.
    package func isSold(by offer: Offer) -> Bool {
        offer.ladders.contains { $0.key.component == component && units.contains($0.key.unit) }
    }
}

/// A quantity of a question that is not told in tokens, with the units that can price it.
package struct MediaQuantity: Sendable, Hashable {
    /// The component that is charged for.
    package let component: Component
    /// The number of the first unit in one request.
    package let count: Int64
    /// The units that may price it, the first that does counting: they are alternatives, never added.
    ///
    /// What is priced by the token cannot be reached without a fact that counts its tokens.
    package let units: [PriceUnit]
    /// The length of the clip in seconds, where it is one.
    let duration: Int64?

    init(_ component: Component, _ count: Int64, in units: [PriceUnit], duration: Int64? = nil) {
        self.component = component
        self.count = count
        self.units = units
        self.duration = duration
    }

    /// Returns true if an offer has a rate in any of the units.
    package func isSold(by offer: Offer) -> Bool {
        offer.ladders.contains { $0.key.component == component && units.contains($0.key.unit) }
    }
}

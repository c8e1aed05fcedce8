/// The urgency with which a seller serves a request, if it changes the price.
package enum ServiceTier: String, Sendable, Hashable, CaseIterable {
    /// The default; never written in conditions.
    case standard
    case batch, flex, priority, fast
    /// Stored, but no question can ask for it yet.
    case ultrafast, balanced

    /// The tiers that a question may ask for.
    package static let askable: [ServiceTier] = [.standard, .batch, .flex, .priority, .fast]
}

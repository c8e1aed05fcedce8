/// The amount of a web search's findings that is read into the prompt.
package enum SearchContext: String, Sendable, Hashable, CaseIterable {
    case low
    /// The default; never written in conditions.
    case medium
    case high
}

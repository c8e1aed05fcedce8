/// How much of what a web search finds is read into the prompt.
package enum SearchContext: String, Sendable, Hashable {
    case low
    /// The default; never written in conditions.
    case medium
    case high
}

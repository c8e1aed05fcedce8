/// A capability of an offer besides reading and writing.
///
/// The order is that of the reasons for exclusion.
package enum Capability: String, Sendable, Hashable, CaseIterable, Comparable {
    case tools
    case parallelTools = "parallel_tools"
    case structuredOutput = "structured_output"
    case jsonMode = "json_mode"
    case reasoning
    case promptCaching = "prompt_caching"
    case streaming
    case webSearch = "web_search"
    case computerUse = "computer_use"
    case logprobs, seed, prefill, batch
    case fineTuning = "fine_tuning"

    /// The position of the capability in the vocabulary, from 0.
    package var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// Returns true if the left capability comes first in the vocabulary.
    package static func < (left: Capability, right: Capability) -> Bool { left.order < right.order }
}

import Tariff

/// The rates that price a text workload on nearly every offer.
///
/// The ``Quoter`` handles all others.
enum RateSlot: Int, CaseIterable {
    case input, cacheRead, cacheWrite, output, reasoning, request, webSearch

    var component: Component {
        switch self {
        case .input: .inputText
        case .cacheRead: .inputTextCacheRead
        case .cacheWrite: .inputTextCacheWrite
        case .output: .outputText
        case .reasoning: .outputTextReasoning
        case .request: .request
        case .webSearch: .requestWebSearch
        }
    }

    var unit: PriceUnit {
        switch self {
        case .input, .cacheRead, .cacheWrite, .output, .reasoning: .token
        case .request, .webSearch: .request
        }
    }

    /// Indicates whether only offers that make text charge for it.
    var isOfAnswers: Bool { self == .output || self == .reasoning }

    /// Returns the slot of a rate in dollars; nil if it has none.
    init?(_ rate: Rate) {
        guard rate.currency == .usd,
            let slot = Self.allCases.first(where: { $0.component == rate.component && $0.unit == rate.unit })
        else { return nil }
        self = slot
    }
}

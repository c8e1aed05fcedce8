import Tariff

/// The charges of a text workload that nearly every offer is priced by; the rest is left to the ``Quoter``.
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

    /// Whether only what makes text is charged for it.
    var isOfAnswers: Bool { self == .output || self == .reasoning }

    /// The slot of a rate in dollars, if it has one.
    init?(_ rate: Rate) {
        guard rate.currency == .usd,
            let slot = Self.allCases.first(where: { $0.component == rate.component && $0.unit == rate.unit })
        else { return nil }
        self = slot
    }
}

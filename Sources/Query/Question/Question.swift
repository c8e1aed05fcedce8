package import Tariff

/// A question with all its defaults: what is to be done, what it needs, and how to choose.
package struct Question: Sendable, Hashable {
    /// The page of a list that is asked for.
    struct Page: Sendable, Hashable {
        /// The largest number of entries; 0 is all.
        var length = 100
        /// The text that the cursor of the page encodes.
        var cursor: String?
    }

    /// The quantities, and when and where they are used.
    package var workload: Workload
    /// The requirements that an offer must meet.
    package var requirement: Requirement
    /// The rules by which the answer is chosen.
    package var policy: Policy
    /// The moment that the question states; nil means now.
    package var statedAt: Timestamp?
    /// The page of a list, which only lists read.
    var page = Page()

    /// Creates a question from its parts.
    package init(workload: Workload, requirement: Requirement, policy: Policy, statedAt: Timestamp? = nil) {
        self.workload = workload
        self.requirement = requirement
        self.policy = policy
        self.statedAt = statedAt
    }

    /// The defaults of a question, except those of tokens, which depend on whether other quantities are given.
    static let usual = {
        var question = Question(
            workload: Workload(at: Timestamp(seconds: 0)), requirement: Requirement(), policy: Policy())
        question.requirement.produces = [.text]
        question.requirement.status = [.active, .preview]
        return question
    }()

    /// Reads a question from names and values.
    ///
    /// - Parameters:
    ///   - words: Names and values as in a query, or as options of a command without dashes.
    ///   - parts: The parts of a question that have a meaning here.
    ///   - now: The moment that a question without one is about.
    ///   - spelling: The spelling of names in sentences.
    /// - Throws: All problems at once.
    package init(
        words: [(name: String, value: String)],
        parts: Set<Parameter.Part> = [.workload, .requirement, .policy], now: Timestamp,
        spelling: ParameterSpelling = .name
    ) throws(QuestionError) {
        self = Self.usual
        workload.at = now
        var parser = QuestionParser(words: words, parts: parts, into: &self, spelling: spelling)
        let quantities = parser.given.filter { $0.quantity != nil }
        if quantities.isEmpty { (workload.inputTokens, workload.outputTokens) = (1000, 500) }
        if !parser.given.contains(where: { $0.name == "produces" }) { requirement.produces = workload.usualProducts }
        // Values that are refused already have no number to check, and the default tokens need no check.
        if parser.problems.isEmpty, !quantities.isEmpty { check(quantities, &parser) }
        guard parser.problems.isEmpty else { throw QuestionError(parser.problems) }
    }
}

// MARK: Checking

extension Question {
    /// The largest number that exact arithmetic can count to.
    private static let most: Int128 = 9_000_000_000_000_000_000

    /// Refuses quantities that contradict each other, ask for nothing, or leave exact arithmetic.
    private func check(_ quantities: [Parameter], _ parser: inout QuestionParser) {
        let (cached, written) = (workload.cachedTokens, workload.cacheWriteTokens)
        if cached + written > workload.inputTokens {
            return parser.refuse(
                cached > 0 ? "cached_tokens" : "cache_write_tokens", String(cached > 0 ? cached : written),
                "“cached_tokens=\(cached)” and “cache_write_tokens=\(written)” are parts of “input_tokens”, which is "
                    + "\(workload.inputTokens); raise it to \(cached + written) or more.")
        }
        let units = unitsPerRequest(quantities)
        if units == 0, !workload.statesRequests {
            return parser.refuse(
                "input_tokens", "0",
                "The question states no quantity above 0; give input_tokens, output_tokens or another quantity.")
        }
        if (units + 1) * Int128(workload.requests) > Self.most {
            return parser.refuse(
                "requests", String(workload.requests),
                "“requests=\(workload.requests)” times \(units) units each is more than can be counted; ask for fewer.")
        }
        if Int128(written) * Int128(workload.requests) * Int128(workload.cacheTTL.seconds) > Self.most {
            parser.refuse(
                "cache_ttl", workload.cacheTTL.description,
                "“cache_ttl=\(workload.cacheTTL)” for \(written) tokens and \(workload.requests) requests is more than "
                    + "can be counted; ask for less.")
        }
    }

    /// Returns an upper bound of what one request can be charged for.
    private func unitsPerRequest(_ quantities: [Parameter]) -> Int128 {
        let pixels = Int128((workload.media.size ?? .usual).pixels)
        var sum: Int128 = 0
        for parameter in quantities {
            let count = Int128(parameter.quantity?.property.value(in: self) ?? 0)
            switch parameter.quantity?.units {
            case .one: sum += count
            case .pixels: sum += count * pixels
            case .some(.none), nil: break
            }
        }
        return sum
    }
}

extension Workload {
    /// The output of a workload whose question does not name it: that of its quantities (`docs/decisions/0009`).
    ///
    /// Without any output, characters are to be spoken and audio is to be transcribed; everything else makes text.
    fileprivate var usualProducts: [Modality] {
        var products: [Modality] = []
        if outputTokens > 0 || reasoningTokens > 0 { products.append(.text) }
        if imagesOut > 0 { products.append(.image) }
        if audioOutSeconds > 0 { products.append(.audio) }
        if videoOutSeconds > 0 { products.append(.video) }
        if !products.isEmpty { return products }
        if charactersIn > 0 { return [.audio] }
        return audioInSeconds > 0 ? [.transcription] : [.text]
    }
}

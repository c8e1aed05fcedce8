package import Tariff

/// A question as it is understood: what is to be done, what it needs, and how to choose.
package struct Question: Sendable, Hashable {
    /// The quantities, and when and where they are used.
    package var workload: Workload
    /// What the offer must be able to do.
    package var requirement: Requirement
    /// How the answer is chosen.
    package var policy: Policy
    /// The moment that the question states; nil when it means now.
    package var statedAt: Timestamp?

    /// Makes a question from its parts.
    package init(workload: Workload, requirement: Requirement, policy: Policy, statedAt: Timestamp? = nil) {
        self.workload = workload
        self.requirement = requirement
        self.policy = policy
        self.statedAt = statedAt
    }

    /// Reads a question from names and values, all defaults filled in.
    ///
    /// - Parameters:
    ///   - words: as in the query of an address or as flags of a command, without dashes.
    ///   - parts: the parts of a question that make sense here.
    ///   - now: the moment that is meant when the question states none.
    /// - Throws: every problem at once.
    package init(
        words: [(name: String, value: String)],
        parts: Set<QuestionWord.Part> = [.workload, .requirement, .policy], now: Timestamp
    ) throws(QuestionError) {
        var parser = QuestionParser(words: words, parts: parts)
        let stated = parser.stated
        workload = Self.workload(stated, now: now)
        requirement = stated.requirement
        requirement.produces = stated.produces ?? stated.usualProducts
        requirement.status = stated.requirement.status ?? [.active, .preview]
        policy = Policy(stated)
        statedAt = stated.at
        Self.check(workload, &parser)
        guard parser.problems.isEmpty else { throw QuestionError(parser.problems) }
    }

    private static func workload(_ stated: StatedWords, now: Timestamp) -> Workload {
        let saysNothing = stated.quantities.allSatisfy { $0 == nil }
        return Workload(
            inputTokens: stated.inputTokens ?? (saysNothing ? 1000 : 0), cachedTokens: stated.cachedTokens ?? 0,
            cacheWriteTokens: stated.cacheWriteTokens ?? 0, cacheTTL: stated.cacheTTL ?? .fiveMinutes,
            outputTokens: stated.outputTokens ?? (saysNothing ? 500 : 0),
            reasoningTokens: stated.reasoningTokens ?? 0, imagesIn: stated.imagesIn ?? 0,
            imagesOut: stated.imagesOut ?? 0, audioInSeconds: stated.audioInSeconds ?? 0,
            audioOutSeconds: stated.audioOutSeconds ?? 0, videoOutSeconds: stated.videoOutSeconds ?? 0,
            charactersIn: stated.charactersIn ?? 0, pagesIn: stated.pagesIn ?? 0, media: stated.media,
            searches: stated.searches ?? 0,
            requests: stated.requests ?? 1, statesRequests: stated.requests != nil,
            serviceTier: stated.serviceTier ?? .standard, region: stated.region == "global" ? nil : stated.region,
            at: stated.at ?? now, countsPromotions: stated.includesPromotions ?? true,
            substitutesMissing: stated.substitutesMissing ?? true)
    }

    /// Refuses quantities that contradict each other, ask for nothing, or would leave exact arithmetic.
    private static func check(_ workload: Workload, _ parser: inout QuestionParser) {
        // Words that were refused already have no number to check.
        guard parser.problems.isEmpty else { return }
        let (cached, written) = (workload.cachedTokens, workload.cacheWriteTokens)
        if cached + written > workload.inputTokens {
            parser.refuse(
                cached > 0 ? .cachedTokens : .cacheWriteTokens, String(cached > 0 ? cached : written),
                "“cached_tokens=\(cached)” and “cache_write_tokens=\(written)” are parts of “input_tokens”, which is "
                    + "\(workload.inputTokens); raise it to \(cached + written) or more.")
            return
        }
        let perRequest = unitsPerRequest(workload)
        if perRequest == 0, !workload.statesRequests {
            parser.refuse(
                .inputTokens, "0",
                "The question states no quantity above 0; give input_tokens, output_tokens or what else is used.")
            return
        }
        if (perRequest + 1) * Int128(workload.requests) > 9_000_000_000_000_000_000 {
            parser.refuse(
                .requests, String(workload.requests),
                "“requests=\(workload.requests)” times \(perRequest) units each is more than can be counted; ask for fewer."
            )
            return
        }
        let kept = (written * workload.requests).multipliedReportingOverflow(by: workload.cacheTTL.seconds)
        if kept.overflow || kept.partialValue > 9_000_000_000_000_000_000 {
            parser.refuse(
                .cacheTTL, workload.cacheTTL.description,
                "“cache_ttl=\(workload.cacheTTL)” for \(written) tokens and \(workload.requests) requests is more than "
                    + "can be counted; ask for less.")
        }
    }
}

extension Question {
    /// An upper bound of what one request can be charged for; images are counted by their pixels.
    private static func unitsPerRequest(_ workload: Workload) -> Int128 {
        let pixels = Int128((workload.media.size ?? .usual).pixels)
        let images = (Int128(workload.imagesIn) + Int128(workload.imagesOut)) * pixels
        let text =
            workload.inputTokens + workload.cacheWriteTokens + workload.outputTokens + workload.reasoningTokens
        let others =
            workload.audioInSeconds + workload.audioOutSeconds + workload.videoOutSeconds + workload.charactersIn
            + workload.pagesIn + workload.searches
        return images + Int128(text) + Int128(others)
    }
}

extension Policy {
    /// The policy of what a question says, defaults for the rest.
    init(_ stated: StatedWords) {
        self.init()
        free = stated.free ?? free
        includesIncluded = stated.includesIncluded ?? includesIncluded
        includesPromotions = stated.includesPromotions ?? includesPromotions
        includesUnknown = stated.includesUnknown ?? includesUnknown
        substitutesMissing = stated.substitutesMissing ?? substitutesMissing
        includesDisputed = stated.includesDisputed ?? includesDisputed
        maxAge = stated.maxAge
        basis = stated.basis ?? basis
        payment = stated.payment ?? payment
        topUp = stated.topUp ?? topUp
        byok = stated.byok ?? byok
        monthlySpend = stated.monthlySpend ?? monthlySpend
        per = stated.per ?? per
        limit = stated.limit ?? limit
        asOf = stated.asOf
        explain = stated.explain ?? explain
    }
}

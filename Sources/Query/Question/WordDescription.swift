import Tariff

/// What a word of a question takes and what it means, for the description of the interface.
package struct WordDescription: Sendable {
    /// What the value may be.
    package enum Form: Sendable {
        /// A whole number.
        case count(ClosedRange<Int64>)
        /// One of these names.
        case choice([String])
        /// Some of these names, between commas.
        case choices([String])
        /// Ids between commas, with `*` and `?`.
        case globs
        /// `true` or `false`.
        case flag
        /// A moment or a day.
        case moment
        /// Text of that shape.
        case text(pattern: String)
        /// An amount of money, or nothing too.
        case money(orZero: Bool)
        /// The text of `next`.
        case cursor(pattern: String)
    }

    /// What the value may be.
    package let form: Form
    /// What is meant where the word is not said; nil where nothing is.
    package let standard: String?
    /// What the word means.
    package let summary: String

    fileprivate init(_ form: Form, _ standard: String? = nil, _ summary: String) {
        self.form = form
        self.standard = standard
        self.summary = summary
    }

    /// A count of something that a request may have, as large as a question takes.
    fileprivate static func count(_ standard: String?, _ summary: String) -> WordDescription {
        WordDescription(.count(0...1_000_000_000_000), standard, summary)
    }

    fileprivate static func choice<Choice: RawRepresentable<String>>(
        _ choices: [Choice], _ standard: String?, _ summary: String
    ) -> WordDescription {
        WordDescription(.choice(choices.map(\.rawValue)), standard, summary)
    }

    fileprivate static func either(_ names: [String], _ standard: String, _ summary: String) -> WordDescription {
        WordDescription(.choice(names), standard, summary)
    }
}

extension QuestionWord {
    /// Whether questions with this word are answered; where not, it is refused with a sentence.
    package var isAnswered: Bool { notYet == nil }

    /// What the word takes and means.
    package var described: WordDescription {
        switch part {
        case .workload: describedWorkload
        case .requirement: describedRequirement
        case .policy, .paging: describedPolicy
        }
    }

    private var describedWorkload: WordDescription {
        switch self {
        case .inputTokens: .count(nil, "All prompt tokens; 1000, or 0 when another quantity is stated.")
        case .cachedTokens: .count("0", "The part of the prompt that is read from the cache.")
        case .cacheWriteTokens: .count("0", "The part of the prompt that is written to the cache.")
        case .cacheTTL: .init(.text(pattern: WordPattern.lifetime), "5m", "How long written tokens are kept.")
        case .outputTokens: .count(nil, "Answer tokens; 500, or 0 when another quantity is stated.")
        case .reasoningTokens: .count("0", "Further output that is thinking.")
        case .imagesIn: .count("0", "Images in the prompt.")
        case .imagesOut: .count("0", "Images made.")
        case .imageSize:
            .init(.text(pattern: WordPattern.imageSize), nil, "The size of each image: 1024x1536, 512 or 2k.")
        case .imageQuality:
            .init(.text(pattern: WordPattern.quality), nil, "The quality of each image: low, medium, high, hd.")
        case .audioInSeconds: .count("0", "Seconds of sound in the prompt.")
        case .audioOutSeconds: .count("0", "Seconds of sound made.")
        case .videoOutSeconds: .count("0", "Seconds of video made.")
        case .videoResolution:
            .init(.text(pattern: WordPattern.resolution), nil, "The shorter side of the video: 720p, 4k.")
        case .videoAudio: .init(.flag, nil, "Whether the video has sound.")
        case .charactersIn: .count("0", "Characters to be spoken.")
        case .pagesIn: .count("0", "Pages of documents to be read.")
        case .searches: .count("0", "Web searches made for the model.")
        case .requests: .init(.count(1...1_000_000_000), "1", "How many such requests; costs are for all of them.")
        case .serviceTier: .choice(ServiceTier.askable, "standard", "The tier in which the requests are served.")
        case .region:
            .init(
                .text(pattern: WordPattern.region), "global",
                "An area or a seller's region id.")
        default: .init(.moment, nil, "When the tokens are used, for windows and dated prices; now.")
        }
    }

    private var describedRequirement: WordDescription {
        switch self {
        case .needs: .init(.choices(Capability.allCases.map(\.rawValue)), nil, "What the offer must be able to do.")
        case .accepts: .init(.choices(Modality.inputs.map(\.rawValue)), nil, "What goes in.")
        case .produces: .init(.choices(Modality.outputs.map(\.rawValue)), "text", "What comes out.")
        case .context: .count(nil, "The least context, in tokens.")
        case .maxOutput: .count(nil, "The least length of an answer, in tokens.")
        case .minQuality:
            .init(
                .text(pattern: WordPattern.score), nil, "The least score on a leaderboard, BENCHMARK:SCORE.")
        case .models: .init(.globs, nil, "Only models whose id matches.")
        case .labs: .init(.globs, nil, "Only models of these labs.")
        case .providers: .init(.globs, nil, "Only these providers.")
        case .excludeProviders: .init(.globs, nil, "None of these providers.")
        case .via: .choice(Requirement.Via.allCases, "any", "Which ways of selling are meant.")
        case .openWeights: .init(.flag, nil, "Whether the weights must be published, or must not be.")
        case .dataPolicy: .init(.choice(["any"]), "any", "What may happen to the data; only “any” is answered yet.")
        case .status: .init(.choices(OfferStatus.allCases.map(\.rawValue)), "active,preview", "Where the offer stands.")
        default: .init(.text(pattern: "^.+$"), nil, "Not answered yet.")
        }
    }

    private var describedPolicy: WordDescription {
        switch self {
        case .free: .choice(Policy.Free.allCases, "exclude", "Offers that are given away.")
        case .included: .either(["exclude", "include"], "exclude", "Offers of plans that are paid for already.")
        case .promotions: .either(["include", "exclude"], "include", "Promotional prices.")
        case .unknown: .either(["exclude", "include"], "exclude", "Offers of which a need or limit is not known.")
        case .missing: .either(["substitute", "exclude"], "substitute", "Cache and reasoning rates that are missing.")
        case .disputed: .either(["include", "exclude"], "include", "Offers on whose price the sources disagree.")
        case .maxAge: .init(.text(pattern: WordPattern.lifetime), nil, "The greatest age of the evidence.")
        case .basis: .choice(Policy.Basis.allCases, "landed", "Which cost decides.")
        case .payment: .init(.text(pattern: WordPattern.payment), "card", "How credit is bought, for fees.")
        case .topUp: .init(.money(orZero: false), "100", "How much credit is bought at once.")
        case .byok: .init(.flag, "false", "Whether own keys are brought to gateways.")
        case .monthlySpend: .init(.money(orZero: true), "0", "What is spent in a month.")
        case .currency: .init(.choice(["USD"]), "USD", "The currency of costs; only USD is answered yet.")
        case .per: .choice(Policy.Group.allCases, "model", "Of what the cheapest one is kept.")
        case .limit: .init(.count(1...1000), "5", "How many results there are at most.")
        case .asOf: .init(.moment, nil, "Answers from what was known then.")
        case .explain: .init(.flag, "false", "Whether some of the excluded offers are shown.")
        default: .init(.cursor(pattern: WordPattern.cursor), nil, "The text of “next” in the page before.")
        }
    }
}

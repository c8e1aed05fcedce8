import Tariff

/// The rules by which an offer may answer a question.
///
/// Each rule is a function of one whole offer. The first reason in the order of ``ExclusionReason`` is the one that counts.
struct Eligibility {
    /// The question.
    let question: Question
    /// The moment at which the age of evidence is measured.
    private let now: Timestamp
    /// The aliases of each model, which the patterns of a question match as well as its id.
    private let aliases: [ModelID: [String]]
    private let limits: LimitRule
    private let quoter: Quoter

    /// Creates the rules of a question.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - aliases: The aliases of each model.
    ///   - now: The moment at which the age of evidence is measured.
    init(_ question: Question, aliases: [ModelID: [String]], now: Timestamp) {
        self.question = question
        self.aliases = aliases
        self.now = now
        limits = LimitRule(question)
        quoter = Quoter(question.workload, currency: question.policy.currency)
    }

    private var requirement: Requirement { question.requirement }
    private var policy: Policy { question.policy }
    private var workload: Workload { question.workload }

    // MARK: Scope

    /// Returns true if the question is about the offer at all.
    ///
    /// Offers outside the scope are not counted.
    func isInScope(_ offer: Offer) -> Bool {
        requirement.produces.allSatisfy { offer.produces?.contains($0) ?? false }
            && (requirement.via == .any || requirement.via.rawValue == offer.kind.via)
            && Self.match(requirement.models, offer.model.map { [$0.rawValue] + aliases[$0, default: []] } ?? [])
            && Self.match(requirement.labs, offer.model.map { [$0.lab.rawValue] } ?? [])
            && Self.match(requirement.providers, [offer.id.provider.rawValue])
            && (requirement.excludeProviders.isEmpty
                || !Self.match(requirement.excludeProviders, [offer.id.provider.rawValue]))
    }

    /// Returns true if any pattern matches any of the names, or if there are no patterns.
    private static func match(_ patterns: [Glob], _ names: [String]) -> Bool {
        patterns.isEmpty || names.contains { name in patterns.contains { $0.matches(name) } }
    }

    // MARK: Reasons

    /// Returns the quote of an offer in scope.
    ///
    /// - Throws: The first reason why the offer is no answer.
    func quote(_ offer: Offer) throws(ExclusionReason) -> Quote {
        if let reason = statusReason(offer) ?? lastingReason(offer) { throw reason }
        return try quoteEligible(offer)
    }

    /// Returns the quote of an offer that meets every rule that does not depend on prices.
    ///
    /// - Throws: The first reason why the offer has no quote, or why its quote is no answer.
    func quoteEligible(_ offer: Offer) throws(ExclusionReason) -> Quote {
        let quote: Quote
        do throws(Exclusion) { quote = try quoter.answer(offer) } catch { throw ExclusionReason(error) }
        if let reason = preferenceReason(offer) ?? evidenceReason(offer, quote) { throw reason }
        return quote
    }

    /// Returns the reason that the status of an offer gives at the moment of the question.
    private func statusReason(_ offer: Offer) -> ExclusionReason? {
        let status = offer.status(at: workload.at)
        return requirement.admits(status) ? nil : .status(status)
    }

    /// Returns the first reason that neither time nor prices change.
    private func lastingReason(_ offer: Offer) -> ExclusionReason? {
        if !offer.isSold(in: workload.region) { return .region }
        if !policy.admits(offer.state) { return .state(offer.state) }
        for capability in requirement.needs where !(offer.capabilities[capability] ?? policy.includesUnknown) {
            return .capability(capability)
        }
        for modality in requirement.accepts where !offer.accepts.contains(modality) { return .modality(modality) }
        if let limit = limits.failed(by: offer) { return .limit(limit) }
        return offer.isSold(in: workload.serviceTier) ? nil : .tier(workload.serviceTier)
    }

    /// Returns the first preference about the model that an offer fails, once it can be priced.
    private func preferenceReason(_ offer: Offer) -> ExclusionReason? {
        for quality in requirement.minQuality where !offer.scores.contains(where: quality.isReached(by:)) {
            return .policy(.minQuality)
        }
        if let openWeights = requirement.openWeights, offer.openWeights != openWeights { return .policy(.openWeights) }
        return nil
    }

    /// Returns the first preference about evidence that the prices of a quote fail.
    private func evidenceReason(_ offer: Offer, _ quote: Quote) -> ExclusionReason? {
        let ladders = quote.ladders.map { offer.ladders[$0] }
        if !policy.includesDisputed, ladders.contains(where: { $0.confidence == .disputed }) {
            return .policy(.disputed)
        }
        guard let age = policy.maxAge else { return nil }
        let areFresh = ladders.allSatisfy { $0.confirmedAt.map { now.seconds - $0.seconds <= age } ?? false }
        return areFresh ? nil : .policy(.maxAge)
    }

    // MARK: Validity

    /// Returns the first moment after that of the question at which time alone may change an offer in scope.
    ///
    /// Time changes whether the offer answers, and its price. The moment may be earlier than the answer really changes, never
    /// later.
    ///
    /// - Returns: The moment; nil if none is known, or if something other than time excludes the offer.
    func nextChange(of offer: Offer) -> Timestamp? {
        guard lastingReason(offer) == nil, preferenceReason(offer) == nil else { return nil }
        let status = offer.status(at: workload.at)
        let dates = [offer.deprecatedAt, offer.retiredAt].compactMap { $0 }.filter { date in
            let next = offer.status(at: date)
            return date > workload.at && next != status && (requirement.admits(next) || requirement.admits(status))
        }
        let price =
            requirement.admits(status)
            ? PriceCalendar.nextChange(of: offer, after: workload.at, where: workload.charges) : nil
        return (dates + [price].compactMap { $0 }).min()
    }
}

extension Requirement {
    /// Returns true if the question asks for offers of a status.
    func admits(_ status: OfferStatus) -> Bool { self.status?.contains(status) ?? true }
}

extension Requirement.Quality {
    /// Returns true if a score is of this benchmark and high enough.
    func isReached(by score: Score) -> Bool { score.benchmark == benchmark && score.millionths >= millionths }
}

extension Policy {
    /// Returns true if the question asks for offers of a state.
    func admits(_ state: OfferState) -> Bool {
        switch state {
        case .priced: free != .only
        case .free: free != .exclude
        case .included: includesIncluded && free != .only
        case .dynamic, .unknown: false
        }
    }
}

import Tariff

/// The decision as one would explain it.
///
/// It quotes every offer that may answer, sorts the quotes by cost, keeps the cheapest of each group, and names fallbacks of
/// other sellers. This defines the meaning of an answer. It looks at each offer whole and runs where offers are few. ``FastAnswers`` gives the same
/// answers over a whole catalog, and tests hold the two together.
struct Decision {
    private let origin: CheapestAnswer.Origin
    private let question: Question
    private let eligibility: Eligibility

    /// The largest number of fallbacks.
    static let mostFallbacks = 5

    /// The largest number of excluded offers that an explained answer names.
    static let mostExamples = 20

    /// Creates the decision of a question.
    ///
    /// - Parameters:
    ///   - question: The question.
    ///   - index: The catalog that the offers are of.
    ///   - now: The moment at which the age of documents and evidence is measured.
    init(_ question: Question, _ index: CatalogIndex, now: Timestamp) {
        origin = CheapestAnswer.Origin(index, at: now)
        self.question = question
        eligibility = Eligibility(question, aliases: index.aliasesByModel, now: now)
    }

    /// Decides between offers.
    ///
    /// - Parameter offers: The offers, sorted by id.
    /// - Returns: The answer. If no offer qualifies its results are empty, and its counts of exclusions say why.
    func answer(_ offers: some Sequence<SharedOffer>) -> CheapestAnswer {
        let meant = offers.filter { eligibility.isInScope($0.offer) }
        let policy = question.policy
        let found = QuotedOffers(meant, by: policy.basis) { offer throws(ExclusionReason) in
            try eligibility.quote(offer)
        }
        let counts = Dictionary(grouping: found.excluded, by: \.reason).mapValues(\.count)
        return CheapestAnswer(
            catalog: origin, question: question,
            results: cheapest(of: found.quoted).map { .init($0.offer, $0.quote, at: question.workload.at) },
            fallbacks: fallbacks(among: found.quoted.map(\.offer.offer)),
            excluded: counts.map { .init(reason: $0, count: $1) }.sorted { $0.reason < $1.reason },
            sample: policy.explain
                ? found.excluded.prefix(Self.mostExamples).map { .init(offer: $0.offer.offer.id, reason: $0.reason) }
                : nil,
            candidates: found.quoted.count, validUntil: meant.compactMap { eligibility.nextChange(of: $0.offer) }.min())
    }

    /// Returns the cheapest offer of each group, at most as many as the question asks for.
    private func cheapest(
        of ranked: [(offer: SharedOffer, quote: Quote)]
    ) -> some Sequence<(offer: SharedOffer, quote: Quote)> {
        var groups: Set<String> = []
        return ranked.filter { groups.insert(question.policy.per.group(of: $0.offer.offer)).inserted }
            .prefix(question.policy.limit)
    }

    /// Returns the cheapest offers of sellers that neither the first offer nor an earlier fallback depends on.
    private func fallbacks(among ranked: [Offer]) -> [OfferID] {
        var taken: Set<String> = []
        let independent = ranked.filter { offer in
            guard taken.isDisjoint(with: offer.sellers) else { return false }
            taken.formUnion(offer.sellers)
            return true
        }
        return independent.dropFirst().prefix(Self.mostFallbacks).map(\.id)
    }
}

extension Policy.Group {
    /// Returns the name of the group of an offer.
    ///
    /// An offer without a model is a group of its own.
    fileprivate func group(of offer: Offer) -> String {
        switch self {
        case .offer: offer.id.rawValue
        case .provider: offer.id.provider.rawValue
        case .model: offer.model?.rawValue ?? offer.id.rawValue
        case .lab: offer.model?.lab.rawValue ?? offer.id.rawValue
        }
    }
}

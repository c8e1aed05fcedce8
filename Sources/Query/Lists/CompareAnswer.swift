package import Tariff

/// Models and offers side by side on one workload, in the order in which they were named.
package struct CompareAnswer: Sendable {
    /// One thing that is compared.
    package struct Entry: Sendable {
        /// What an id stands for.
        package enum Kind: String, Sendable {
            case model, offer
        }

        /// The id that was asked for.
        package let id: String
        /// Whether it is a model or an offer.
        package let kind: Kind
        /// How many offers the model has; 1 for an offer.
        package let offers: Int
        /// How many of them the workload can be priced on and fits.
        package let qualifying: Int
        /// Why the others cannot, as `cheapest` counts it.
        package let reasons: [CheapestAnswer.Exclusions]
        /// The offer itself, quoted even where the workload is too large for it, or the model's cheapest that qualifies; nil where none does.
        package let offer: Offer?
        /// What the workload costs there; nil where it cannot be told.
        package let result: CheapestAnswer.Result?
        /// The cost as a multiple of the cheapest one, with four decimals at most; nil without a cost or beside 0.
        package fileprivate(set) var timesCheapest: String?
    }

    /// The catalog that answered.
    package let catalog: CheapestAnswer.Origin
    /// The question as it was understood.
    package let question: Question
    /// What is compared.
    package let entries: [Entry]

    /// The entry with the lowest cost; the first of equals, nil where nothing can be priced.
    package var cheapest: Entry? {
        entries.filter { $0.result != nil }.min { ($0.cost ?? .zero) < ($1.cost ?? .zero) }
    }

    /// The first moment at which the answer may change by itself.
    package var validUntil: Timestamp? { entries.compactMap { $0.result?.validUntil }.min() }

    fileprivate init(catalog: CheapestAnswer.Origin, question: Question, entries: [Entry]) {
        self.catalog = catalog
        self.question = question
        let least = entries.compactMap(\.cost).min()
        self.entries = entries.map { entry in
            var entry = entry
            if let least, let cost = entry.cost { entry.timesCheapest = cost.times(least) }
            return entry
        }
    }
}

extension CompareAnswer.Entry {
    /// What decides between entries.
    fileprivate var cost: Cost? { result?.quote.landed }
}

extension CatalogIndex {
    /// Compares models and offers on one workload.
    ///
    /// An offer is quoted whatever its status, as ``cost(of:_:now:)`` does; of a model the cheapest offer counts
    /// that `cheapest` would give by its defaults, whatever it makes.
    ///
    /// - Returns: nil when no offer and no model bears one of the ids; ``suggestions(for:)`` then helps.
    package func compare(_ ids: [String], _ question: Question, now: Timestamp) -> CompareAnswer? {
        // What is named is meant, whatever it makes.
        var question = question
        question.requirement.produces = []
        var entries: [CompareAnswer.Entry] = []
        for id in ids {
            guard let entry = offerEntry(id, question, now: now) ?? modelEntry(id, question, now: now) else {
                return nil
            }
            entries.append(entry)
        }
        return CompareAnswer(
            catalog: CheapestAnswer.Origin(self, at: now), question: question, entries: entries)
    }

    private func offerEntry(_ id: String, _ question: Question, now: Timestamp) -> CompareAnswer.Entry? {
        guard let place = place(ofOffer: id), let cost = cost(of: id, question, now: now) else { return nil }
        let reason = cost.excluded.first?.reason ?? missedLimit(at: place, question)
        return CompareAnswer.Entry(
            id: id, kind: .offer, offers: 1, qualifying: reason == nil ? 1 : 0,
            reasons: reason.map { [.init(reason: $0, count: 1)] } ?? [], offer: offer(at: place),
            result: cost.results.first)
    }

    /// The limit that a workload is too large for; a limit that nobody states is none.
    private func missedLimit(at place: Int, _ question: Question) -> ExclusionReason? {
        LimitRule(question).missed(
            context: columns.contextLimit[place], input: columns.inputLimit[place],
            output: columns.outputLimit[place], makesText: facets.has(.other(.makesText), place)
        ).map { .limit($0) }
    }

    private func modelEntry(_ id: String, _ question: Question, now: Timestamp) -> CompareAnswer.Entry? {
        guard let place = place(ofModel: id) else { return nil }
        var ofModel = question
        ofModel.requirement.models = [Glob(id)]
        ofModel.policy.per = .offer
        ofModel.policy.limit = 1
        let answer = cheapest(ofModel, now: now)
        return CompareAnswer.Entry(
            id: id, kind: .model, offers: offerPlaces(ofModel: place).count, qualifying: answer.candidates,
            reasons: answer.excluded, offer: answer.results.first?.offer, result: answer.results.first)
    }
}

extension Cost {
    /// This cost as a multiple of another, rounded half up to four decimals; nil when the other is nothing.
    fileprivate func times(_ other: Cost) -> String? {
        guard other.femto > 0 else { return nil }
        let (whole, rest) = femto.quotientAndRemainder(dividingBy: other.femto)
        // Costs too large to be scaled up are scaled down: their last digits cannot show in four decimals.
        let isLarge = other.femto > Int128.max / 20_000
        let (top, bottom) = isLarge ? (rest, other.femto / 10_000) : (rest * 10_000, other.femto)
        let parts = whole * 10_000 + (top + bottom / 2) / bottom
        let digits = String(parts % 10_000)
        var fraction = String(repeating: "0", count: 4 - digits.count) + digits
        while fraction.last == "0" { fraction.removeLast() }
        return "\(parts / 10_000)" + (fraction.isEmpty ? "" : "." + fraction)
    }
}

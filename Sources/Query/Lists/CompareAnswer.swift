package import Tariff

/// Models and offers side by side on one workload, in the order in which they were named.
package struct CompareAnswer: Sendable {
    /// A model or an offer in the comparison.
    package struct Entry: Sendable {
        /// The kind of object that an id names.
        package enum Kind: String, Sendable {
            case model, offer
        }

        /// The requested id.
        package let id: String
        /// The kind of object that the id names.
        package let kind: Kind
        /// The number of offers that the model has; 1 for an offer.
        package let offers: Int
        /// The number of them that the workload fits and can be priced on.
        package let qualifying: Int
        /// The reasons that exclude the others, as `cheapest` counts them.
        package let reasons: [CheapestAnswer.Exclusions]
        /// The offer itself, or the model's cheapest offer that qualifies; nil if none does.
        ///
        /// An offer that is named stands here even if the workload is too large for it.
        package let offer: Offer?
        /// The cost of the workload there; nil if it cannot be priced.
        package let result: CheapestAnswer.Result?
        /// The cost as a multiple of the cheapest one, with at most four decimals; nil without a cost, or if the cheapest is 0.
        package fileprivate(set) var timesCheapest: String?
    }

    /// The catalog that answered.
    package let catalog: CheapestAnswer.Origin
    /// The question with its defaults filled in.
    package let question: Question
    /// The models and offers, in the order of the request.
    package let entries: [Entry]

    /// The entry with the lowest cost, the first of equals; nil if none can be priced.
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
    /// The cost by which entries are compared.
    fileprivate var cost: Cost? { result?.quote.landed }
}

extension CatalogIndex {
    /// Compares models and offers on one workload.
    ///
    /// An offer is quoted whatever its status, as in ``cost(of:_:now:)``. A model is represented by the cheapest of its offers
    /// that qualify by the defaults of a question, whatever they produce.
    ///
    /// - Returns: nil if no offer and no model has one of the ids; see ``suggestions(for:)``.
    package func compare(_ ids: [String], _ question: Question, now: Timestamp) -> CompareAnswer? {
        // Named models and offers are in scope, whatever they produce.
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
        guard let row = row(ofOffer: id), let cost = cost(of: id, question, now: now) else { return nil }
        let offer = offer(at: row)
        // An unknown limit excludes nothing here, because a workload states no limits.
        let reason = cost.excluded.first?.reason ?? LimitRule(question).failed(by: offer).map { .limit($0) }
        return CompareAnswer.Entry(
            id: id, kind: .offer, offers: 1, qualifying: reason == nil ? 1 : 0,
            reasons: reason.map { [.init(reason: $0, count: 1)] } ?? [], offer: offer, result: cost.results.first)
    }

    private func modelEntry(_ id: String, _ question: Question, now: Timestamp) -> CompareAnswer.Entry? {
        guard let row = row(ofModel: id) else { return nil }
        var ofModel = question
        ofModel.policy.per = .offer
        ofModel.policy.limit = 1
        let rows = offerRows(ofModel: row)
        let answer = Decision(ofModel, self, now: now).answer(rows.map { sharedOffer(at: $0) })
        return CompareAnswer.Entry(
            id: id, kind: .model, offers: rows.count, qualifying: answer.candidates, reasons: answer.excluded,
            offer: answer.results.first?.offer, result: answer.results.first)
    }
}

extension Cost {
    /// Returns this cost as a multiple of another, rounded half up to four decimals; nil if the other is zero.
    fileprivate func times(_ other: Cost) -> String? {
        guard other.femto > 0 else { return nil }
        let (whole, rest) = femto.quotientAndRemainder(dividingBy: other.femto)
        // Costs too large to be scaled up are scaled down: their last digits cannot affect four decimals.
        let isLarge = other.femto > Int128.max / 20_000
        let (top, bottom) = isLarge ? (rest, other.femto / 10_000) : (rest * 10_000, other.femto)
        let parts = whole * 10_000 + (top + bottom / 2) / bottom
        let digits = String(parts % 10_000)
        var fraction = String(repeating: "0", count: 4 - digits.count) + digits
        while fraction.last == "0" { fraction.removeLast() }
        return "\(parts / 10_000)" + (fraction.isEmpty ? "" : "." + fraction)
    }
}

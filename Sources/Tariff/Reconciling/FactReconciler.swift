/// Decides the facts of an offer by the seller's own statements, then by majority, then by priority.
struct FactReconciler: Sendable {
    let curation: Curation

    /// Writes the facts, modifiers and state that the claims support into the offer.
    ///
    /// - Returns: The id of which this offer's id is an alias, or nil if it is not an alias.
    func apply(_ held: [HeldClaim], to offer: inout Offer) -> String? {
        var alias: String?
        var states: [Statement] = []
        var modifiers: [(sourceClass: SourceClass, modifier: Modifier)] = []
        // An offer has some tens of facts from a few sources. A linear search is faster than hashing each fact.
        var bySubject: [[Statement]] = []
        var standings: [Standing] = []
        for claim in held {
            switch claim.claim.content {
            case .fact(let fact):
                let statement = Statement(fact: fact, claim: claim, standing: standing(of: claim.claim, in: &standings))
                if case .state = fact {
                    states.append(statement)
                } else if let place = bySubject.firstIndex(where: { $0[0].fact.isAboutSame(as: fact) }) {
                    bySubject[place].append(statement)
                } else {
                    bySubject.append([statement])
                }
            case .modifier(let modifier):
                modifiers.append((standing(of: claim.claim, in: &standings).sourceClass, modifier))
            case .rate, .skip: continue
            }
        }
        // If the seller states modifiers, only those count, because another catalog must not change the seller's rates.
        let best = modifiers.map(\.sourceClass).min()
        offer.modifiers = Set(modifiers.filter { $0.sourceClass == best }.map(\.modifier)).sorted { $0.json < $1.json }
        for statements in bySubject {
            guard let fact = decide(statements) else { continue }
            if case .aliasOf(let id) = fact.fact { alias = id }
            set(fact, on: &offer)
        }
        offer.scores.sort { ($0.benchmark, $0.raw) < ($1.benchmark, $1.raw) }
        offer.state = state(of: offer, signals: states)
        return alias
    }

    /// The weight of a source for the offer.
    private struct Standing {
        var source: SourceID
        var sourceClass: SourceClass
        var priority: Int
    }

    /// The statement of one source about one fact.
    private struct Statement {
        var fact: Fact
        var claim: HeldClaim
        var standing: Standing

        var sourceClass: SourceClass { standing.sourceClass }
        var priority: Int { standing.priority }
    }

    /// Returns the weight of a claim's source, which is determined once for each source.
    private func standing(of claim: Claim, in known: inout [Standing]) -> Standing {
        if let standing = known.first(where: { $0.source == claim.statedBy }) { return standing }
        let standing = Standing(
            source: claim.statedBy, sourceClass: SourceClass(claim.statedBy, for: claim.offer.provider, in: curation),
            priority: curation.sources[claim.statedBy]?.priority ?? 0)
        known.append(standing)
        return standing
    }

    private func decide(_ statements: [Statement]) -> Statement? {
        guard statements.count > 1 else { return statements.first }
        guard let best = statements.map(\.sourceClass).min() else { return nil }
        let winning = statements.filter { $0.sourceClass == best }
        if case .limit = winning[0].fact { return winning.min { limit($0) < limit($1) } }
        // Each source has one vote, regardless of the number of its entries. That number decides only between equal priorities.
        let votes = Dictionary(grouping: winning) { $0.fact.value }
        return votes.values
            .map { said in
                (
                    sources: Set(said.map(\.claim.claim.statedBy)).count, entries: said.count,
                    priority: said.map(\.priority).max() ?? 0, statement: said[0]
                )
            }
            .max { left, right in
                let (one, other) = (left.statement.fact.value, right.statement.fact.value)
                return (left.sources, left.priority, left.entries, one.utf8.count, one)
                    < (right.sources, right.priority, right.entries, other.utf8.count, other)
            }?
            .statement
    }

    private func limit(_ statement: Statement) -> Int64 {
        if case .limit(_, let number) = statement.fact { number } else { .max }
    }

    private func set(_ statement: Statement, on offer: inout Offer) {
        switch statement.fact {
        case .name(let name): offer.name = name
        case .status(let status): offer.status = status
        case .deprecated(let moment): offer.deprecatedAt = moment
        case .retired(let moment): offer.retiredAt = moment
        case .released(let moment): offer.releasedAt = moment
        case .limit(let kind, let number): offer.limits[kind] = number
        case .accepts(let list): offer.accepts = list
        case .produces(let list): offer.produces = list
        case .capability(let capability, let flag): offer.capabilities[capability] = flag
        case .openWeights(let flag): offer.openWeights = flag
        case .regions(let list): offer.regions = list
        case .score(let benchmark, let raw):
            let claim = statement.claim
            let score = Score(
                benchmark: benchmark, raw: raw, source: claim.claim.statedBy, confirmedAt: claim.confirmedAt)
            if let score { offer.scores.append(score) }
        // Ids that a source assigns to this offer are not properties of the offer itself.
        case .state, .aliasOf, .matches: break
        }
    }

    /// Returns the price state of an offer.
    ///
    /// The offer is priced if any published rate is above zero, unless the seller itself states that the price varies.
    private func state(of offer: Offer, signals: [Statement]) -> OfferState {
        let own = signals.filter { $0.sourceClass == .seller }
        if own.contains(where: { $0.fact == .state(.dynamic) }) { return .dynamic }
        if offer.ladders.contains(where: { ladder in ladder.steps.contains { $0.rate.amount > .zero } }) {
            return .priced
        }
        let best = own.isEmpty ? signals : own
        for state in [OfferState.dynamic, .free, .included] where best.contains(where: { $0.fact == .state(state) }) {
            return state
        }
        return .unknown
    }
}

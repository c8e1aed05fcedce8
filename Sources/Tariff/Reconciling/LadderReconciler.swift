/// Decides which source's ladder is published, how many sources agree with it, and its confidence.
struct LadderReconciler: Sendable {
    let curation: Curation
    let readings: [SourceID: SourceReading]
    /// The fetch time of the newest document of all, from which ages are measured so that no clock is needed.
    private let newest: Timestamp?

    init(curation: Curation, readings: [SourceReading]) {
        self.curation = curation
        self.readings = Dictionary(readings.map { ($0.source, $0) }) { first, _ in first }
        newest = readings.map(\.fetchedAt).max()
    }

    /// Returns the published ladders of one offer's claims, sorted by their keys.
    func ladders(
        of held: [HeldClaim], sold provider: ProviderID, diagnostics: inout [Diagnostic]
    ) -> [Ladder] {
        var byKey: [Ladder.Key: [SourceID: [HeldClaim]]] = [:]
        for claim in held {
            guard let rate = claim.claim.rate else { continue }
            byKey[Ladder.Key(rate), default: [:]][claim.claim.statedBy, default: []].append(claim)
        }
        let published = byKey.map { key, bySource in
            let stated = bySource.map { source, claims in
                self.stated(key, by: source, claims, diagnostics: &diagnostics)
            }
            return publish(stated, sold: provider)
        }
        return chargedOnce(published, sold: provider, diagnostics: &diagnostics).sorted { $0.key < $1.key }
    }

    /// Returns the ladders without those that would charge cache writes twice.
    ///
    /// One source states the whole price of a cache write, and another states only the storage charge on top of the input
    /// price. Each is correct by itself, but together they charge twice for the same thing. The ladder of the source with
    /// precedence is retained.
    private func chargedOnce(
        _ ladders: [Ladder], sold provider: ProviderID, diagnostics: inout [Diagnostic]
    ) -> [Ladder] {
        func isWrite(_ ladder: Ladder) -> Bool { ladder.key.component == .inputTextCacheWrite }
        func isKept(_ ladder: Ladder) -> Bool {
            ladder.key.component == .inputTextCacheStorage && ladder.key.unit == .token
        }
        guard ladders.contains(where: isKept), ladders.contains(where: isWrite) else { return ladders }
        return ladders.filter { ladder in
            let isOther = isWrite(ladder) ? isKept : isKept(ladder) ? isWrite : { _ in false }
            let before = ladders.first { other in
                isOther(other) && other.key.currency == ladder.key.currency
                    && other.key.serviceTier == ladder.key.serviceTier && other.key.region == ladder.key.region
                    && other.source != ladder.source
                    && rank(other, sold: provider, among: [other]) < rank(ladder, sold: provider, among: [ladder])
            }
            guard let before else { return true }
            diagnostics.append(
                Diagnostic(
                    code: "charged_twice",
                    "\(ladder.key.component) as \(ladder.source) states it is the same charge as "
                        + "\(before.key.component) by \(before.source), which is used.",
                    source: ladder.source, key: ladder.steps.first?.key))
            return false
        }
    }

    /// Returns the ladder of one source, with its steps in a fixed order and without duplicates.
    private func stated(
        _ key: Ladder.Key, by source: SourceID, _ claims: [HeldClaim], diagnostics: inout [Diagnostic]
    ) -> Ladder {
        let sorted =
            claims.count == 1
            ? claims
            : claims.map { (held: $0, place: Self.place(of: $0.claim)) }.sorted { $0.place < $1.place }.map(\.held)
        var steps: [Ladder.Step] = []
        for held in sorted {
            guard let rate = held.claim.rate else { continue }
            let same = steps.filter { $0.rate.conditions == rate.conditions && $0.effective == held.claim.effective }
            if same.contains(where: { $0.rate.amount == rate.amount }) { continue }
            if let other = same.first {
                diagnostics.append(
                    Diagnostic(
                        code: "contradiction",
                        "\(held.claim.offer) has two prices of \(rate.component) for the same conditions: "
                            + "\(other.raw) (\(other.key), \(other.field)) and "
                            + "\(held.claim.raw) (\(held.claim.key), \(held.claim.field)); the larger is used.",
                        source: source, key: held.claim.offer.rawValue))
            }
            steps.append(
                Ladder.Step(
                    rate: rate, effective: held.claim.effective, key: held.claim.key, field: held.claim.field,
                    raw: held.claim.raw))
        }
        let evidence = Evidence(
            source: source, url: curation.sources[source]?.url ?? "",
            observedAt: claims.map(\.observedFrom).max() ?? Timestamp(seconds: 0),
            confirmedAt: claims.map(\.confirmedAt).min() ?? Timestamp(seconds: 0))
        return Ladder(key: key, source: source, steps: steps, evidence: [evidence])
    }

    /// Returns the sort key of a step in its ladder.
    ///
    /// Lower steps come first, then a fixed order that does not depend on a document. The amount and the evidence come last,
    /// so that the order in which claims arrive does not matter.
    private static func place(of claim: Claim) -> (Int64, Int64, String, Int64, Int64, String) {
        let conditions = claim.rate?.conditions ?? .none
        let evidence = [claim.rate?.amount.text() ?? "", claim.key, claim.field, claim.raw]
        return (
            conditions.promptTokens?.lower?.value ?? 0, conditions.outputTokens?.lower?.value ?? 0, conditions.json,
            claim.effective.from?.seconds ?? .min, claim.effective.to?.seconds ?? .max,
            evidence.joined(separator: "\0")
        )
    }

    /// Returns the ladder to publish from the sources' ladders of one key.
    private func publish(_ stated: [Ladder], sold provider: ProviderID) -> Ladder {
        // In most cases there is only one ladder, which no other ladder supports or contradicts.
        if stated.count == 1 { return stated[0] }
        let ranked = stated.map { ladder in
            (ladder: ladder, rank: rank(ladder, sold: provider, among: stated))
        }.sorted { $0.rank < $1.rank }
        let best = ranked[0]
        let others = ranked.dropFirst().sorted { $0.ladder.source < $1.ladder.source }
        var published = best.ladder
        published.evidence += others.flatMap(\.ladder.evidence)
        published.statements = others.map { other in
            statement(other.ladder, comparedWith: best.ladder, reason: best.rank.reason(before: other.rank))
        }
        let agreeing = published.statements.filter { $0.verdict == .agrees }
        published.agree = 1 + agreeing.count
        let independent = independentCount([best.ladder.source] + agreeing.map(\.source))
        let isConfirmed = independent >= 2 && others.count == agreeing.count
        let isDisputed = published.statements.contains { $0.verdict == .differs }
        published.confidence = isDisputed ? .disputed : isConfirmed ? .confirmed : .single
        return published
    }

    /// Returns the statement of a source that is not published, with its relation to the published ladder.
    private func statement(
        _ ladder: Ladder, comparedWith published: Ladder, reason: Ladder.Statement.Reason
    ) -> Ladder.Statement {
        let comparison = comparison(published, ladder)
        let verdict: Ladder.Statement.Verdict =
            if comparison.agrees { .agrees } else if !comparison.isComparable {
                .incomparable
            } else if !comparison.differsByMoreThanOnePercent { .near } else {
                isFresh(ladder.source) ? .differs : .differsStale
            }
        return Ladder.Statement(
            source: ladder.source, steps: ladder.steps, verdict: verdict, difference: comparison.difference,
            reason: reason)
    }

    /// Compares the ladders of two sources from the later of their documents on.
    private func comparison(_ left: Ladder, _ right: Ladder) -> LadderComparison {
        let known = [left, right].compactMap { readings[$0.source]?.fetchedAt }.max()
        return LadderComparison(left, right, from: known ?? Timestamp(seconds: 0))
    }

    /// The criteria that decide between ladders, in order of precedence; the smaller value wins.
    private struct Rank: Comparable {
        var sourceClass: SourceClass
        var fewerStateIt: Int
        var older: Int64
        var lowerPriority: Int
        var source: SourceID

        static func < (left: Rank, right: Rank) -> Bool {
            if left.sourceClass != right.sourceClass { return left.sourceClass < right.sourceClass }
            return (left.fewerStateIt, left.older, left.lowerPriority, left.source)
                < (right.fewerStateIt, right.older, right.lowerPriority, right.source)
        }

        /// Returns the criterion by which a ladder of this rank takes precedence over another.
        func reason(before other: Rank) -> Ladder.Statement.Reason {
            if sourceClass != other.sourceClass { return .sourceClass }
            if fewerStateIt != other.fewerStateIt { return .agreement }
            if older != other.older { return .date }
            return lowerPriority != other.lowerPriority ? .priority : .id
        }
    }

    private func rank(_ ladder: Ladder, sold provider: ProviderID, among stated: [Ladder]) -> Rank {
        let sourceClass = SourceClass(ladder.source, for: provider, in: curation)
        let same = stated.filter { other in
            SourceClass(other.source, for: provider, in: curation) == sourceClass
                && (other.source == ladder.source || comparison(ladder, other).agrees)
        }
        return Rank(
            sourceClass: sourceClass, fewerStateIt: -independentCount(same.map(\.source)),
            older: -(readings[ladder.source]?.fetchedAt.seconds ?? 0),
            lowerPriority: -(curation.sources[ladder.source]?.priority ?? 0), source: ladder.source)
    }

    /// Returns the number of the sources that do not copy another of the sources.
    private func independentCount(_ sources: [SourceID]) -> Int {
        sources.filter { source in
            !(curation.sources[source]?.copies.contains { sources.contains($0) } ?? false)
        }
        .count
    }

    private func isFresh(_ source: SourceID) -> Bool {
        guard let reading = readings[source], let newest else { return false }
        return !(curation.sources[source]?.isStale(fetchedAt: reading.fetchedAt, at: newest) ?? false)
    }
}

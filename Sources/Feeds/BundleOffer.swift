import JSON
import Tariff

/// The lines of one offer in a bundle: the offer, its facts by source, one line per rate, and its modifiers.
struct BundleOffer {
    /// The number of published prices, facts and modifiers that no source permits to be redistributed.
    private(set) var leftOut = 0

    private let offer: Offer
    /// All claims about the offer.
    private let all: [HeldClaim]
    /// The claims that may be redistributed.
    private let claims: [HeldClaim]
    private let curation: Curation

    /// A price as some sources state it.
    private struct RateLine {
        var rate: Rate
        var effective: EffectivePeriod
        var isPublished: Bool
        var seen: [SourceID: Timestamp] = [:]
    }

    /// A rate with the period in which it applies.
    private struct DatedRate: Hashable {
        var rate: Rate
        var effective: EffectivePeriod
    }

    init(_ offer: Offer, claims: [HeldClaim], curation: Curation) {
        self.offer = offer
        self.curation = curation
        all = claims
        self.claims = claims.filter { curation.sources[$0.claim.statedBy]?.isBundled ?? false }
    }

    /// Writes the lines, or nothing if no claim about the offer may be redistributed.
    mutating func write(to json: inout JSONWriter) {
        var facts = publishedFacts()
        let rates = publishedRates()
        let modifiers = publishedModifiers()
        if facts.isEmpty, rates.isEmpty, modifiers.isEmpty {
            // An offer without any facts is listed too: its existence is all that is known.
            guard let source = claims.map(\.claim.statedBy).min() else { return }
            facts = [(source, [.state(.unknown)])]
        }
        writeHead(to: &json)
        for (source, facts) in facts { Self.write(facts, by: source, to: &json) }
        for rate in rates { Self.write(rate, to: &json) }
        for (modifier, seen) in modifiers {
            json.object { json in
                json.key("modifier")
                json.raw(modifier.json)
                Self.write(seen, to: &json)
            }
            json.newline()
        }
    }

    // MARK: Published statements

    /// The rates of every published ladder whose source may be redistributed, and the rates that other sources state instead.
    private mutating func publishedRates() -> [RateLine] {
        var byKey: [Ladder.Key: [HeldClaim]] = [:]
        for claim in claims {
            if let rate = claim.claim.rate { byKey[Ladder.Key(rate), default: []].append(claim) }
        }
        var lines: [RateLine] = []
        for ladder in offer.ladders {
            guard curation.sources[ladder.source]?.isBundled ?? false else {
                leftOut += ladder.steps.count
                continue
            }
            var seen: [DatedRate: [SourceID: Timestamp]] = [:]
            for held in byKey[ladder.key] ?? [] {
                guard let rate = held.claim.rate else { continue }
                let stated = DatedRate(rate: rate, effective: held.claim.effective)
                let known = seen[stated]?[held.claim.statedBy] ?? held.observedFrom
                seen[stated, default: [:]][held.claim.statedBy] = max(known, held.observedFrom)
            }
            for step in ladder.steps {
                let stated = DatedRate(rate: step.rate, effective: step.effective)
                guard let sources = seen.removeValue(forKey: stated) else { continue }
                lines.append(
                    RateLine(rate: stated.rate, effective: stated.effective, isPublished: true, seen: sources))
            }
            let others = seen.map {
                RateLine(rate: $0.rate, effective: $0.effective, isPublished: false, seen: $1)
            }
            lines += others.map { (line: $0, key: Self.sortKey($0)) }.sorted { $0.key < $1.key }.map(\.line)
        }
        return lines
    }

    private static func sortKey(_ line: RateLine) -> (String, Int64, Int64, Int64) {
        (
            line.rate.conditions.json, line.effective.from?.seconds ?? .min, line.effective.to?.seconds ?? .max,
            line.rate.amount.femto
        )
    }

    /// One source for each published fact, grouped by source.
    private mutating func publishedFacts() -> [(source: SourceID, facts: [Fact])] {
        var published: [String: Fact] = [:]
        for fact in offer.facts { published[fact.key] = fact }
        var statements: [String: [(fact: Fact, rank: Rank)]] = [:]
        var stated: Set<String> = []
        for held in all {
            guard case .fact(let fact) = held.claim.content, fact == published[fact.key] || fact.isAlias else {
                continue
            }
            stated.insert(fact.key)
            guard curation.sources[held.claim.statedBy]?.isBundled ?? false else { continue }
            statements[fact.key, default: []].append((fact, Rank(held.claim, fact, curation)))
        }
        leftOut += stated.count - statements.count
        var bySource: [SourceID: [Fact]] = [:]
        for candidates in statements.values {
            guard let best = candidates.min(by: { $0.rank < $1.rank }) else { continue }
            bySource[best.rank.source, default: []].append(best.fact)
        }
        return bySource.map { ($0, $1.sorted { $0.key < $1.key }) }.sorted { $0.source < $1.source }
    }

    /// The order of preference among the sources that state a fact.
    private struct Rank: Comparable {
        var sourceClass: SourceClass
        var lowerPriority: Int
        var source: SourceID
        var value: String

        init(_ claim: Claim, _ fact: Fact, _ curation: Curation) {
            sourceClass = SourceClass(claim.statedBy, for: claim.offer.provider, in: curation)
            lowerPriority = -(curation.sources[claim.statedBy]?.priority ?? 0)
            source = claim.statedBy
            value = fact.value
        }

        static func < (left: Rank, right: Rank) -> Bool {
            if left.sourceClass != right.sourceClass { return left.sourceClass < right.sourceClass }
            return (left.lowerPriority, left.source, left.value) < (right.lowerPriority, right.source, right.value)
        }
    }

    private mutating func publishedModifiers() -> [(modifier: Modifier, seen: [SourceID: Timestamp])] {
        var seen: [Modifier: [SourceID: Timestamp]] = [:]
        for held in claims {
            guard case .modifier(let modifier) = held.claim.content else { continue }
            let known = seen[modifier]?[held.claim.statedBy] ?? held.observedFrom
            seen[modifier, default: [:]][held.claim.statedBy] = max(known, held.observedFrom)
        }
        return offer.modifiers.compactMap { modifier in
            guard let sources = seen[modifier] else {
                leftOut += 1
                return nil
            }
            return (modifier, sources)
        }
    }

    // MARK: Lines

    private func writeHead(to json: inout JSONWriter) {
        json.object { json in
            json.member("offer", offer.id.rawValue)
            if let model = offer.model { json.member("model", model.rawValue) }
            let closed = Dictionary(grouping: claims.filter { !$0.isOpen }, by: \.claim.statedBy)
            let gone = closed.sorted { $0.key < $1.key }
            guard !gone.isEmpty else { return }
            json.key("gone")
            json.object { json in
                for (source, claims) in gone {
                    json.key(named: source.rawValue)
                    json.object { json in
                        json.member("last", claims.map(\.confirmedAt).max())
                        json.member("gone", claims.compactMap(\.observedTo).max())
                    }
                }
            }
        }
        json.newline()
    }

    private static func write(_ facts: [Fact], by source: SourceID, to json: inout JSONWriter) {
        var can: [Capability: Bool] = [:]
        json.object { json in
            json.member("facts", source.rawValue)
            for fact in facts {
                switch fact {
                case .capability(let capability, let flag): can[capability] = flag
                case .limit(let limit, let number): json.member(named: limit.rawValue, number)
                case .deprecated(let moment), .retired(let moment), .released(let moment):
                    json.member(named: fact.key, moment.shortest)
                default: json.member(named: fact.key, fact.value)
                }
            }
            for (name, flag) in [("can", true), ("cannot", false)] {
                let words = Capability.allCases.filter { can[$0] == flag }.map(\.rawValue)
                if !words.isEmpty { json.member(named: name, words.joined(separator: ",")) }
            }
        }
        json.newline()
    }

    private static func write(_ line: RateLine, to json: inout JSONWriter) {
        let rate = line.rate
        json.object { json in
            json.member(line.isPublished ? "rate" : "otherwise", rate.component.name)
            json.member("unit", rate.unit.name)
            json.member("per", rate.unit.per)
            json.member("amount", rate.amount.text(per: rate.unit.per))
            if rate.currency != .usd { json.member("currency", rate.currency.rawValue) }
            if rate.conditions != .none {
                json.key("when")
                rate.conditions.write(to: &json)
            }
            if let from = line.effective.from { json.member("from", from.shortest) }
            if let to = line.effective.to { json.member("to", to.shortest) }
            write(line.seen, to: &json)
        }
        json.newline()
    }

    /// Writes the sources that state a price, each with the date of its first observation.
    private static func write(_ seen: [SourceID: Timestamp], to json: inout JSONWriter) {
        json.key("seen")
        json.object { json in
            for (source, moment) in seen.sorted(by: { $0.key < $1.key }) {
                json.member(named: source.rawValue, moment.day)
            }
        }
    }
}

extension Fact {
    /// True if the fact is an alias, which is not published itself but decides the model of the offer.
    fileprivate var isAlias: Bool { if case .aliasOf = self { true } else { false } }
}

extension Offer {
    /// The published facts of the offer, except for prices and scores.
    fileprivate var facts: [Fact] {
        var facts: [Fact] = [.name(name), .state(state), .status(status), .accepts(accepts), .regions(regions)]
        if let deprecatedAt { facts.append(.deprecated(deprecatedAt)) }
        if let retiredAt { facts.append(.retired(retiredAt)) }
        if let releasedAt { facts.append(.released(releasedAt)) }
        if let produces { facts.append(.produces(produces)) }
        if let openWeights { facts.append(.openWeights(openWeights)) }
        facts += limits.known.map { .limit($0.limit, $0.tokens) }
        facts += capabilities.map { .capability($0, $1) }
        return facts
    }
}

extension Timestamp {
    /// The date without the time: `2026-08-05`.
    fileprivate var day: String { String(description.prefix { $0 != "T" }) }

    /// The date if the time is midnight, else the date and time.
    fileprivate var shortest: String { seconds % 86_400 == 0 ? day : description }
}

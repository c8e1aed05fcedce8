import Tariff

/// The encoding of one whole offer, which is read only when an answer shows the offer.
extension RecordWriter {
    mutating func offer(_ offer: Offer) {
        text(offer.id.rawValue)
        word(offer.kind)
        optional(offer.model) { $0.text($1.rawValue) }
        optional(offer.modelRule) { $0.text($1) }
        text(offer.name)
        word(offer.status)
        optional(offer.deprecatedAt) { $0.moment($1) }
        optional(offer.retiredAt) { $0.moment($1) }
        optional(offer.releasedAt) { $0.moment($1) }
        word(offer.state)
        list(offer.limits.known) {
            $0.word($1.limit)
            $0.bytes.signed($1.tokens)
        }
        list(offer.accepts) { $0.word($1) }
        optional(offer.produces) { $0.list($1) { $0.word($1) } }
        list(offer.capabilities.sorted { $0.key.order < $1.key.order }) {
            $0.word($1.key)
            $0.bytes.flag($1.value)
        }
        optional(offer.openWeights) { $0.bytes.flag($1) }
        list(offer.regions) { $0.text($1) }
        list(offer.scores) {
            $0.text($1.benchmark)
            $0.text($1.raw)
            $0.text($1.source.rawValue)
            $0.confirmation($1.confirmedAt, by: $1.source)
        }
        list(offer.ladders) { $0.ladder($1) }
        list(offer.modifiers) { $0.text($1.json) }
    }

    private mutating func ladder(_ ladder: Ladder) {
        text(ladder.source.rawValue)
        list(ladder.steps) { $0.step($1) }
        key(ladder.key)
        list(ladder.evidence) {
            $0.text($1.source.rawValue)
            $0.text($1.url)
            $0.moment($1.observedAt)
            $0.confirmation($1.confirmedAt, by: $1.source)
        }
        bytes.count(ladder.agree)
        bytes.byte(ladder.confidence.rawValue)
        list(ladder.statements) { $0.statement($1) }
    }

    private mutating func step(_ step: Ladder.Step) {
        bytes.byte(step.rate.component.rawValue)
        bytes.byte(step.rate.unit.rawValue)
        bytes.signed(step.rate.amount.femto)
        text(step.rate.currency.rawValue)
        bytes.varint(UInt64(term(of: step)))
        text(step.key)
        text(step.field)
        text(step.raw)
    }

    private mutating func statement(_ statement: Ladder.Statement) {
        text(statement.source.rawValue)
        list(statement.steps) { $0.step($1) }
        word(statement.verdict)
        optional(statement.difference) { $0.bytes.signed($1) }
        word(statement.reason)
    }

    private mutating func key(_ key: Ladder.Key) {
        bytes.byte(key.component.rawValue)
        bytes.byte(key.unit.rawValue)
        text(key.currency.rawValue)
        optional(key.serviceTier) { $0.word($1) }
        optional(key.region) { $0.text($1) }
        bytes.flag(key.isPromotion)
    }
}

extension RecordReader {
    mutating func offer() throws(IndexError) -> Offer {
        let id = OfferID(rawValue: try text())
        var offer = Offer(id: id, kind: try word())
        offer.model = try optional { reader throws(IndexError) in ModelID(rawValue: try reader.text()) }
        offer.modelRule = try optional { reader throws(IndexError) in try reader.text() }
        offer.name = try text()
        offer.status = try word()
        offer.deprecatedAt = try optional { reader throws(IndexError) in try reader.moment() }
        offer.retiredAt = try optional { reader throws(IndexError) in try reader.moment() }
        offer.releasedAt = try optional { reader throws(IndexError) in try reader.moment() }
        offer.state = try word()
        for _ in 0..<(try bytes.count(limit: Fact.Limit.allCases.count)) {
            let limit: Fact.Limit = try word()
            offer.limits[limit] = try bytes.signed()
        }
        offer.accepts = try list { reader throws(IndexError) in try reader.word() }
        offer.produces = try optional { reader throws(IndexError) in
            try reader.list { reader throws(IndexError) in try reader.word() }
        }
        for _ in 0..<(try bytes.count(limit: Capability.allCases.count)) {
            let capability: Capability = try word()
            offer.capabilities[capability] = try bytes.flag()
        }
        offer.openWeights = try optional { reader throws(IndexError) in try reader.bytes.flag() }
        offer.regions = try list { reader throws(IndexError) in try reader.text() }
        offer.scores = try list { reader throws(IndexError) in try reader.score() }
        offer.ladders = try list { reader throws(IndexError) in try reader.ladder() }
        offer.modifiers = try list { reader throws(IndexError) in try reader.modifier() }
        return offer
    }

    private mutating func score() throws(IndexError) -> Score {
        let (benchmark, raw, source) = (try text(), try text(), try text())
        let score = Score(
            benchmark: benchmark, raw: raw, source: SourceID(rawValue: source), confirmedAt: try confirmation())
        guard let score else { throw .damaged("a score is no number") }
        return score
    }

    private mutating func ladder() throws(IndexError) -> Ladder {
        let source = SourceID(rawValue: try text())
        let steps: [Ladder.Step] = try list { reader throws(IndexError) in try reader.step() }
        let key = try key()
        let evidence: [Evidence] = try list { reader throws(IndexError) in
            let (source, url, observed) = (try reader.text(), try reader.text(), try reader.moment())
            return Evidence(
                source: SourceID(rawValue: source), url: url, observedAt: observed,
                confirmedAt: try reader.confirmation())
        }
        let agree = try bytes.count()
        guard let confidence = Confidence(rawValue: try bytes.byte()) else { throw .damaged("a confidence is unknown") }
        return Ladder(
            key: key, source: source, steps: steps, evidence: evidence, agree: agree, confidence: confidence,
            statements: try list { reader throws(IndexError) in try reader.statement() })
    }

    private mutating func step() throws(IndexError) -> Ladder.Step {
        let (component, unit) = (try component(), try unit())
        let amount = Amount(femto: try bytes.signed())
        let currency = try currency()
        let term = try term()
        let rate = Rate(component, unit, amount, currency: currency, conditions: term.conditions)
        let (key, field) = (try text(), try text())
        return Ladder.Step(rate: rate, effective: term.effective, key: key, field: field, raw: try text())
    }

    private mutating func statement() throws(IndexError) -> Ladder.Statement {
        let source = SourceID(rawValue: try text())
        let steps = try list { reader throws(IndexError) in try reader.step() }
        let verdict: Ladder.Statement.Verdict = try word()
        let difference = try optional { reader throws(IndexError) in try reader.bytes.signed() }
        return Ladder.Statement(
            source: source, steps: steps, verdict: verdict, difference: difference, reason: try word())
    }

    private mutating func key() throws(IndexError) -> Ladder.Key {
        let (component, unit) = (try component(), try unit())
        var key = Ladder.Key(Rate(component, unit, .zero, currency: try currency()))
        key.serviceTier = try optional { reader throws(IndexError) in try reader.word() }
        key.region = try optional { reader throws(IndexError) in try reader.text() }
        key.isPromotion = try bytes.flag()
        return key
    }

    private mutating func modifier() throws(IndexError) -> Modifier {
        guard let modifier = Modifier(json: try text()) else { throw .damaged("a modifier is unknown") }
        return modifier
    }

    private mutating func currency() throws(IndexError) -> Currency { Currency(rawValue: try text()) }

    private mutating func component() throws(IndexError) -> Component {
        guard let component = Component(rawValue: try bytes.byte()) else { throw .damaged("a component is unknown") }
        return component
    }

    private mutating func unit() throws(IndexError) -> PriceUnit {
        guard let unit = PriceUnit(rawValue: try bytes.byte()) else { throw .damaged("a unit is unknown") }
        return unit
    }
}

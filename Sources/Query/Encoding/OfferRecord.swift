import Tariff

/// The record of one whole offer, which is read only when an answer shows the offer.
extension Offer: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(id, kind, model, modelRule, name, status, deprecatedAt, retiredAt, releasedAt, state, limits)
        writer.put(accepts, produces, capabilities, openWeights, regions, scores, ladders, modifiers)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(id: try reader.next(), kind: try reader.next())
        model = try reader.next()
        modelRule = try reader.next()
        name = try reader.next()
        status = try reader.next()
        deprecatedAt = try reader.next()
        retiredAt = try reader.next()
        releasedAt = try reader.next()
        state = try reader.next()
        limits = try reader.next()
        accepts = try reader.next()
        produces = try reader.next()
        capabilities = try reader.next()
        openWeights = try reader.next()
        regions = try reader.next()
        scores = try reader.next()
        ladders = try reader.next()
        modifiers = try reader.next()
    }
}

extension TokenLimits: Recordable {
    func record(to writer: inout RecordWriter) {
        for limit in Fact.Limit.allCases { writer.put(self[limit]) }
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init()
        for limit in Fact.Limit.allCases { self[limit] = try reader.next() }
    }
}

extension Score: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(benchmark, raw, source)
        writer.confirmation(confirmedAt, by: source)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        let score = Score(
            benchmark: try reader.next(), raw: try reader.next(), source: try reader.next(),
            confirmedAt: try reader.confirmation())
        guard let score else { throw .damaged("a score is no number") }
        self = score
    }
}

extension Ladder: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(key, source, steps, evidence, agree, confidence, statements)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            key: try reader.next(), source: try reader.next(), steps: try reader.next(), evidence: try reader.next(),
            agree: try reader.next(), confidence: try reader.next(), statements: try reader.next())
    }
}

extension Ladder.Key: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(component, unit, currency, serviceTier, region, isPromotion)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(Rate(try reader.next(), try reader.next(), .zero, currency: try reader.next()))
        serviceTier = try reader.next()
        region = try reader.next()
        isPromotion = try reader.next()
    }
}

extension Ladder.Step: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(rate.component, rate.unit, rate.amount.femto, rate.currency)
        writer.bytes.varint(UInt64(writer.term(of: self)))
        writer.put(key, field, raw)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        let (component, unit): (Component, PriceUnit) = (try reader.next(), try reader.next())
        let (femto, currency): (Int64, Currency) = (try reader.next(), try reader.next())
        let term = try reader.term()
        self.init(
            rate: Rate(component, unit, Amount(femto: femto), currency: currency, conditions: term.conditions),
            effective: term.effective, key: try reader.next(), field: try reader.next(), raw: try reader.next())
    }
}

extension Ladder.Statement: Recordable {
    func record(to writer: inout RecordWriter) { writer.put(source, steps, verdict, difference, reason) }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            source: try reader.next(), steps: try reader.next(), verdict: try reader.next(),
            difference: try reader.next(), reason: try reader.next())
    }
}

extension Evidence: Recordable {
    func record(to writer: inout RecordWriter) {
        writer.put(source, url, observedAt)
        writer.confirmation(confirmedAt, by: source)
    }

    init(from reader: inout RecordReader) throws(IndexError) {
        self.init(
            source: try reader.next(), url: try reader.next(), observedAt: try reader.next(),
            confirmedAt: try reader.confirmation())
    }
}

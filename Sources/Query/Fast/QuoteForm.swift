import Tariff

/// What an offer is billed for by questions of one kind, their numbers left blank: such quotes differ in nothing else but
/// until when they hold.
final class QuoteForm: Sendable {
    /// The quote that the form was made of; its numbers are those of another question.
    private let example: Quote
    /// What each line counts.
    private let things: [BilledCounts.Thing]
    /// The JSON of each line around its quantity and its cost.
    private let members: [(names: [UInt8], rate: [UInt8], terms: [UInt8])]
    /// The evidence of the ladders that the lines use.
    let evidence: QuoteEvidence
    /// The same as JSON.
    private let evidenceBytes: [UInt8]

    /// Makes a form of a quote; nil where that is more than counts at rates.
    ///
    /// - Parameters:
    ///   - quote: the quote of a question.
    ///   - counts: what the question states.
    ///   - evidence: that of the ladders that the quote uses.
    ///   - things: what each line counts.
    init?(_ quote: Quote, of counts: BilledCounts, _ evidence: QuoteEvidence, _ things: [BilledCounts.Thing]) {
        let counted = zip(quote.lines, things).allSatisfy { $0.counting(counts[$1]) == $0 }
        guard quote.lines.count == things.count, counted, quote.landed == quote.list else { return nil }
        example = quote
        self.things = things
        members = quote.lines.map { line in
            (
                JSONWriter.members { line.writeNames(to: &$0) }, JSONWriter.members { line.writeRate(to: &$0) },
                JSONWriter.members { line.writeTerms(to: &$0) }
            )
        }
        self.evidence = evidence
        var json = JSONWriter()
        evidence.write(to: &json)
        evidenceBytes = json.bytes
    }

    /// The cost of a question.
    func cost(of counts: BilledCounts) -> Cost {
        var cost = Cost.zero
        for line in things.indices { cost += example.lines[line].amount * counts[things[line]] }
        return cost
    }

    /// The quote of a question.
    ///
    /// - Parameters:
    ///   - counts: what it states.
    ///   - validUntil: when the quote may change.
    /// - Returns: the same as the quoter makes.
    func quote(of counts: BilledCounts, validUntil: Timestamp?) -> Quote {
        let lines = zip(example.lines, things).map { line, thing in line.counting(counts[thing]) }
        return Quote(offer: example.offer, lines: lines, validUntil: validUntil)
    }

    /// When the quote of an offer may change after a moment.
    func nextChange(of held: HeldOffer, after moment: Timestamp) -> Timestamp? {
        PriceCalendar.nextChange(of: held.offer, after: moment, for: example.lines)
    }

    /// Adds the cost with its lines, as a quote itself does.
    func writeCost(of counts: BilledCounts, to json: inout JSONWriter) {
        let cost = cost(of: counts)
        Quote.write(example.currency, list: cost, landed: cost, to: &json) { json in
            json.array(count: things.count) { json, line in
                let count = counts[things[line]]
                json.object { json in
                    json.add(members: members[line].names)
                    json.member("quantity", Cost(units: count))
                    json.add(members: members[line].rate)
                    json.member("cost", example.lines[line].amount * count)
                    json.add(members: members[line].terms)
                }
            }
        }
    }

    /// Adds the evidence.
    func writeEvidence(to json: inout JSONWriter) { json.add(value: evidenceBytes) }
}

import JSON
import Tariff

/// The quote of an offer for the questions of one kind, with its numbers left blank and the JSON around them written.
///
/// Such quotes differ in their numbers and in the moment until which they are valid, and in nothing else.
final class QuoteForm: Sendable {
    /// The quote that the form was made of; its numbers are those of another question.
    private let example: Quote
    /// The kind of charge of each line.
    private let meters: [BilledUnits.Meter]
    /// The JSON of each line around its quantity and its cost.
    private let members: [(names: [UInt8], rate: [UInt8], terms: [UInt8])]
    /// The evidence of the ladders that the lines use.
    let evidence: QuoteEvidence
    private let evidenceBytes: [UInt8]

    /// Creates a form from a quote; nil if the quote is not simply units at rates.
    ///
    /// - Parameters:
    ///   - quote: The quote of a question.
    ///   - units: The billed units of the question.
    ///   - evidence: The evidence of the ladders that the quote uses.
    ///   - meters: The kind of charge of each line.
    init?(_ quote: Quote, of units: BilledUnits, _ evidence: QuoteEvidence, _ meters: [BilledUnits.Meter]) {
        let isCounted = zip(quote.lines, meters).allSatisfy { $0.counting(units[$1]) == $0 }
        guard quote.lines.count == meters.count, isCounted, quote.landed == quote.list else { return nil }
        example = quote
        self.meters = meters
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

    /// Returns the quote that the ``Quoter`` would make.
    func quote(of units: BilledUnits, validUntil: Timestamp?) -> Quote {
        let lines = zip(example.lines, meters).map { line, meter in line.counting(units[meter]) }
        return Quote(offer: example.offer, lines: lines, validUntil: validUntil)
    }

    /// Returns the first moment after another at which the quote may change; nil if none is known.
    func nextChange(of offer: SharedOffer, after moment: Timestamp) -> Timestamp? {
        PriceCalendar.nextChange(of: offer.offer, after: moment, for: example.lines)
    }

    /// Writes the cost with its lines, as a quote itself does.
    func writeCost(of units: BilledUnits, to json: inout JSONWriter) {
        var cost = Cost.zero
        for line in meters.indices { cost += example.lines[line].amount * units[meters[line]] }
        Quote.write(example.currency, list: cost, landed: cost, to: &json) { json in
            json.array(count: meters.count) { json, line in
                let count = units[meters[line]]
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

    /// Writes the evidence.
    func writeEvidence(to json: inout JSONWriter) { json.add(value: evidenceBytes) }
}

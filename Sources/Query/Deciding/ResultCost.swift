import JSON
import Tariff

/// The cost of a result with its evidence.
protocol ResultCost: Sendable {
    /// The quote of the workload.
    var quote: Quote { get }

    /// The evidence of the rates that the quote uses.
    var evidence: QuoteEvidence { get }

    /// The first moment at which the cost may change; nil if none is known.
    var validUntil: Timestamp? { get }

    /// Writes the object `cost` of a result.
    func writeCost(to json: inout JSONWriter)

    /// Writes the object `evidence` of a result.
    func writeEvidence(to json: inout JSONWriter)
}

/// The cost of a result as the ``Quoter`` states it.
struct QuotedCost: ResultCost {
    let quote: Quote
    let evidence: QuoteEvidence

    init(_ quote: Quote, of offer: SharedOffer) {
        self.quote = quote
        evidence = offer.evidence(of: quote)
    }

    var validUntil: Timestamp? { quote.validUntil }

    func writeCost(to json: inout JSONWriter) { quote.write(to: &json) }

    func writeEvidence(to json: inout JSONWriter) { evidence.write(to: &json) }
}

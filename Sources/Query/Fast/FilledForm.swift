import JSON
import Tariff

/// The cost of a result as a form states it once the units of a question are filled in.
final class FilledForm: ResultCost {
    private let form: QuoteForm
    private let units: BilledUnits
    let validUntil: Timestamp?

    init(_ form: QuoteForm, _ units: BilledUnits, of offer: SharedOffer, at moment: Timestamp) {
        self.form = form
        self.units = units
        validUntil = form.nextChange(of: offer, after: moment)
    }

    var quote: Quote { form.quote(of: units, validUntil: validUntil) }

    var evidence: QuoteEvidence { form.evidence }

    func writeCost(to json: inout JSONWriter) { form.writeCost(of: units, to: &json) }

    func writeEvidence(to json: inout JSONWriter) { form.writeEvidence(to: &json) }
}

import JSON
import Tariff

/// One cell that a recipe has read, for `recipe try`.
struct RecipeTryLine {
    private let claim: Claim
    /// The path of the cell in the document.
    private let path: String

    /// Creates the line of a claim.
    ///
    /// - Parameters:
    ///   - claim: The claim.
    ///   - places: The paths of the entries, to which the fields of claims are relative.
    init(_ claim: Claim, places: [String: String]) {
        self.claim = claim
        let isRelative = !claim.field.isEmpty && !claim.field.hasPrefix("//") && !claim.field.hasPrefix("@")
        let place = places[claim.key] ?? ""
        path = isRelative && !place.isEmpty ? "\(place).\(claim.field)" : claim.field
    }

    /// Returns the lines as a table.
    static func table(_ lines: [RecipeTryLine]) -> TextTable {
        var table = TextTable([
            .init(title: "PATH", isKey: true), .init(title: "RAW", alignment: .right, isKey: true),
            .init(title: "READ AS", isKey: true), .init(title: "AMOUNT", alignment: .right), .init(title: "PER"),
            .init(title: "CONDITIONS"), .init(title: "OFFER", isQuiet: true),
        ])
        for line in lines { table.add(line.cells) }
        return table
    }

    private var cells: [String] {
        let raw = String(claim.raw.prefix(40))
        let offer = claim.offer.rawValue
        switch claim.content {
        case .rate(let rate):
            let amount = "\(rate.amount.text(per: rate.unit.per)) \(rate.currency)"
            let dates = [claim.effective.from.map { "from \($0)" }, claim.effective.to.map { "to \($0)" }].compactMap {
                $0
            }
            let conditions = ([rate.conditions.phrase] + dates).filter { !$0.isEmpty }.joined(
                separator: ", ")
            return [path, raw, rate.component.name, amount, "\(rate.unit.per) \(rate.unit)", conditions, offer]
        case .fact(let fact): return [path, raw, "\(fact.key) = \(fact.value)", "", "", "", offer]
        case .modifier(let modifier): return [path, raw, modifier.json, "", "", "", offer]
        case .skip(let reason): return [path, raw, "skipped: \(reason.rawValue)", "", "", "", offer]
        }
    }

    /// Adds the line as a JSON object.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("path", path)
            json.member("raw", claim.raw)
            json.member("source_key", claim.key)
            json.member("offer", claim.offer.rawValue)
            switch claim.content {
            case .rate(let rate):
                json.member("read", "price")
                json.member("component", rate.component.name)
                json.member("unit", rate.unit.name)
                json.member("per", rate.unit.per)
                json.member("amount", rate.amount.text(per: rate.unit.per))
                json.member("currency", rate.currency.rawValue)
                json.key("conditions")
                rate.conditions.write(to: &json)
                json.member("effective_from", claim.effective.from)
                json.member("effective_to", claim.effective.to)
            case .fact(let fact):
                json.member("read", "fact")
                json.member("fact", fact.key)
                json.member("value", fact.value)
            case .modifier(let modifier):
                json.member("read", "modifier")
                json.key("modifier")
                json.raw(modifier.json)
            case .skip(let reason):
                json.member("read", "skip")
                json.member("reason", reason.rawValue)
            }
        }
    }
}

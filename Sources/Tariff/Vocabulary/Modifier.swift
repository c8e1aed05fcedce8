/// A fact that changes a cost and is not money per unit (`docs/prices-and-units.md`, section 4).
package enum Modifier: Sendable, Hashable {
    /// Every matching rate is multiplied by `factor` (a decimal text) when the question states `when`.
    case multiplier(factor: String, when: Conditions)
    /// The stated price already has `off` (a fraction, decimal text) taken off it.
    case discount(off: String)
    /// That many units are free, per `period` (`request`, `day`, `month`), shared by `group`.
    case allowance(component: Component, quantity: Int64, period: String, group: String?)
    /// At most one of the component is charged per request, however many are made.
    case count(component: Component, by: String)

    /// The word that names this kind, which is also the reason under which it is listed as skipped.
    package var kind: SkipReason {
        switch self {
        case .multiplier: .multiplier
        case .discount: .discount
        case .allowance: .allowance
        case .count: .count
        }
    }

    /// The JSON object that the vocabulary describes.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("kind", kind.rawValue)
            switch self {
            case .multiplier(let factor, let when):
                json.member("factor", factor)
                json.member("components", ["*"])
                json.key("when")
                when.write(to: &json)
            case .discount(let off):
                json.member("off", off)
                json.member("included", true)
            case .allowance(let component, let quantity, let period, let group):
                json.member("component", component.name)
                json.member("quantity", String(quantity))
                json.member("per", period)
                if let group { json.member("group", group) }
            case .count(let component, let by):
                json.member("component", component.name)
                json.member("by", by)
            }
        }
        return json.text
    }
}

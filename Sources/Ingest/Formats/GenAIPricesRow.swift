import JSON
import Tariff

/// One row of a model's list of prices, with the moments at which it holds.
///
/// The list is tried from its end, and the first row whose constraint is met gives every price. So a row ends
/// where a later row of the list begins for good, and a row with hours goes before the ones above it at its hours.
struct GenAIPricesRow {
    /// What the row depends on.
    enum Constraint {
        case none
        /// From midnight UTC of a day on.
        case from(Timestamp)
        case hours(GenAIPricesHours)
    }

    /// The path of its prices: `prices`, or `prices[1].prices`.
    let path: String
    /// Its prices.
    let prices: JSONNode
    /// What it depends on.
    let constraint: Constraint
    /// The dates between which it holds.
    private(set) var effective = EffectivePeriod.always
    /// The hours at which it holds.
    private(set) var hours = GenAIPricesHours.all
    /// Rows of hours that go before it.
    private(set) var exceptions: [GenAIPricesRow] = []

    /// Makes a row that holds where its constraint does.
    init(path: String, prices: JSONNode, constraint: Constraint = .none) {
        self.path = path
        self.prices = prices
        self.constraint = constraint
        switch constraint {
        case .none: break
        case .from(let start): effective.from = start
        case .hours(let hours): self.hours = hours
        }
    }

    /// Reads the constraint of a row; nil when it is of a kind that nobody described.
    static func constraint(_ node: JSONNode?) -> Constraint? {
        guard let node, node != .null else { return Constraint.none }
        switch Set(node.members.map(\.key)) {
        case ["start_date"]: return node["start_date"]?.string.flatMap { Timestamp($0) }.map { .from($0) }
        case ["start_time", "end_time"]: return GenAIPricesHours(node).map { .hours($0) }
        default: return nil
        }
    }

    /// Whether there is a moment at which the row holds.
    var holdsEver: Bool {
        if hours.isEmpty { return false }
        guard let to = effective.to else { return true }
        return effective.from.map { $0 < to } ?? true
    }

    /// Gives each row the moments that the later rows leave to it.
    static func resolved(_ rows: [GenAIPricesRow]) -> [GenAIPricesRow] {
        var result: [GenAIPricesRow] = []
        for row in rows.reversed() {
            var row = row
            for later in result where later.holdsEver {
                switch later.constraint {
                case .none: row.hours = row.hours.subtracting(.all)
                case .from(let start): row.effective.to = min(row.effective.to ?? start, start)
                case .hours(let hours):
                    row.hours = row.hours.subtracting(hours)
                    row.exceptions.append(later)
                }
            }
            result.append(row)
        }
        return result.reversed()
    }
}

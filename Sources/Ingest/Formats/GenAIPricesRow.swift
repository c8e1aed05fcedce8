import JSON
import Tariff

/// One row of a model's list of prices, with the moments at which it applies.
///
/// The list is evaluated from its end, and the first row whose constraint is met gives every price. So a row ends
/// when a later row of the list begins, and a row with hours takes precedence over earlier rows at its hours.
struct GenAIPricesRow {
    /// The kinds of conditions of a row.
    enum Constraint {
        case none
        /// Valid from midnight UTC of a day.
        case from(Timestamp)
        case hours(GenAIPricesHours)
    }

    /// The path of the prices: `prices`, or `prices[1].prices`.
    let path: String
    /// The prices.
    let prices: JSONNode
    /// The condition of the row.
    let constraint: Constraint
    /// The tier of the row.
    let tier: ServiceTier
    /// The dates between which the row applies.
    private(set) var effective = EffectivePeriod.always
    /// The hours at which the row applies.
    private(set) var hours = GenAIPricesHours.all
    /// The rows with hours that take precedence over this one.
    private(set) var exceptions: [GenAIPricesRow] = []

    /// Creates a row that applies whenever its constraint is met.
    init(path: String, prices: JSONNode, constraint: Constraint = .none, tier: ServiceTier = .standard) {
        self.path = path
        self.prices = prices
        self.constraint = constraint
        self.tier = tier
        switch constraint {
        case .none: break
        case .from(let start): effective.from = start
        case .hours(let hours): self.hours = hours
        }
    }

    /// Reads the constraint of a row, or returns nil for an unknown kind.
    static func constraint(_ node: JSONNode?) -> Constraint? {
        guard let node, node != .null else { return Constraint.none }
        switch Set(node.members.map(\.key)) {
        case ["start_date"]: return node["start_date"]?.string.flatMap { Timestamp($0) }.map { .from($0) }
        case ["start_time", "end_time"]: return GenAIPricesHours(node).map { .hours($0) }
        default: return nil
        }
    }

    /// The position among rows whose order in the list means nothing: a later day takes precedence, then hours.
    var precedence: Int64 {
        switch constraint {
        case .none: .min
        case .from(let start): start.seconds
        case .hours: .max
        }
    }

    /// Indicates whether there is a moment at which the row applies.
    var holdsEver: Bool {
        if hours.isEmpty { return false }
        guard let to = effective.to else { return true }
        return effective.from.map { $0 < to } ?? true
    }

    /// Returns the rows, each limited to the moments that the later rows leave to it.
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

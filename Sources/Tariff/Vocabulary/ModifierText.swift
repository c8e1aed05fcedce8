/// Reads back the JSON that a modifier writes of itself.
package struct ModifierText: Decodable {
    /// The modifier.
    package let modifier: Modifier

    private enum Key: String, CodingKey {
        case kind, factor, when, off, component, quantity, amount, per, group, by, unit, to
    }

    /// Reads the object that ``Modifier/json`` writes.
    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) throws -> String { try box.decode(String.self, forKey: key) }
        func component() throws -> Component {
            guard let component = Component(name: try text(.component)) else {
                throw DecodingError.dataCorruptedError(forKey: .component, in: box, debugDescription: "unknown")
            }
            return component
        }
        func quantity() throws -> Int64 {
            guard let quantity = Int64(try text(.quantity)) else {
                throw DecodingError.dataCorruptedError(forKey: .quantity, in: box, debugDescription: "not a number")
            }
            return quantity
        }
        switch SkipReason(rawValue: try text(.kind)) {
        case .multiplier:
            modifier = .multiplier(factor: try text(.factor), when: try box.decode(Conditions.self, forKey: .when))
        case .discount:
            modifier = .discount(off: try text(.off))
        case .allowance:
            modifier = .allowance(
                component: try component(), quantity: try quantity(), period: try text(.per),
                group: try box.decodeIfPresent(String.self, forKey: .group))
        case .count:
            modifier = .count(component: try component(), by: try text(.by))
        case .minimum where box.contains(.amount):
            modifier = .minimumCost(component: try component(), amount: try text(.amount))
        case .minimum:
            modifier = .minimum(component: try component(), quantity: try quantity())
        case .rounding:
            guard let unit = PriceUnit(name: try text(.unit)) else {
                throw DecodingError.dataCorruptedError(forKey: .unit, in: box, debugDescription: "unknown")
            }
            modifier = .rounding(component: try component(), unit: unit, to: try text(.to))
        default:
            throw DecodingError.dataCorruptedError(forKey: .kind, in: box, debugDescription: "unknown")
        }
    }
}

package import JSON
import Tariff

extension JSONNode {
    /// The whole number that is printed here (`8192`, `8192.0`, `1e6`), as a number or as a string; nil for any other value.
    package var integer: Int64? {
        guard let text = numberText, let printed = try? DecimalText(text),
            let small = try? Amount(printed, factor: .perMillion), small.femto % 1_000_000_000 == 0
        else { return nil }
        return small.femto / 1_000_000_000
    }
}

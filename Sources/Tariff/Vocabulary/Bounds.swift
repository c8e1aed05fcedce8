package import JSON

/// A range of whole numbers with its operators: `{"gt":200000,"lte":272000}`.
package struct Bounds: Sendable, Hashable {
    /// One end of a range.
    package struct End: Sendable, Hashable {
        /// The number at this end.
        package let value: Int64

        /// True if the number itself belongs to the range (`gte`, `lte`).
        package let isIncluded: Bool

        /// Creates an end.
        package init(_ value: Int64, isIncluded: Bool) {
            self.value = value
            self.isIncluded = isIncluded
        }
    }

    /// The lower end; nil if there is none, and for an end of 0.
    package var lower: End?

    /// The upper end; nil if there is none.
    package var upper: End?

    /// Creates a range; nil ends are open.
    package init(lower: End? = nil, upper: End? = nil) {
        if let end = lower, end.value <= 0 {
            self.lower = nil
        } else {
            self.lower = lower
        }
        self.upper = upper
    }

    /// More than `value`.
    package static func above(_ value: Int64) -> Bounds { Bounds(lower: End(value, isIncluded: false)) }

    /// At most `value`.
    package static func upTo(_ value: Int64) -> Bounds { Bounds(upper: End(value, isIncluded: true)) }

    /// True if neither end is set.
    package var isUnbounded: Bool { lower == nil && upper == nil }

    /// Returns true if a number lies in the range.
    package func contains(_ value: Int64) -> Bool {
        if let lower, value < lower.value || (value == lower.value && !lower.isIncluded) { return false }
        if let upper, value > upper.value || (value == upper.value && !upper.isIncluded) { return false }
        return true
    }

    /// Adds the JSON object of this range.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            if let lower { json.member(lower.isIncluded ? "gte" : "gt", lower.value) }
            if let upper { json.member(upper.isIncluded ? "lte" : "lt", upper.value) }
        }
    }
}

extension Bounds {
    /// Reads the JSON object of a range; nil for anything else.
    init?(_ node: JSONNode) {
        guard case .object(let members) = node else { return nil }
        var (lower, upper): (End?, End?)
        for member in members {
            guard case .number(let text) = member.value, let value = Int64(text) else { return nil }
            switch member.key {
            case "gt": lower = End(value, isIncluded: false)
            case "gte": lower = End(value, isIncluded: true)
            case "lt": upper = End(value, isIncluded: false)
            case "lte": upper = End(value, isIncluded: true)
            default: return nil
            }
        }
        self.init(lower: lower, upper: upper)
    }

    /// The range in the phrase of a table: `> 200000 ≤ 272000`.
    var phrase: String? {
        let lower = lower.map { ($0.isIncluded ? "≥ " : "> ") + "\($0.value)" }
        let upper = upper.map { ($0.isIncluded ? "≤ " : "< ") + "\($0.value)" }
        return [lower, upper].compactMap { $0 }.joined(separator: " ")
    }
}

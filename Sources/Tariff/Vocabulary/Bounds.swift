package import JSON

/// A range of whole numbers with its operators kept: `{"gt":200000,"lte":272000}`.
package struct Bounds: Sendable, Hashable {
    /// One end of a range.
    package struct End: Sendable, Hashable {
        /// The number at this end.
        package let value: Int64

        /// True if the number itself belongs to the range (`gte`, `lte`).
        package let isIncluded: Bool

        /// Makes an end.
        package init(_ value: Int64, isIncluded: Bool) {
            self.value = value
            self.isIncluded = isIncluded
        }
    }

    /// The lower end, or nil when there is none; one of 0 is dropped.
    package var lower: End?

    /// The upper end, or nil when there is none.
    package var upper: End?

    /// Makes a range; nil ends are open.
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

extension Bounds: Decodable {
    private enum Key: String, CodingKey { case gt, gte, lt, lte }

    /// Reads the JSON object of a range.
    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: Key.self)
        func end(_ open: Key, _ closed: Key) throws -> End? {
            if let value = try box.decodeIfPresent(Int64.self, forKey: open) { return End(value, isIncluded: false) }
            if let value = try box.decodeIfPresent(Int64.self, forKey: closed) { return End(value, isIncluded: true) }
            return nil
        }
        self.init(lower: try end(.gt, .gte), upper: try end(.lt, .lte))
    }
}

/// Writes JSON to bytes, in the order in which it is told.
///
/// The order of keys is part of what others rely on, and money must be written as text, so nothing
/// is sorted, rounded or reformatted here. Every method of the writer adds one value or one member.
package struct JSONWriter: Sendable {
    /// What has been written so far: UTF-8.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// Makes an empty writer.
    ///
    /// - Parameter capacity: about how many bytes will be written, so that they are not moved on the way.
    package init(capacity: Int = 0) {
        if capacity > 0 { bytes.reserveCapacity(capacity) }
    }

    /// What has been written so far as a string.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Writes `{…}` around what the closure adds.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes `[…]` around what the closure adds.
    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["))
        body(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes `[…]`, one value for each element.
    package mutating func array<Element>(
        _ elements: some Sequence<Element>, _ body: (inout JSONWriter, Element) -> Void
    ) {
        array { json in
            for element in elements { body(&json, element) }
        }
    }

    /// Writes the key of a member; the next value belongs to it.
    package mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string, or `null`.
    package mutating func value(_ text: String?) {
        separate()
        if let text { quote(text) } else { bytes.append(contentsOf: "null".utf8) }
    }

    /// Writes a whole number, or `null`.
    package mutating func value(_ number: Int64?) {
        separate()
        guard let number else { return bytes.append(contentsOf: "null".utf8) }
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        Digits.append(number.magnitude, to: &bytes)
    }

    /// Writes `true`, `false` or `null`.
    package mutating func value(_ flag: Bool?) {
        separate()
        bytes.append(contentsOf: (flag.map { $0 ? "true" : "false" } ?? "null").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that is JSON already.
    package mutating func raw(_ json: String) {
        separate()
        bytes.append(contentsOf: json.utf8)
    }

    /// Writes a member with a string, or `null`.
    package mutating func member(_ name: String, _ text: String?) {
        key(name)
        value(text)
    }

    /// Writes a member with a whole number, or `null`.
    package mutating func member(_ name: String, _ number: Int64?) {
        key(name)
        value(number)
    }

    /// Writes a member with `true`, `false` or `null`.
    package mutating func member(_ name: String, _ flag: Bool?) {
        key(name)
        value(flag)
    }

    /// Writes a member with a moment, or `null`.
    package mutating func member(_ name: String, _ moment: Timestamp?) {
        key(name)
        separate()
        guard let moment else { return bytes.append(contentsOf: "null".utf8) }
        bytes.append(UInt8(ascii: "\""))
        moment.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a member with an amount of money or a quantity, as exact decimal text.
    package mutating func member(_ name: String, _ cost: Cost) {
        key(name)
        separate()
        bytes.append(UInt8(ascii: "\""))
        cost.append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a member with a list of strings.
    package mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        array(texts) { $0.value($1) }
    }

    /// Writes a line break between documents, as in JSON lines.
    package mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        bytes.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        bytes.append(byte)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        let isPlain = text.utf8.withContiguousStorageIfAvailable { utf8 in
            guard utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }) else { return false }
            bytes.append(contentsOf: utf8)
            return true
        }
        if isPlain != true { escape(text) }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(digits[Int(byte >> 4)])
                bytes.append(digits[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
    }
}

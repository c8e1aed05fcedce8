/// Writes JSON to bytes, in the order in which it is told.
///
/// The order of keys is part of what others rely on, and money must be written as text, so nothing
/// is sorted, rounded or reformatted here. Every method of the writer adds one value or one member.
package struct JSONWriter: ~Copyable {
    private var written: GrowingBytes
    private var needsComma = false

    /// Makes an empty writer.
    ///
    /// - Parameter capacity: about how many bytes will be written, so that they are not moved on the way.
    package init(capacity: Int = 0) { written = GrowingBytes(capacity: capacity) }

    /// What has been written so far: UTF-8.
    package var bytes: [UInt8] { written.array }

    /// What has been written so far as a string.
    package var text: String { written.text }

    /// How many bytes have been written so far.
    package var count: Int { written.count }

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
    @inlinable
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
        written.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string, or `null`.
    package mutating func value(_ text: String?) {
        separate()
        if let text { quote(text) } else { written.append(contentsOf: "null") }
    }

    /// Writes a whole number, or `null`.
    package mutating func value(_ number: Int64?) {
        separate()
        guard let number else { return written.append(contentsOf: "null") }
        if number < 0 { written.append(UInt8(ascii: "-")) }
        Digits.append(number.magnitude, to: &written)
    }

    /// Writes `true`, `false` or `null`.
    package mutating func value(_ flag: Bool?) {
        separate()
        written.append(contentsOf: flag.map { $0 ? "true" : "false" } ?? "null")
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        written.append(contentsOf: "null")
    }

    /// Writes a value that is JSON already.
    package mutating func raw(_ json: String) {
        separate()
        written.append(contentsOf: json)
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
        guard let moment else { return written.append(contentsOf: "null") }
        written.append(UInt8(ascii: "\""))
        moment.append(to: &written)
        written.append(UInt8(ascii: "\""))
    }

    /// Writes a member with an amount of money or a quantity, as exact decimal text.
    package mutating func member(_ name: String, _ cost: Cost) {
        key(name)
        separate()
        written.append(UInt8(ascii: "\""))
        cost.append(to: &written)
        written.append(UInt8(ascii: "\""))
    }

    /// Writes a member with a list of strings.
    package mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        array(texts) { $0.value($1) }
    }

    /// Writes a line break between documents, as in JSON lines.
    package mutating func newline() {
        written.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    private mutating func open(_ byte: UInt8) {
        separate()
        written.append(byte)
        needsComma = false
    }

    private mutating func close(_ byte: UInt8) {
        written.append(byte)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { written.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ text: String) {
        written.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // Nearly every text stands as it is.
            if Self.needsEscape(utf8) { escape(utf8) } else { written.append(contentsOf: utf8) }
        }
        written.append(UInt8(ascii: "\""))
    }

    /// Looks at all bytes without a branch, so that it is done in the processor's widest words.
    private static func needsEscape(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        var odd: UInt8 = 0
        for byte in utf8 {
            odd |= byte < 0x20 ? 1 : 0
            odd |= byte == UInt8(ascii: "\"") ? 1 : 0
            odd |= byte == UInt8(ascii: "\\") ? 1 : 0
            odd |= byte == 0x7F ? 1 : 0
        }
        return odd != 0
    }

    private mutating func escape(_ utf8: UnsafeBufferPointer<UInt8>) {
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                written.append(UInt8(ascii: "\\"))
                written.append(byte)
            case 0x0A: written.append(contentsOf: "\\n")
            case 0x0D: written.append(contentsOf: "\\r")
            case 0x09: written.append(contentsOf: "\\t")
            case 0..<0x20, 0x7F:
                written.append(contentsOf: "\\u00")
                for digit in [byte >> 4, byte & 15] {
                    written.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
                }
            default: written.append(byte)
            }
        }
    }
}

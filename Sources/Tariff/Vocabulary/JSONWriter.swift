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

    /// Writes `[…]` of that many values; the closure adds the one of each place.
    package mutating func array(count: Int, _ body: (inout JSONWriter, Int) -> Void) {
        array { json in
            for place in 0..<count { body(&json, place) }
        }
    }

    /// Writes the key of a member; the next value belongs to it.
    ///
    /// - Parameter name: a word of ours, in which nothing needs an escape.
    package mutating func key(_ name: StaticString) {
        let (isFirst, mark) = (!needsComma, UInt8(ascii: "\""))
        needsComma = false
        name.withUTF8Buffer { utf8 in
            written.append(atMost: utf8.count + 4) { room in
                var place = room
                if !isFirst {
                    place.pointee = UInt8(ascii: ",")
                    place += 1
                }
                place.pointee = mark
                if let first = utf8.baseAddress { (place + 1).update(from: first, count: utf8.count) }
                place += 1 + utf8.count
                place.pointee = mark
                place[1] = UInt8(ascii: ":")
                return place + 2 - room
            }
        }
    }

    /// Writes the key of a member that is not known beforehand; the next value belongs to it.
    package mutating func key(named name: String) {
        separate()
        quote(name)
        written.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes the key of a member that begins with a word of ours and ends with one that is not known beforehand.
    package mutating func key(_ beginning: StaticString, _ end: String) {
        separate()
        written.append(UInt8(ascii: "\""))
        beginning.withUTF8Buffer { written.append(contentsOf: $0) }
        content(end)
        written.append(UInt8(ascii: "\""))
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

    /// Writes members that ``members(_:)`` wrote before.
    package mutating func add(members: [UInt8]) {
        separate()
        members.withUnsafeBufferPointer { written.append(contentsOf: $0) }
    }

    /// Writes a value that was written before.
    package mutating func add(value: [UInt8]) {
        separate()
        value.withUnsafeBufferPointer { written.append(contentsOf: $0) }
    }

    /// The members that the closure adds, at least one, for ``add(members:)``.
    package static func members(_ body: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        body(&json)
        return json.bytes
    }

    /// Writes a member with a string, or `null`.
    package mutating func member(_ name: StaticString, _ text: String?) {
        key(name)
        value(text)
    }

    /// Writes a member with a whole number, or `null`.
    package mutating func member(_ name: StaticString, _ number: Int64?) {
        key(name)
        value(number)
    }

    /// Writes a member with a string, or `null`, under a key that is not known beforehand.
    package mutating func member(named name: String, _ text: String?) {
        key(named: name)
        value(text)
    }

    /// Writes a member with a whole number, or `null`, under a key that is not known beforehand.
    package mutating func member(named name: String, _ number: Int64?) {
        key(named: name)
        value(number)
    }

    /// Writes a member with `true`, `false` or `null`, under a key that is not known beforehand.
    package mutating func member(named name: String, _ flag: Bool?) {
        key(named: name)
        value(flag)
    }

    /// Writes a member with `true`, `false` or `null`.
    package mutating func member(_ name: StaticString, _ flag: Bool?) {
        key(name)
        value(flag)
    }

    /// Writes a member with a moment, or `null`.
    package mutating func member(_ name: StaticString, _ moment: Timestamp?) {
        key(name)
        separate()
        guard let moment else { return written.append(contentsOf: "null") }
        written.append(UInt8(ascii: "\""))
        moment.append(to: &written)
        written.append(UInt8(ascii: "\""))
    }

    /// Writes a member with an amount of money or a quantity, as exact decimal text.
    package mutating func member(_ name: StaticString, _ cost: Cost) {
        key(name)
        separate()
        written.append(UInt8(ascii: "\""))
        cost.append(to: &written)
        written.append(UInt8(ascii: "\""))
    }

    /// Writes a member with a list of strings.
    package mutating func member(_ name: StaticString, _ texts: [String]) {
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
        content(text)
        written.append(UInt8(ascii: "\""))
    }

    private mutating func content(_ text: String) {
        text.withUTF8Bytes { utf8 in
            // Nearly every text stands as it is.
            if Self.needsEscape(utf8) { escape(utf8) } else { written.append(contentsOf: utf8) }
        }
    }

    /// Whether any byte does not stand for itself in a text of JSON; eight are looked at together.
    private static func needsEscape(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = utf8.baseAddress else { return false }
        let raw = UnsafeRawPointer(first)
        var odd: UInt64 = 0
        if utf8.count >= 8 {
            var place = 0
            while place + 8 <= utf8.count {
                odd |= oddBytes(of: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                place += 8
            }
            // The last eight, some of them once more.
            odd |= oddBytes(of: raw.loadUnaligned(fromByteOffset: utf8.count - 8, as: UInt64.self))
        } else {
            // Blanks, of which nothing is odd, fill up the eight.
            var word = eachByte &* 0x20
            for place in 0..<utf8.count { word = word << 8 | UInt64(first[place]) }
            odd = oddBytes(of: word)
        }
        return odd & (eachByte &* 0x80) != 0
    }

    private static var eachByte: UInt64 { 0x0101_0101_0101_0101 }

    /// Sets the highest bit of some byte of eight when one of them is a control character, a quotation mark or a
    /// backslash (Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n").
    @inline(__always)
    private static func oddBytes(of word: UInt64) -> UInt64 {
        func lessBytes(_ word: UInt64, than limit: UInt64) -> UInt64 { (word &- eachByte &* limit) & ~word }
        let quotes = lessBytes(word ^ (eachByte &* 0x22), than: 1)
        let backslashes = lessBytes(word ^ (eachByte &* 0x5C), than: 1)
        let deletes = lessBytes(word ^ (eachByte &* 0x7F), than: 1)
        return lessBytes(word, than: 0x20) | quotes | backslashes | deletes
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

/// Writes JSON to bytes, in the order of the calls.
///
/// Clients rely on the order of keys, and money must be written as text, so that nothing is sorted, rounded or reformatted
/// here. Every method of the writer adds one value or one member.
package struct JSONWriter: ~Copyable {
    @usableFromInline var written: GrowingBytes
    @usableFromInline var needsComma = false

    /// Creates an empty writer.
    ///
    /// - Parameter capacity: The approximate number of bytes to be written, which saves reallocations.
    package init(capacity: Int = 0) { written = GrowingBytes(capacity: capacity) }

    /// The UTF-8 bytes that have been written so far.
    package var bytes: [UInt8] { written.array }

    /// The text that has been written so far.
    package var text: String { written.text }

    /// The number of bytes that have been written so far.
    package var count: Int { written.count }

    /// Writes `{…}` around the members that a closure adds.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        body(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes `[…]` around the values that a closure adds.
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

    /// Writes `[…]` of a number of values.
    ///
    /// The closure adds the value of each index.
    package mutating func array(count: Int, _ body: (inout JSONWriter, Int) -> Void) {
        array { json in
            for index in 0..<count { body(&json, index) }
        }
    }

    /// Writes the key of a member, whose value must follow.
    ///
    /// - Parameter name: A key in which nothing needs an escape.
    package mutating func key(_ name: StaticString) {
        let (isFirst, mark) = (!needsComma, UInt8(ascii: "\""))
        needsComma = false
        name.withUTF8Buffer { utf8 in
            written.append(atMost: utf8.count + 4) { room in
                var end = room
                if !isFirst {
                    end.pointee = UInt8(ascii: ",")
                    end += 1
                }
                end.pointee = mark
                if let first = utf8.baseAddress { (end + 1).update(from: first, count: utf8.count) }
                end += 1 + utf8.count
                end.pointee = mark
                end[1] = UInt8(ascii: ":")
                return end + 2 - room
            }
        }
    }

    /// Writes a key that is not known at compile time.
    ///
    /// Its value must follow.
    package mutating func key(named name: String) {
        separate()
        quote(name)
        written.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a key whose beginning needs no escape and whose end is not known at compile time.
    ///
    /// Its value must follow.
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

    /// Writes members that ``members(_:)`` wrote earlier.
    package mutating func add(members: [UInt8]) {
        separate()
        members.withUnsafeBufferPointer { written.append(contentsOf: $0) }
    }

    /// Writes a value that was written earlier.
    package mutating func add(value: [UInt8]) {
        separate()
        value.withUnsafeBufferPointer { written.append(contentsOf: $0) }
    }

    /// Returns the bytes of the members that a closure adds, at least one, for ``add(members:)``.
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

    /// Writes a member with a string, or `null`, under a key that is not known at compile time.
    package mutating func member(named name: String, _ text: String?) {
        key(named: name)
        value(text)
    }

    /// Writes a member with a whole number, or `null`, under a key that is not known at compile time.
    package mutating func member(named name: String, _ number: Int64?) {
        key(named: name)
        value(number)
    }

    /// Writes a member with `true`, `false` or `null`, under a key that is not known at compile time.
    package mutating func member(named name: String, _ flag: Bool?) {
        key(named: name)
        value(flag)
    }

    /// Writes a member with `true`, `false` or `null`.
    package mutating func member(_ name: StaticString, _ flag: Bool?) {
        key(name)
        value(flag)
    }

    /// Writes a string that a closure appends, in which nothing needs an escape.
    @inlinable
    package mutating func quoted(_ body: (inout GrowingBytes) -> Void) {
        separate()
        written.append(UInt8(ascii: "\""))
        body(&written)
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

    @inlinable
    mutating func separate() {
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
            // Nearly every text is copied as it is.
            if Self.needsEscape(utf8) { escape(utf8) } else { written.append(contentsOf: utf8) }
        }
    }

    /// Returns true if any byte needs escaping in JSON.
    ///
    /// It checks eight bytes at a time.
    private static func needsEscape(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = utf8.baseAddress else { return false }
        let raw = UnsafeRawPointer(first)
        var odd: UInt64 = 0
        if utf8.count >= 8 {
            var offset = 0
            while offset + 8 <= utf8.count {
                odd |= oddBytes(of: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            // The last eight bytes, which may overlap those before.
            odd |= oddBytes(of: raw.loadUnaligned(fromByteOffset: utf8.count - 8, as: UInt64.self))
        } else {
            // Spaces, which need no escape, fill up the eight bytes.
            var word = eachByte &* 0x20
            for index in 0..<utf8.count { word = word << 8 | UInt64(first[index]) }
            odd = oddBytes(of: word)
        }
        return odd & (eachByte &* 0x80) != 0
    }

    private static var eachByte: UInt64 { 0x0101_0101_0101_0101 }

    /// Sets the highest bit of a byte if any of the eight is a control character, a quotation mark or a backslash.
    ///
    /// Source: Anderson, Bit Twiddling Hacks, "Determine if a word has a byte less than n".
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

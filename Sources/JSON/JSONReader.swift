/// Reads JSON (RFC 8259) from bytes and preserves the text of every number.
///
/// Foundation's readers convert numbers to binary floating point, which money must not pass through.
package struct JSONReader: ~Copyable {
    /// The deepest nesting that is read, which bounds the stack.
    ///
    /// No price list comes near it.
    private static let depthLimit = 128

    private let bytes: [UInt8]
    private let isStrict: Bool
    private var index = 0
    private var depth = 0

    /// Reads a whole document.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - isStrict: True to refuse what published documents are forgiven: a byte order mark and lone surrogates. Text then
    ///     also keeps U+0000.
    /// - Returns: The value of the document.
    /// - Throws: ``JSONError`` with the position of the first fault.
    package static func read(_ bytes: [UInt8], isStrict: Bool = false) throws(JSONError) -> JSONNode {
        var reader = JSONReader(bytes: bytes, isStrict: isStrict)
        if !isStrict, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
        let node = try reader.value()
        reader.skipBlanks()
        guard reader.index == bytes.count else { throw reader.fault("there is text after the end of the document") }
        return node
    }

    private init(bytes: [UInt8], isStrict: Bool) {
        self.bytes = bytes
        self.isStrict = isStrict
    }

    private mutating func value() throws(JSONError) -> JSONNode {
        skipBlanks()
        guard index < bytes.count else { throw fault("the document is incomplete") }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw fault("a value was expected")
        }
    }

    private mutating func object() throws(JSONError) -> JSONNode {
        try enter()
        defer { depth -= 1 }
        var members: [JSONNode.Member] = []
        if try ends(with: UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw fault("a key was expected") }
            let key = try string()
            skipBlanks()
            guard index < bytes.count, bytes[index] == UInt8(ascii: ":") else { throw fault("a colon was expected") }
            index += 1
            members.append(.init(key: key, value: try value()))
            if try !continues(until: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array() throws(JSONError) -> JSONNode {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONNode] = []
        if try ends(with: UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value())
            if try !continues(until: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    private mutating func enter() throws(JSONError) {
        index += 1
        depth += 1
        guard depth <= Self.depthLimit else { throw fault("the document is nested more than \(Self.depthLimit) deep") }
    }

    private mutating func ends(with close: UInt8) throws(JSONError) -> Bool {
        skipBlanks()
        guard index < bytes.count else { throw fault("the document is incomplete") }
        guard bytes[index] == close else { return false }
        index += 1
        return true
    }

    private mutating func continues(until close: UInt8) throws(JSONError) -> Bool {
        if try ends(with: close) { return false }
        guard bytes[index] == UInt8(ascii: ",") else { throw fault("a comma was expected") }
        index += 1
        return true
    }

    private mutating func literal(_ text: StaticString, _ node: JSONNode) throws(JSONError) -> JSONNode {
        let end = index + text.utf8CodeUnitCount
        guard end <= bytes.count, text.withUTF8Buffer({ $0.elementsEqual(bytes[index..<end]) }) else {
            throw fault("a value was expected")
        }
        index = end
        return node
    }

    private mutating func number() throws(JSONError) -> JSONNode {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let first = index
        let whole = skipDigits()
        guard whole > 0, whole == 1 || bytes[first] != UInt8(ascii: "0") else { throw fault("this is not a number") }
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard skipDigits() > 0 else { throw fault("this is not a number") }
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            guard skipDigits() > 0 else { throw fault("this is not a number") }
        }
        return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") { index += 1 }
        return index - start
    }

    private mutating func string() throws(JSONError) -> String {
        index += 1
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let text = String(validating: bytes[start..<index], as: UTF8.self) else {
                    index = start
                    throw fault("this string is not UTF-8")
                }
                index += 1
                return text
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw fault("a string contains a control character")
            default: index += 1
            }
        }
        throw fault("the document ends inside a string")
    }

    /// Reads a string that contains escapes, which is slower.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var text = Array(bytes[start..<index])
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else {
                    throw fault("this string is not UTF-8")
                }
                index += 1
                return string
            case UInt8(ascii: "\\"):
                index += 1
                try escape(into: &text)
            case 0..<0x20: throw fault("a string contains a control character")
            case let byte:
                text.append(byte)
                index += 1
            }
        }
        throw fault("the document ends inside a string")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        guard index < bytes.count else { throw fault("the document ends inside a string") }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if code >= 0xD800, code < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
                bytes[index + 1] == UInt8(ascii: "u")
            {
                let next = index
                index += 2
                let low = try hexadecimal()
                if low >= 0xDC00, low < 0xE000 {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    index = next
                }
            }
            // No name contains U+0000, and C libraries would cut the text there. A lone surrogate remains when a publisher
            // truncates a description, which is no reason to reject a whole list.
            guard
                let scalar = isStrict
                    ? Unicode.Scalar(code) : code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
            else { throw fault("half of a surrogate pair was found") }
            text.append(contentsOf: String(Character(scalar)).utf8)
        default: throw fault("a string contains an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        guard index + 4 <= bytes.count else { throw fault("four hexadecimal digits were expected") }
        var code: UInt32 = 0
        for byte in bytes[index..<index + 4] {
            // A sign, which the integer initialiser would accept, is not a digit.
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("four hexadecimal digits were expected")
            }
            code = code << 4 | UInt32(digit)
        }
        index += 4
        return code
    }

    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x0A, 0x0D, 0x09: index += 1
            default: return
            }
        }
    }

    private func fault(_ problem: String) -> JSONError {
        JSONError(problem: problem, offset: index)
    }
}

import Query

/// The words of a question as one JSON object (RFC 8259), with the names of the query.
///
/// A value is a string, a number, a truth value, or a list of these; `null` is a word that was not said. Numbers keep
/// their text, a name may stand once, and nothing nests deeper than a list, so no body costs more than its length.
struct JSONWords {
    private var rest: ArraySlice<UInt8>
    private var words: [(name: String, value: String)] = []
    private var names: Set<String> = []
    private let shapes: [String: WordShape]

    /// Reads a body; an empty one says nothing.
    ///
    /// - Parameters:
    ///   - bytes: the body.
    ///   - shapes: the words that are taken, with what each takes.
    /// - Returns: the words in their order.
    /// - Throws: a ``Problem`` that says what is wrong with the body.
    static func read(
        _ bytes: [UInt8], shapes: [String: WordShape]
    ) throws(Problem) -> [(name: String, value: String)] {
        var reader = JSONWords(rest: bytes[...], shapes: shapes)
        reader.skipBlanks()
        if reader.rest.isEmpty { return [] }
        do throws(Fault) { try reader.readObject() } catch {
            throw .badWord(error.name, "", error.message)
        }
        return reader.words
    }

    private init(rest: ArraySlice<UInt8>, shapes: [String: WordShape]) {
        self.rest = rest
        self.shapes = shapes
    }

    /// What is wrong with a body.
    private struct Fault: Error {
        var name = ""
        var message: String

        static let noObject = Fault(message: "The body is no JSON object of words such as {\"input_tokens\": 1000}.")

        static func noValue(_ name: String) -> Fault {
            Fault(
                name: name, message: "“\(name.prefix(60))” is no string, number, truth value or list of these.")
        }

        static func wrong(_ what: String, for name: String, _ shape: WordShape) -> Fault {
            Fault(name: name, message: "“\(name)” is \(what); give \(shape.expected).")
        }
    }

    private mutating func readObject() throws(Fault) {
        try expect(UInt8(ascii: "{"))
        skipBlanks()
        if take(UInt8(ascii: "}")) == false {
            repeat {
                skipBlanks()
                guard let name = readString() else { throw .noObject }
                skipBlanks()
                try expect(UInt8(ascii: ":"))
                guard names.insert(name).inserted else {
                    throw Fault(name: name, message: "“\(name.prefix(60))” is said more than once; say it once.")
                }
                try readValue(of: name)
                skipBlanks()
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"))
        }
        skipBlanks()
        guard rest.isEmpty else { throw .noObject }
    }

    private mutating func readValue(of name: String) throws(Fault) {
        skipBlanks()
        // A name that is not taken here is refused later, whatever its value is.
        let shape = shapes[name]
        guard take(UInt8(ascii: "[")) else {
            let value = try readScalar(of: name, shape)
            if let value = shape == nil ? value ?? "" : value { words.append((name, value)) }
            return
        }
        if let shape, !shape.takesLists { throw .wrong("a list", for: name, shape) }
        var items: [String] = []
        skipBlanks()
        if !take(UInt8(ascii: "]")) {
            repeat {
                skipBlanks()
                guard let item = try readScalar(of: name, shape) else { throw .noValue(name) }
                items.append(item)
                skipBlanks()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw .noValue(name) }
        }
        // Words that may be repeated take a value each; the others take their names between commas.
        if shape?.isRepeatable ?? false {
            words += items.map { (name, $0) }
        } else if let shape,
            let item = items.first(where: {
                $0.contains(",") || !shape.trimsItems && ($0.first == " " || $0.last == " ")
            })
        {
            throw Fault(
                name: name,
                message: "“\(item.prefix(60))” is one item of “\(name)” with a comma or blanks in it; "
                    + "in a list every name stands alone.")
        } else {
            words.append((name, items.joined(separator: ",")))
        }
    }

    /// A string, a number or a truth value as the query would have it; nil for `null`.
    private mutating func readScalar(of name: String, _ shape: WordShape?) throws(Fault) -> String? {
        guard let first = rest.first else { throw .noObject }
        if first == UInt8(ascii: "\"") {
            guard let text = readString() else { throw .noObject }
            return text
        }
        let token = rest.prefix { !Self.endsToken($0) }
        let text = String(decoding: token, as: UTF8.self)
        switch text {
        case "null":
            rest = rest.dropFirst(token.count)
            return nil
        case "true", "false":
            if let shape, !shape.takesFlags { throw .wrong("a truth value", for: name, shape) }
            rest = rest.dropFirst(token.count)
            return text
        default:
            guard JSONNumber.isNumber(text) else { throw .noValue(name) }
            if let shape, !shape.takesNumbers { throw .wrong("a number", for: name, shape) }
            rest = rest.dropFirst(token.count)
            return JSONNumber.plain(text)
        }
    }

    private mutating func readString() -> String? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return String(validating: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let scalar = readEscape() else { return nil }
                bytes.append(contentsOf: String(Character(scalar)).utf8)
            case 0..<32: return nil
            default: bytes.append(byte)
            }
        }
        return nil
    }

    private mutating func readEscape() -> Unicode.Scalar? {
        guard let kind = rest.popFirst() else { return nil }
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(kind)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            guard let first = readHex() else { return nil }
            guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
            guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")), let second = readHex(),
                (0xDC00..<0xE000).contains(second)
            else { return nil }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        default: return nil
        }
    }

    private mutating func readHex() -> UInt32? {
        let digits = rest.prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        rest = rest.dropFirst(4)
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func skipBlanks() {
        while let byte = rest.first, byte == 32 || byte == 9 || byte == 10 || byte == 13 { rest.removeFirst() }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func expect(_ byte: UInt8) throws(Fault) {
        guard take(byte) else { throw .noObject }
    }

    private static func endsToken(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
    }
}

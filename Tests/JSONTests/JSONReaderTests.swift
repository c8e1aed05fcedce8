import Testing

@testable import JSON

/// The texts that are JSON (RFC 8259), the texts that are not, and the values that are read.
@Suite struct JSONReaderTests {
    private func read(_ text: String) throws(JSONError) -> JSONNode { try JSONReader.read(Array(text.utf8)) }

    @Test(arguments: [
        ("null", JSONNode.null), ("true", .bool(true)), ("false", .bool(false)), (" \n\r\t0 ", .number("0")),
        (#""""#, .string("")), ("[]", .array([])), ("{}", .object([])), ("[ ]", .array([])), ("{ }", .object([])),
        ("[1,[2,[]]]", .array([.number("1"), .array([.number("2"), .array([])])])),
        (
            #"{"a":{"b":[null]},"":1}"#,
            .object([
                .init(key: "a", value: .object([.init(key: "b", value: .array([.null]))])),
                .init(key: "", value: .number("1")),
            ])
        ),
        (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{c}\n\r\t")),
        (#""\u0041\u00e9\u00E9\u20ac""#, .string("Aéé€")), (#""\u0000""#, .string("\u{FFFD}")),
        (#""\ud83d\ude00""#, .string("😀")), (#""\uD800\uDC00 \uDBFF\uDFFF""#, .string("\u{10000} \u{10FFFF}")),
        (#""\uFFFF\uFEFF""#, .string("\u{FFFF}\u{FEFF}")), ("\"é€😀\u{7F}\u{2028}\"", .string("é€😀\u{7F}\u{2028}")),
        (#""\ud800""#, .string("\u{FFFD}")), (#""\udc00a""#, .string("\u{FFFD}a")),
        (#""\ud800\u0041\ud83d\ude00""#, .string("\u{FFFD}A😀")), (#""\ud800\ud800\n""#, .string("\u{FFFD}\u{FFFD}\n")),
    ])
    func `a valid document is the value that it says`(text: String, value: JSONNode) throws {
        #expect(try read(text) == value)
    }

    @Test(arguments: [
        "0", "-0", "0.0", "-0.0", "1", "10", "2.5e-06", "2.5E-06", "1e400", "1E+5", "0e0", "0.1e1",
        "8.333333333333334E-8", "0.029999999700000002", "123456789012345678901234567890.123456789012345678901234567890",
        "-3", "0.000000000000000000000000000000000000001",
    ])
    func `a number keeps its own text`(text: String) throws {
        #expect(try read(text) == .number(text))
        #expect(try read("[\(text),{\"a\":\(text)}]")["a"] == nil)
        #expect(try read("[\(text)]").elements == [.number(text)])
    }

    @Test(arguments: [
        "", " ", "\n", "nul", "nulll", "True", "NaN", "Infinity", "-Infinity", "undefined", "'a'", "a", "#", "//\n1",
        "+1", "01", "-01", "00", ".5", "5.", "-", "-a", "1e", "1e+", "1.e5", "1.5.5", "0x10", "1_000", "1 2", "--1",
        "١",
        "[", "]", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1;2]", "[1}", "{", "}", "{1:2}", "{\"a\"}", "{\"a\":}",
        "{\"a\":1,}", "{,\"a\":1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1]", "{a:1}", "{'a':1}", "{null:1}",
        "\"", "\"a", "\"\\", "\"\\\"", "\"\\x41\"", "\"\\u\"", "\"\\u12\"", "\"\\u123g\"", "\"\\u+041\"", "\"\\u-041\"",
        "\"\\u 041\"", "\"\\U0041\"", "\"a\nb\"", "\"a\tb\"", "\"\u{0}\"", "\"\u{1F}\"", "\"\\n\u{1}\"",
        "\"\\ud83d\\u\"", "1,", "{}{}", "[][]", "null null", "{} x", "<html></html>", "\u{A0}1",
        "\u{FEFF}\u{FEFF}1", "[\u{FEFF}1]",
    ])
    func `what is not JSON is refused with its place`(text: String) {
        #expect {
            try read(text)
        } throws: { error in
            guard let error = error as? JSONError else { return false }
            return (0...text.utf8.count).contains(error.offset) && error.description.hasSuffix("(byte \(error.offset))")
        }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC3], [0xC3, 0x28], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func `text that is not UTF-8 is refused`(bytes: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let escape = Array(#"\n"#.utf8)
        #expect(throws: JSONError.self) { try JSONReader.read([quote] + bytes + [quote]) }
        #expect(throws: JSONError.self) { try JSONReader.read([quote] + escape + bytes + [quote]) }
        #expect(throws: JSONError.self) { try JSONReader.read([quote] + bytes + escape + [quote]) }
        #expect(throws: JSONError.self) { try JSONReader.read(bytes) }
    }

    @Test func `a byte order mark is allowed once, at the start`() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try JSONReader.read(mark + Array("[1]".utf8)) == .array([.number("1")]))
        #expect(throws: JSONError.self) { try JSONReader.read(mark) }
        #expect(throws: JSONError.self) { try JSONReader.read(Array(mark.dropLast())) }
    }

    @Test func `a key that occurs twice is kept twice, and the first is found by name`() throws {
        let node = try read(#"{"a":1,"b":2,"a":3}"#)
        #expect(node.members.map(\.key) == ["a", "b", "a"])
        #expect(node["a"] == .number("1"))
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":[", "[[[\"x\","])
    func `nesting without end is refused before the stack ends`(opening: String) {
        #expect(throws: JSONError.self) { try read(String(repeating: opening, count: 200_000)) }
    }

    @Test func `the deepest nesting that is allowed is read`() throws {
        let deepest = 128
        #expect(throws: Never.self) {
            try read(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest))
        }
        #expect(throws: JSONError.self) {
            try read(String(repeating: "[", count: deepest + 1) + String(repeating: "]", count: deepest + 1))
        }
        // What is closed again is not deep.
        let flat = "[" + Array(repeating: "[[]]", count: 500).joined(separator: ",") + "]"
        #expect(try read(flat).elements.count == 500)
    }
}

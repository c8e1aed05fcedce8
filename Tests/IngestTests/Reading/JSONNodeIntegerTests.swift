import JSON
import Testing

@testable import Ingest

@Suite struct JSONNodeIntegerTests {
    @Test(
        arguments: [
            ("8192", 8192), ("8192.0", 8192), ("1e6", 1_000_000), ("2.56e5", 256_000), ("0", 0), ("-0", 0), ("-1", -1),
            ("256000.0", 256_000), ("10e-1", 1), ("1758000000", 1_758_000_000), ("9000000000", 9_000_000_000),
            ("0.5", nil), ("8192.5", nil), ("1e400", nil), ("1e12", nil), ("", nil), ("abc", nil), ("8k", nil),
            ("8,192", nil), (" 8192", nil), ("NaN", nil), ("1e-7", nil),
        ] as [(String, Int64?)])
    func `a whole number is read from its text, as number or string`(text: String, integer: Int64?) {
        #expect(JSONNode.number(text).integer == integer)
        #expect(JSONNode.string(text).integer == integer)
    }

    @Test(
        arguments: [.null, .bool(true), .array([.number("1")]), .object([.init(key: "a", value: .number("1"))])]
            as [JSONNode])
    func `A value of another kind is not a whole number`(node: JSONNode) {
        #expect(node.integer == nil)
    }
}

import Testing

@testable import JSON

/// The properties of a value.
@Suite struct JSONNodeTests {
    @Test(
        arguments: [.null, .bool(true), .array([.number("1")]), .object([.init(key: "a", value: .number("1"))])]
            as [JSONNode])
    func `nothing else is a number`(node: JSONNode) {
        #expect(node.numberText == nil)
        #expect(node.string == nil)
    }

    @Test(
        arguments: [
            (.null, "null", "null"), (.bool(false), "false", "a flag"), (.number("2.50e-06"), "2.50e-06", "a number"),
            (.string("abc"), "abc", "a string"), (.array([.number("1"), .null]), "[1,null]", "a list"),
            (.object([.init(key: "a", value: .bool(true))]), "{a:true}", "an object"),
        ] as [(JSONNode, String, String)])
    func `a value is shown as it was printed and named by its kind`(node: JSONNode, raw: String, kind: String) {
        #expect(node.raw == raw)
        #expect(node.kind == kind)
    }
}

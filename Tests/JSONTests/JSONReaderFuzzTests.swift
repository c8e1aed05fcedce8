import TestSupport
import Testing

@testable import JSON

/// The reader gives a value or an error, whatever the bytes are.
@Suite struct JSONReaderFuzzTests {
    private static let document = #"""
        {"data":[{"id":"a/b:free","n":-1.5e-06,"t":"\u00e9\ud83d\ude00\"\\ é€😀","f":[true,false,null,[],{}]},
         {"id":"","pricing":{"prompt":"0.0000025","overrides":[{"min":200000}]}}]}
        """#

    @Test func `a document that is cut at any byte is refused`() throws {
        let bytes = Array(Self.document.utf8)
        #expect(try JSONReader.read(bytes)["data"]?.elements.count == 2)
        for end in bytes.indices {
            #expect(throws: JSONError.self, "cut at byte \(end)") { try JSONReader.read(Array(bytes[..<end])) }
        }
    }

    @Test func `any byte in any place gives a value or an error`() throws {
        let bytes = Array(Self.document.utf8)
        var kept = 0
        for index in bytes.indices {
            for byte: UInt8 in [0, 9, 34, 44, 45, 48, 46, 58, 91, 92, 93, 101, 117, 123, 125, 0x80, 0xC3, 0xED, 0xFF] {
                var changed = bytes
                changed[index] = byte
                if (try? JSONReader.read(changed)) != nil { kept += 1 }
            }
        }
        #expect(kept > 0 && kept < bytes.count * 19)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `random changes of a document give a value or an error`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bytes = Self.realText ?? Array(Self.document.utf8)
        var refused = 0
        for _ in 0..<1000 {
            var changed = bytes
            for _ in 0...random.below(3) { Self.change(&changed, &random) }
            do { _ = try JSONReader.read(changed) } catch {
                refused += 1
                #expect((0...changed.count).contains(error.offset))
            }
        }
        #expect(refused > 0)
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `what is printed is read back`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let node = Self.value(depth: 5, &random)
        #expect(try JSONReader.read(Array(JSONText.of(node).utf8)) == node)
    }

    /// The first members of a real document, as a document of their own.
    private static let realText: [UInt8]? = {
        guard let bytes = try? Documents.bytes("feeds/now/litellm.json"), let root = try? JSONReader.read(bytes) else {
            return nil
        }
        return Array(JSONText.of(.object(Array(root.members.prefix(8)))).utf8)
    }()

    private static func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        guard !bytes.isEmpty else { return }
        let index = random.below(bytes.count)
        switch random.below(5) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert(random.pick(Array(#"{}[]":,\-.eu0"#.utf8)), at: index)
        case 3: bytes.removeSubrange(index..<min(bytes.count, index + random.below(40)))
        default: bytes.insert(contentsOf: bytes[index..<min(bytes.count, index + random.below(40))], at: index)
        }
    }

    private static func value(depth: Int, _ random: inout SeededGenerator) -> JSONNode {
        switch random.below(depth > 0 ? 6 : 4) {
        case 0: .null
        case 1: .bool(random.below(2) == 0)
        case 2: .number(random.pick(["0", "-1", "2.5e-06", "1E400", "0.1"]))
        case 3: .string(text(&random))
        case 4: .array((0..<random.below(5)).map { _ in value(depth: depth - 1, &random) })
        default:
            .object(
                (0..<random.below(5)).map { _ in .init(key: text(&random), value: value(depth: depth - 1, &random)) })
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let pieces = ["a", "\"", "\\", "/", "\u{1}", "\n", "é", "😀", "\u{1F}", "\u{2028}", "e\u{301}", "{", "\u{FEFF}"]
        return (0..<random.below(6)).map { _ in random.pick(pieces) }.joined()
    }
}

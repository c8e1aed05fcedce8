import Foundation
import TestSupport
import Testing

/// The tools that other tests rely on.
@Suite
struct TestSupportTests {
    @Test func `a difference shows changed lines and little around them`() {
        let before = (1...20).map { "line \($0)" }.joined(separator: "\n")
        let after = before.replacing("line 10", with: "line ten").replacing("line 12", with: "line 12\nand more")
        #expect(
            LineDifference.text(before, after) == """
                …
                  line 8
                  line 9
                - line 10
                + line ten
                  line 11
                  line 12
                + and more
                  line 13
                  line 14
                …
                """)
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["RECORD"] != "1"))
    func `a golden file that is missing is a difference`() throws {
        let difference = try #require(try Golden.difference(of: "text", from: "no-such-file.txt"))
        #expect(difference.contains("RECORD=1"))
    }

    @Test func `equal seeds give equal numbers, other seeds others`() {
        var (one, same, other) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1), SeededGenerator(seed: 2))
        let numbers = (0..<10).map { _ in one.next() }
        #expect(numbers == (0..<10).map { _ in same.next() })
        #expect(numbers != (0..<10).map { _ in other.next() })
        #expect(Set(numbers).count == 10)
    }
}

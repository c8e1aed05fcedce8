import Tariff
import TestSupport
import Testing

@testable import Query

@Suite struct `Ids that are near` {
    /// Returns the number of slips between two texts, counted in full.
    private static func slips(_ left: [Character], _ right: [Character]) -> Int {
        var rows = [Array(0...right.count)]
        for row in 0..<left.count {
            var next = [row + 1]
            for column in 0..<right.count {
                var least = min(rows[row][column + 1], next[column]) + 1
                least = min(least, rows[row][column] + (left[row] == right[column] ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                next.append(least)
            }
            rows.append(next)
        }
        return rows[left.count][right.count]
    }

    /// The rank of a candidate, written down without a thought of speed; nil when it is not near.
    private static func rank(_ id: String, _ candidate: String) -> Int? {
        let (wanted, name) = (id.lowercased(), candidate.lowercased())
        let reach = max(1, min(4, wanted.count / 4))
        let last = name.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? name
        func bare(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber } }
        let ofName = min(slips(Array(wanted), Array(name)), reach + 1)
        let ofLast = min(slips(Array(wanted), Array(last)), reach + 1)
        let isSameBare = bare(wanted).count >= 3 && [bare(name), bare(last)].contains(bare(wanted))
        let nearest = min(ofName, ofLast + 1, isSameBare ? 1 : .max)
        if nearest <= reach || ofLast <= reach { return nearest }
        let holds = name.contains(wanted) || bare(wanted).count >= 4 && bare(name).contains(bare(wanted))
        return wanted.count >= 3 && holds ? reach + 2 : nil
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `are those that slips and words lead to, in that order`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func word(_ letters: String, _ length: Int) -> String {
            String((0..<length).compactMap { _ in letters.randomElement(using: &random) })
        }
        let ids = (0..<200).map { _ in
            word("abAB", .random(in: 1...3, using: &random)) + ["/", ":", "/a:"][Int.random(in: 0..<3, using: &random)]
                + word("abcAB-._12", .random(in: 1...9, using: &random))
        }
        for _ in 0..<20 {
            // What is asked for is an id with letters changed, left out or put in.
            var asked = Array(ids[Int.random(in: 0..<ids.count, using: &random)])
            for _ in 0..<Int.random(in: 0...4, using: &random) where asked.count > 1 {
                let place = Int.random(in: 0..<asked.count, using: &random)
                if Bool.random(using: &random) { asked.remove(at: place) } else { asked.insert("b", at: place) }
            }
            let wanted = String(asked)
            var near = NearIDs(to: wanted)
            for (row, id) in ids.enumerated() { near.consider(id, row: row) }
            let ranks = ids.enumerated().compactMap { place, id in Self.rank(wanted, id).map { ($0, place) } }
            #expect(near.nearest(ids.count) == ranks.sorted { $0 < $1 }.map(\.1), "\(wanted)")
        }
    }

    @Test func `are none for what is empty or like nothing`() {
        for wanted in ["", "%c3%28", String(repeating: "z", count: 200)] {
            var near = NearIDs(to: wanted)
            for (row, id) in ["openai/gpt-4o", "host:a", ""].enumerated() { near.consider(id, row: row) }
            #expect(near.nearest(5).isEmpty)
        }
    }
}

import TestSupport
import Testing

@testable import Query

@Suite struct LimitLevelTests {
    /// Few limits, each a level, and so many that most are between two.
    @Test(arguments: [3, 12, 500], [0, 1 << 18])
    func `what is taken out below a limit is what counting one by one finds`(kinds: Int64, mostWords: Int) {
        var random = SeededGenerator(seed: UInt64(kinds))
        for count in [0, 1, 64, 700] {
            let limits = (0..<count).map { _ in
                Bool.random(using: &random) ? Int64.random(in: -1...kinds, using: &random) * 4096 : -1
            }.map { max(-1, $0) }
            let levels = OfferLimits.Levels(limits, mostWords: mostWords)
            let asked = [0, 1, 4095, 4096, 4097, kinds * 4096, kinds * 4096 + 1, .max]
            var some = OfferSet(count: count)
            for offer in limits.indices where Bool.random(using: &random) { some.insert(offer) }
            for tokens in asked + (0..<40).map({ _ in Int64.random(in: 0...(kinds * 4200), using: &random) }) {
                let isBelow = limits.map { $0 >= 0 && $0 < tokens }
                var rest = OfferSet.all(count)
                levels.removeBelow(tokens, from: &rest)
                #expect(rest.first(.max) == limits.indices.filter { !isBelow[$0] })
                rest = .all(count)
                levels.removeBelow(tokens, from: &rest, among: some)
                #expect(rest.first(.max) == limits.indices.filter { !isBelow[$0] || !some.contains($0) })
                rest = some
                levels.removeBelow(tokens, from: &rest)
                #expect(rest.first(.max) == some.first(.max).filter { !isBelow[$0] })
            }
            #expect(levels.unknown.first(.max) == limits.indices.filter { limits[$0] < 0 })
        }
    }
}

import TestSupport
import Testing

@testable import Query

@Suite struct LimitLevelTests {
    /// Few limits, each a level, and so many that most are between two.
    @Test(arguments: [3, 12, 500], [0, 1 << 18])
    func `the offers below a limit are those that counting one by one finds`(kinds: Int64, mostWords: Int) {
        var random = SeededGenerator(seed: UInt64(kinds))
        for count in [0, 1, 64, 700] {
            let limits = (0..<count).map { _ in
                Bool.random(using: &random) ? Int64.random(in: -1...kinds, using: &random) * 4096 : -1
            }.map { max(-1, $0) }
            let levels = LimitLevels(limits, mostWords: mostWords)
            let asked = [0, 1, 4095, 4096, 4097, kinds * 4096, kinds * 4096 + 1, .max]
            for tokens in asked + (0..<40).map({ _ in Int64.random(in: 0...(kinds * 4200), using: &random) }) {
                #expect(
                    levels.below(tokens).first(.max) == limits.indices.filter { limits[$0] >= 0 && limits[$0] < tokens }
                )
            }
            #expect(levels.unknown.first(.max) == limits.indices.filter { limits[$0] < 0 })
        }
    }
}

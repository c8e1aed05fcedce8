import Tariff
import TestSupport
import Testing

@Suite
struct CostTests {
    @Test func `a cost beyond 64 bits is exact`() {
        let cost = Amount(femto: .max) * .max
        #expect(cost.description == "85070591730234615847396.907784232501249")
        #expect((cost + cost).femto == cost.femto * 2)
    }

    @Test(arguments: [
        ("0.00000000049", "0"), ("0.0000000005", "0"), ("0.0000000015", "0.000000002"), ("0.0000000025", "0.000000002"),
        ("0.000000000500001", "0.000000001"), ("-0.0000000015", "-0.000000002"), ("-0.0000000005", "0"),
        ("1.234567891499999", "1.234567891"), ("0.999999999999", "1"),
    ])
    func `rounding to nine decimals takes the even neighbour at a half`(exact: String, rounded: String) throws {
        #expect((try Amount(exact) * 1).rounded(to: 9).description == rounded)
    }

    @Test func `rounding to all fifteen decimals changes nothing`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<500 {
            let cost = Cost(femto: Int128(Int64.random(in: .min...(.max), using: &random)) * 7919)
            #expect(cost.rounded(to: 15) == cost)
            let difference = (cost.rounded(to: 9).femto - cost.femto).magnitude
            #expect(difference <= 500_000)
            #expect(cost.rounded(to: 9).femto % 1_000_000 == 0)
        }
    }
}

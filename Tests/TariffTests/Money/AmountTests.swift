import Tariff
import TestSupport
import Testing

@Suite
struct AmountTests {
    @Test(arguments: [
        ("2.5e-06", 2_500_000_000), ("0.0000025", 2_500_000_000), (".5", 500_000_000_000_000),
        ("2.5999999999999996", 2_600_000_000_000_000), ("8.33333333333333E-8", 83_333_333),
        ("8.333333333333334E-8", 83_333_333), ("0.029999999700000002", 29_999_999_700_000),
        ("-1", -1_000_000_000_000_000),
        ("-0", 0), ("0", 0), ("1e-400", 0), ("-1e-400", 0), ("0e400", 0), ("1e-15", 1), ("1e-16", 0),
        ("9223.372036854775806", 9_223_372_036_854_775_806), ("-9223.372036854775806", -9_223_372_036_854_775_806),
        ("0.000000000000000000000000000000000000000001e30", 1000), ("100000000000000000000e-35", 1),
    ])
    func `a price per unit is counted in 10^-15`(text: String, femto: Int64) throws {
        #expect(try Amount(text).femto == femto)
    }

    @Test(arguments: [
        ("0.5e-15", 0), ("1.5e-15", 2), ("2.5e-15", 2), ("3.5e-15", 4), ("-0.5e-15", 0), ("-1.5e-15", -2),
        ("0.50000000000000000000000000000000000000001e-15", 1), ("2.5000000000000000000000000000000000001e-15", 3),
        ("2.4999999999999999999999999999999999999e-15", 2),
    ])
    func `half goes to the even neighbour, more than half up`(text: String, femto: Int64) throws {
        #expect(try Amount(text).femto == femto)
    }

    @Test(arguments: [
        "1e400", "-1e400", "9223.372036854775808", "9224", "1e4", "1234567890123456789012345678901234567890",
    ])
    func `what does not fit is refused with a sentence`(text: String) {
        #expect { try Amount(text) } throws: { error in
            guard let error = error as? AmountError, case .tooLarge = error else { return false }
            return error.description.contains("9,223")
        }
    }

    @Test(arguments: ["NaN", "abc", "", "-", "1e", "Infinity"])
    func `what is no number is refused`(text: String) {
        #expect(throws: AmountError.notANumber(text)) { try Amount(text, factor: .perMillion) }
    }

    @Test func `forty digits are rounded by all of them`() throws {
        #expect(try Amount("0.1234567890123456789012345678901234567890").femto == 123_456_789_012_346)
        #expect(try Amount("0.0000000000000015000000000000000000000000000000000001").femto == 2)
        #expect(try Amount("0.0000000000000005" + String(repeating: "0", count: 40) + "1").femto == 1)
    }

    @Test(arguments: [
        ("3", UnitFactor.perMillion, "0.000003"), ("0.2", .perThousand, "0.0002"),
        ("25", UnitFactor(1, over: 10_000), "0.0025"),  // per 10K calls
        ("0.00025", UnitFactor(1, over: 100), "0.0000025"),  // cents per token
        ("12500", UnitFactor(1, over: 10_000_000_000), "0.00000125"),  // 1e-4 USD per 1M tokens
        ("0.000000019", .perPixel, "0.019"),  // per pixel, told per megapixel
        ("0.0025", UnitFactor(1_000_000, over: 262_144), "0.009536743164062"),  // per 512×512 tile: a half, to even
        ("1", UnitFactor(1_000_000, over: 262_144), "3.814697265625"),
        ("0.006", UnitFactor(1, over: 60), "0.0001"), ("0.0043", UnitFactor(1, over: 60), "0.000071666666667"),
        ("1", UnitFactor(1, over: 3600), "0.000277777777778"), ("19", UnitFactor(1, over: 1000), "0.019"),
    ])
    func `a unit divides exactly and rounds once`(text: String, factor: UnitFactor, perUnit: String) throws {
        #expect(try Amount(text, factor: factor).text() == perUnit)
    }

    @Test(arguments: [
        (2_500_000_000, 1, "0.0000025"), (2_500_000_000, 1_000_000, "2.5"), (1, 1, "0.000000000000001"),
        (1, 1_000_000, "0.000000001"), (-1_000_000_000_000_000, 1, "-1"), (0, 1_000_000, "0"),
        (83_333_333, 1_000_000, "0.083333333"), (.max, 1_000_000, "9223372036.854775807"),
    ])
    func `an amount is printed per so many units without trailing zeros`(femto: Int64, per: Int64, text: String) {
        #expect(Amount(femto: femto).text(per: per) == text)
    }

    @Test func `parsing what was printed gives the same amount`() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let magnitude = Int64.random(in: 0..<(.max), using: &random) >> Int64.random(in: 0..<62, using: &random)
            let amount = Amount(femto: random.chance(10) ? -magnitude : magnitude)
            #expect(try Amount(amount.text()) == amount)
            #expect(try Amount(amount.text(per: 1_000_000), factor: .perMillion) == amount)
        }
    }

    @Test func `random numbers agree with division on paper`() throws {
        let factors = [
            (1, 1), (1, 1000), (1, 1_000_000), (1, 10_000_000_000), (1, 60), (1, 3600), (1_000_000, 262_144),
        ]
        var random = SeededGenerator(seed: 2)
        for _ in 0..<20_000 {
            let (numerator, denominator) = random.pick(factors)
            let whole = Int.random(in: 0...2, using: &random) == 0 ? "\(Int.random(in: 0...999, using: &random))" : "0"
            let digits = (0..<Int.random(in: 0...44, using: &random)).map { _ in
                String(random.pick([0, 0, 4, 5, 5, 9, Int.random(in: 0...9, using: &random)]))
            }
            let number = digits.isEmpty ? whole : whole + "." + digits.joined()
            let exponent = random.chance(50) ? 0 : Int.random(in: -18...0, using: &random)
            let expected = LongDivision.femto(number, exponent: exponent, numerator: numerator, over: denominator)
            let text = exponent == 0 ? number : "\(number)e\(exponent)"
            let factor = UnitFactor(UInt128(numerator), over: UInt128(denominator))
            if let femto = Int64(expected), femto < .max {
                #expect(try Amount(text, factor: factor).femto == femto, "\(text) × \(numerator) ÷ \(denominator)")
            } else {
                #expect(throws: AmountError.self, "\(text)") { try Amount(text, factor: factor) }
            }
        }
    }
}

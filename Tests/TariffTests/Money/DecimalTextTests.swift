import Tariff
import Testing

@Suite
struct DecimalTextTests {
    @Test(arguments: [
        ("2.5e-06", 25, -7), ("0.0000025", 25, -7), (".5", 5, -1), ("2.", 2, 0), ("+1", 1, 0), ("007", 7, 0),
        ("1E3", 1, 3), ("1e+3", 1, 3), ("2.5999999999999996", 25_999_999_999_999_996, -16),
        ("8.33333333333333E-8", 833_333_333_333_333, -22), ("0.029999999700000002", 29_999_999_700_000_002, -18),
    ])
    func `digits and power are kept as printed`(text: String, significand: Int, exponent: Int) throws {
        let number = try DecimalText(text)
        #expect(number.significand == UInt128(significand))
        #expect(number.exponent == exponent)
        #expect(!number.isNegative)
        #expect(!number.hasMore)
    }

    @Test(arguments: [
        "", " ", "abc", "NaN", "nan", "Infinity", "inf", "-", "+", ".", "-.", "e5", ".e5", "1e", "1e+", "1e-",
        "1e5x", "1.2.3", "1,5", "1_000", "$1", "1 ", " 1", "--1", "+-1", "0x10", "1e1.5", "١", "½",
    ])
    func `anything but a number is refused by name`(text: String) {
        #expect(throws: AmountError.notANumber(text)) { try DecimalText(text) }
    }

    @Test func `the message quotes no more of a text than a person reads`() {
        let long = String(repeating: "x", count: 5000)
        #expect { try DecimalText(long) } throws: { error in
            let message = "\(error)"
            return message.count < 100 && message.contains("…")
        }
    }

    @Test(arguments: [("-0", false), ("-0.000", false), ("-0e9", false), ("-1", true), ("-1e-400", true)])
    func `a negative zero is zero`(text: String, isNegative: Bool) throws {
        #expect(try DecimalText(text).isNegative == isNegative)
    }

    @Test func `digits beyond the thirtieth are noticed, zeros among them not`() throws {
        let thirty = String(repeating: "7", count: 30)
        #expect(try !DecimalText(thirty + "0000000000").hasMore)
        #expect(try DecimalText(thirty + "0000000001").hasMore)
        #expect(try DecimalText(thirty + "0000000001").exponent == 10)
        #expect(try DecimalText("0." + thirty + "0000000001").exponent == -30)
    }

    @Test func `leading zeros take no place among the digits`() throws {
        let number = try DecimalText("0." + String(repeating: "0", count: 60) + "123")
        #expect(number.significand == 123)
        #expect(number.exponent == -63)
    }

    @Test func `an exponent of any length is read`() throws {
        #expect(try DecimalText("0e" + String(repeating: "9", count: 100)).isZero)
        #expect(try DecimalText("1e" + String(repeating: "9", count: 100)).exponent > 400)
    }
}

import Testing

@testable import Web

@Suite struct `Numbers of JSON` {
    @Test(arguments: [
        ("1000", "1000"), ("1000.0", "1000"), ("1e3", "1000"), ("1.5E+1", "15"), ("15e-1", "1.5"), ("0.10", "0.1"),
        ("-0.0", "0"), ("-2.50", "-2.5"), ("0e5", "0"), ("123e-5", "0.00123"), ("1e400", "1e400"),
    ])
    func `keep their value`(text: String, plain: String) {
        #expect(JSONNumber.plain(text) == plain)
    }
}

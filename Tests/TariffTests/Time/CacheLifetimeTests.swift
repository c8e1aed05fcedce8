import Tariff
import Testing

@Suite
struct CacheLifetimeTests {
    @Test(arguments: [
        ("5m", 300, "5m"), ("30m", 1800, "30m"), ("1h", 3600, "1h"), ("12h", 43_200, "12h"), ("60m", 3600, "1h"),
        ("30s", 30, "30s"), ("90s", 90, "90s"), ("1d", 86_400, "24h"), ("10000s", 10_000, "10000s"),
    ])
    func `a lifetime is read and printed in its shortest form`(text: String, seconds: Int64, printed: String) {
        let lifetime = CacheLifetime(text)
        #expect(lifetime?.seconds == seconds)
        #expect(lifetime?.description == printed)
        #expect(lifetime.flatMap { CacheLifetime($0.description) } == lifetime)
    }

    @Test(arguments: ["", "m", "5", "0m", "-5m", "5 m", "5min", "1.5h", "5M", "10001h", "99999999999999999999m"])
    func `anything else is refused`(text: String) {
        #expect(CacheLifetime(text) == nil)
    }
}

import JSON
import Tariff
import TestSupport
import Testing

@testable import Query

@Suite struct ParameterTests {
    private static let parameters = Parameter.all(in: [.workload, .requirement, .policy])

    /// Two or more values of every parameter.
    private static func values(of parameter: Parameter) -> [String] {
        let own = [
            "image_quality": ["low", "hd"], "min_quality": ["bench:40", "bench:80.25"], "models": ["x/*", "?/a"],
            "labs": ["x", "z,y"], "providers": ["o*", "groq,vercel"], "exclude_providers": ["openrouter", "*a*"],
            "region": ["global", "eu", "us-east-1"], "payment": ["card", "ach"], "needs": ["tools", "reasoning"],
            "accepts": ["text", "image"], "max_age": ["36h", "50d"], "cached_tokens": ["0", "250"],
            "cache_write_tokens": ["0", "100"],
        ]
        if let values = own[parameter.name] { return values }
        return switch parameter.form {
        case .count: ["1", "7", "500"]
        case .choice(let names), .choices(let names): names
        case .flag: ["false", "true"]
        case .moment: ["2026-09-01T05:30:00Z", "2026-10-10"]
        case .money: ["1", "2.5"]
        case .text, .globs, .cursor: parameter.examples
        }
    }

    /// Forgetting a parameter in the key of a cache shows here: the second question would get the answer of the first.
    @Test(arguments: parameters.filter(\.isAnswered).map(\.name))
    func `is part of the keys of all caches that depend on it`(name: String) throws {
        let parameter = try #require(Self.parameters.first { $0.name == name })
        let values = Self.values(of: parameter)
        #expect(values.count > 1 || ["currency", "data_policy"].contains(name))
        var random = RandomCatalog(seed: 3)
        let catalog = random.catalog(offers: 60)
        func answers() -> FastAnswers {
            FastAnswers(CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: RandomCatalog.now))
        }
        for rest in [
            [("input_tokens", "500"), ("cached_tokens", "200"), ("output_tokens", "100")],
            [("input_tokens", "500"), ("cache_write_tokens", "100"), ("searches", "2"), ("per", "offer")],
            [("images_out", "2"), ("video_out_seconds", "5"), ("per", "offer")],
        ] {
            let warm = answers()
            for value in values.prefix(4) + values.prefix(1) {
                let words = rest.filter { $0.0 != name }.map { (name: $0.0, value: $0.1) } + [(name, value)]
                guard let question = try? Question(words: words, now: RandomCatalog.now) else { continue }
                let answer = warm.cheapest(question, now: RandomCatalog.now)
                #expect(answer.json == answers().cheapest(question, now: RandomCatalog.now).json, "\(words)")
            }
        }
    }

    @Test func `is repeated by an answer under its name, in the order of the declarations`() throws {
        var json = JSONWriter()
        try Question(words: [], now: RandomCatalog.now).write(to: &json)
        let names = json.text.split(separator: ",\"").map { $0.drop { $0 == "{" || $0 == "\"" }.prefix { $0 != "\"" } }
        let members = names.filter { name in Self.parameters.contains { $0.name == name } }.map(String.init)
        #expect(members == Self.parameters.filter(\.isAnswered).map(\.name))
    }

    @Test(arguments: parameters.filter { $0.isAnswered && $0.defaultText != nil }.map(\.name))
    func `has the default that it describes`(name: String) throws {
        let parameter = try #require(Self.parameters.first { $0.name == name })
        let rest = [(name: "requests", value: "2")].filter { $0.name != name }
        let standard = try #require(parameter.defaultText)
        let stated = try Question(words: rest + [(name, standard)], now: RandomCatalog.now)
        let unstated = try Question(words: rest, now: RandomCatalog.now)
        var json = JSONWriter()
        var usual = JSONWriter()
        withUnsafePointer(to: stated) { parameter.write($0, &json) }
        withUnsafePointer(to: unstated) { parameter.write($0, &usual) }
        #expect(json.text == usual.text)
    }

    @Test func `is spelled as an option in the help of the command line`() throws {
        let parameter = try #require(Self.parameters.first { $0.name == "reasoning_tokens" })
        #expect(parameter.help(for: .commandLine) == "Reasoning tokens, in addition to --output-tokens.")
        #expect(parameter.help(for: .openAPI) == "Reasoning tokens, in addition to `output_tokens`.")
        let lifetime = try #require(Self.parameters.first { $0.name == "cache_ttl" })
        #expect(lifetime.help(for: .commandLine) == "The lifetime of cached tokens: 5m, 1h (default 5m).")
    }
}

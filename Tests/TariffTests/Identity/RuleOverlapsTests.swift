import Tariff
import Testing

@Suite struct RuleOverlapsTests {
    private static let labs = [Lab(id: "qwen", name: "Qwen"), Lab(id: "openai", name: "OpenAI")]

    private func complaints(
        _ spellings: [SpellingRule] = [], aliases: [ModelAlias] = []
    ) -> [String] {
        RuleOverlaps(Curation(labs: Self.labs, aliases: aliases, spellings: spellings)).problems().map(\.complaint)
    }

    @Test func `rules that read one text in two ways are found`() {
        let found = complaints([
            SpellingRule(.prefix, "a-", becomes: "b-", providers: ["one", "two"], reason: ""),
            SpellingRule(.prefix, "a-", becomes: "c-", providers: ["two"], reason: ""),
            SpellingRule(.prefix, "a-", becomes: "d-", providers: ["three"], reason: ""),
        ])
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0.contains("another rule") })
    }

    @Test func `a rule within a wider one, one written twice and one without an end are found`() {
        #expect(
            complaints([
                SpellingRule(.suffix, "-x", reason: "all"),
                SpellingRule(.suffix, "-x", providers: ["one"], reason: "one"),
            ]) == ["says of “-x” what a wider rule says already. Delete it"])
        let rule = SpellingRule(.suffix, "-x", reason: "")
        #expect(complaints([rule, rule]) == ["is written twice. Delete one of the two"])
        #expect(complaints([SpellingRule(.prefix, "a", becomes: "ab", reason: "")]).count == 1)
        #expect(complaints([SpellingRule(.suffix, "-think", becomes: "-thinking", reason: "")]) == [])
    }

    @Test func `aliases of one name, of themselves and of aliases are found`() {
        func alias(_ name: ModelID, _ model: ModelID) -> ModelAlias { ModelAlias(name, [.init(model: model)]) }
        #expect(complaints(aliases: [alias("qwen/a-1", "qwen/b"), alias("qwen/a1", "qwen/c")]).count == 1)
        #expect(complaints(aliases: [alias("qwen/a", "qwen/a")]) == ["is stated to be itself, “qwen/a”"])
        let cycle = complaints(aliases: [alias("qwen/a", "qwen/b"), alias("qwen/b", "qwen/a")])
        #expect(cycle.count == 2)
        #expect(cycle.allSatisfy { $0.contains("an alias itself") })
        #expect(complaints(aliases: [alias("qwen/a", "qwen/b")]) == [])
    }

    @Test func `names by hand that are needless, dead or mistyped are found`() {
        let curation = Curation(
            labs: Self.labs,
            models: [
                "host:qwen/three-32b": "qwen/three-32b", "host:gone": "qwen/three-32b", "host:house": "qwen/thre-32b",
                "host:special": "qwen/three-32b",
            ])
        let offers: [OfferID] = ["host:qwen/three-32b", "host:house", "host:special", "shop:qwen/three-32b"]
        let found = RuleOverlaps(curation).problems(among: offers)
        #expect(found.map(\.subject) == [.offer("host:gone"), .offer("host:house"), .offer("host:qwen/three-32b")])
        #expect(found[1].complaint.contains("qwen/three-32b"))
    }
}

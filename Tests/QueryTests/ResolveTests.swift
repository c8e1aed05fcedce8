import Tariff
import Testing

@testable import Query

@Suite struct ResolveTests {
    private static let now = Timestamp(seconds: 1_795_000_000)

    private static let index: CatalogIndex = {
        let curation = Curation(
            labs: [Lab(id: "openai", name: "OpenAI"), Lab(id: "qwen", name: "Qwen"), Lab(id: "zed", name: "Zed")],
            aliases: [
                ModelAlias(
                    "openai/gpt-4o",
                    [
                        .init(from: Timestamp("2024-05-13"), model: "openai/gpt-4o-2024-05-13"),
                        .init(from: Timestamp("2024-10-02"), model: "openai/gpt-4o-2024-08-06"),
                    ])
            ],
            spellings: [SpellingRule(.prefix, "house/", providers: ["host"], reason: "Host has a house")])
        let ids: [OfferID] = [
            "host:qwen3-32b", "host:strange", "host:openai/gpt-4o", "shop:openai/gpt-4o-2024-05-13",
            "shop:openai/gpt-4o-2024-08-06", "shop:qwen/qwen3-32b", "shop:qwen/coder", "shop:zed/coder",
        ]
        let naming = ModelNaming(offers: ids, aliases: [:], curation: curation)
        let offers = ids.sorted().map { id in
            var offer = Offer(id: id, kind: .host)
            offer.model = naming.names[id]?.model
            offer.modelRule = naming.names[id]?.rule
            return offer
        }
        let models = Dictionary(grouping: offers.filter { $0.model != nil }) { $0.model ?? "" }
            .map {
                Model(
                    id: $0.key, name: $0.key == "qwen/qwen3-32b" ? "Qwen: The Big One" : $0.key.name,
                    offers: $0.value.map(\.id))
            }
            .sorted { $0.id < $1.id }
        let catalog = Catalog(
            offers: offers, models: models,
            providers: [
                Provider(id: "host", name: "Host", kind: .host), Provider(id: "shop", name: "Shop", kind: .host),
            ],
            names: naming.book)
        let index = CatalogIndex(catalog, version: "v", sequence: 1, generatedAt: now)
        return (try? CatalogIndex(decoding: index.encoded())) ?? index
    }()

    @Test func `the names survive the bytes of an index`() throws {
        let book = Self.index.nameBook()
        #expect(book.families.count > 3)
        #expect(book.encoded() == Self.index.nameBytes)
        #expect(try NameBook(decoding: book.encoded()) == book)
        for length in 0..<book.encoded().count where length % 7 == 0 {
            #expect(throws: IndexError.self) {
                try NameBook(decoding: Array(book.encoded().prefix(length)))
            }
        }
    }

    @Test(arguments: [
        ("shop:qwen/qwen3-32b", "qwen/qwen3-32b"), ("qwen/qwen3-32b", "qwen/qwen3-32b"),
        ("Qwen3 32B", "qwen/qwen3-32b"),
        ("qwen3_32b", "qwen/qwen3-32b"), ("host:house/qwen3-32b", "qwen/qwen3-32b"),
        ("qwen: the big one", "qwen/qwen3-32b"),
        ("gpt-4o", "openai/gpt-4o-2024-08-06"), ("gpt-4o-2024-05-13", "openai/gpt-4o-2024-05-13"),
        ("openai/gpt-4o", "openai/gpt-4o-2024-08-06"), ("openai.gpt-4o-v1:0", "openai/gpt-4o-2024-08-06"),
    ])
    func `says which model is meant and why`(id: String, model: ModelID) {
        let resolution = Self.index.resolve(id, at: Self.now)
        #expect(resolution.model == model)
        #expect(resolution.near == [])
        #expect(resolution.offers.isEmpty == false)
        let json = String(decoding: resolution.json, as: UTF8.self)
        #expect(json.contains("\"model\":\"\(model)\""))
        #expect(!json.contains("\"rule\":\"\""))
    }

    @Test func `an alias has its days`() {
        let then = Self.index.resolve("gpt-4o", at: Timestamp("2024-07-01") ?? Self.now)
        #expect(then.model == "openai/gpt-4o-2024-05-13")
        #expect(then.alias?.steps.count == 2)
        #expect(Self.index.resolve("gpt-4o", at: Timestamp("2023-01-01") ?? Self.now).isRefused)
        #expect(Self.index.resolve("qwen3-32b", at: Self.now).alias == nil)
    }

    @Test(arguments: [
        "qwen3-32", "qwen3-33b", "gpt-4o-2024-09-09", "nobody/qwen3-32b", "coder", "strange", "", "::", "/",
    ])
    func `refuses what it does not know, with reasons`(id: String) throws {
        let resolution = Self.index.resolve(id, at: Self.now)
        #expect(resolution.isRefused)
        #expect(resolution.model == nil)
        #expect(resolution.near.allSatisfy { !$0.reason.isEmpty })
        if case .refused(let reason) = resolution.meaning { #expect(!reason.isEmpty) }
    }

    @Test func `near misses say what differs`() {
        let near = Self.index.resolve("qwen3-33b", at: Self.now).near
        #expect(near.first?.id == "qwen/qwen3-32b")
        #expect(near.first?.reason == "has “32b” and no “33b”")
        #expect(Set(Self.index.resolve("coder", at: Self.now).near.map(\.id)) == ["qwen/coder", "zed/coder"])
        #expect(Self.index.resolve("strange", at: Self.now).offers == ["host:strange"])
    }
}

import Foundation
import Tariff
import Testing

@testable import Ingest

/// The real documents of the sources that are read by recipes, where they are here.
@Suite(.enabled(if: SharedDocuments.arePresent, SharedDocuments.absence))
struct RealRecipeTests {
    private static let here = RecipeSources.recipes.filter { SharedDocuments.bytes("now", $0.source.rawValue) != nil }

    @Test(arguments: here.map(\.source))
    func `a real document is read with its expectations and without an unknown price`(id: SourceID) throws {
        let recipe = try #require(Self.here.first { $0.source == id })
        let bytes = try #require(SharedDocuments.bytes("now", id.rawValue))
        let parsed = try RecipeParser(recipe).parse(
            SourceDocument(source: id, bytes: bytes, fetchedAt: Timestamp(seconds: 0)))
        let unread = parsed.claims.filter {
            [.skip(.unknownKey), .skip(.unreadable), .skip(.unitNotStated)].contains($0.content)
        }
        let known: Set<SourceID> = ["atlascloud"]
        if !known.contains(id) { #expect(unread.map { "\($0.key) \($0.field) \($0.raw)" } == []) }
        #expect(Set(parsed.claims).count == parsed.claims.count)
        #expect(Set(parsed.claims.map(\.offer)).count > 0)
    }
}

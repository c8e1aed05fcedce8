import Yams

/// A block of prices: the objects that hold them, and their keys.
struct PriceBlock: Sendable {
    /// The paths of the objects from the entry; empty for the entry itself.
    let places: [RecipePath]
    let keys: [PriceKey]
    /// The path of an equal structure with the list prices.
    let listPrices: RecipePath?
    /// The values that cells must have for the block to be read.
    let filters: [RecipeFilter]

    /// Reads one block, or a list of them.
    static func readAll(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ options: PriceOptions,
        _ problems: inout RecipeProblems
    ) -> [PriceBlock] {
        RecipeMap.list(node, place, &problems) { read($0, $1, syntax, options, &$2) }
    }

    private static func read(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ outer: PriceOptions,
        _ problems: inout RecipeProblems
    ) -> PriceBlock? {
        guard var map = RecipeMap(node, place, like: "{at: pricing, keys: {input: input.text}}", &problems) else {
            return nil
        }
        var options = outer.adding(&map, syntax, &problems)
        let filters = options.filters
        // The filters of a block decide about the block as a whole.
        options.filters = []
        let places = map.list("at", &problems) { RecipePath.read($0, $1, syntax, &$2) }
        let listPrices = map.take("list_prices", &problems) { RecipePath.read($0, $1, syntax, &$2) }
        let keys = map.take("keys", &problems) { PriceKey.readAll($0, $1, syntax, options, &$2) }
        map.finish(&problems)
        guard let keys else {
            if !map.members.contains(where: { $0.key == "keys" }) {
                map.reportMissing("keys", like: "{input: input.text}", &problems)
            }
            return nil
        }
        return PriceBlock(places: places, keys: keys, listPrices: listPrices, filters: filters)
    }
}

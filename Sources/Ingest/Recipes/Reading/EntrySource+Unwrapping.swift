import JSON

extension EntrySource.Wrapping? {
    /// Returns JSON without its packing.
    func unwrapped(_ node: JSONNode) -> JSONNode {
        switch self {
        case nil: node
        case .astro: Self.withoutTags(node)
        }
    }

    /// Removes the tags of Astro's islands: `[0, value]` is a value, and `[1, list]` a list of tagged values.
    private static func withoutTags(_ node: JSONNode) -> JSONNode {
        switch node {
        case .object(let members): .object(members.map { .init(key: $0.key, value: withoutTags($0.value)) })
        case .array(let pair) where pair.count == 2 && pair[0] == .number("0"): withoutTags(pair[1])
        case .array(let pair) where pair.count == 2 && pair[0] == .number("1"):
            .array(pair[1].elements.map(withoutTags))
        default: node
        }
    }
}

import JSON
import Tariff

/// Finds what a recipe has not read in an entry: numbers that look like prices, and keys that it does not know.
struct UnreadFields {
    private let part: RecipePart
    /// The members of an entry that the recipe names.
    private let known: Set<String>
    private let knownPatterns: [WordPattern]

    init(_ part: RecipePart) {
        self.part = part
        var paths = part.entryPaths
        for block in part.blocks {
            paths += block.places + [block.listPrices].compactMap { $0 }
            let inside = block.keys.flatMap { [$0.path] + $0.options.paths } + block.filters.map(\.path)
            paths += inside.filter { block.places.isEmpty || $0.start == .entry }
        }
        let firsts = paths.filter { $0.start == .here || $0.start == .entry }.compactMap(\.steps.first)
        known = Set(firsts.compactMap { if case .member(let name) = $0 { name } else { nil } })
        knownPatterns = firsts.compactMap { if case .members(let pattern) = $0 { pattern } else { nil } }
    }

    /// Skips every number of the entry that looks like a price and was not read, and records the unknown keys.
    func report(_ scope: JSONScope, into draft: inout EntryDraft) {
        let isPage = part.source.syntax != .json
        let inside = Set(
            part.blocks.flatMap { block in block.places.flatMap { scope.entry.places(at: $0.steps) } }.map(\.field))
        for member in scope.entry.node.members where !isIgnored(member.key) {
            if !known.contains(member.key), !knownPatterns.contains(where: { $0.matches(member.key) }) {
                draft.unknownKey(member.key)
            }
            let isPrice = isPage ? PriceWords.hasSign(member.value) : PriceWords.isPrice(member.key)
            visit(member.value, member.key, isPrice: isPrice, scope, inside, &draft)
        }
    }

    private func visit(
        _ node: JSONNode, _ field: String, isPrice: Bool, _ scope: JSONScope, _ inside: Set<String>,
        _ draft: inout EntryDraft
    ) {
        if scope.used.contains(field) || isIgnored(field) { return }
        let isPrice = isPrice || inside.contains(field)
        switch node {
        case .object(let members):
            for member in members {
                let isPrice = isPrice || PriceWords.isPrice(member.key)
                visit(member.value, "\(field).\(member.key)", isPrice: isPrice, scope, inside, &draft)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                visit(element, "\(field)[\(index)]", isPrice: isPrice, scope, inside, &draft)
            }
        case .number(let text), .string(let text):
            guard isPrice, PriceWords.isAmount(node) else { return }
            draft.unknownKey(Self.pattern(of: field))
            draft.skip(field, raw: String(text.prefix(80)), .unknownKey)
        case .null, .bool: break
        }
    }

    private func isIgnored(_ field: String) -> Bool {
        guard !part.ignored.isEmpty else { return false }
        let field = Self.pattern(of: field)
        return part.ignored.contains { $0.pattern.matches(field) }
    }

    /// Returns a field without the positions in lists: `tiers[].input`.
    static func pattern(of field: String) -> String {
        guard field.utf8.contains(UInt8(ascii: "[")) else { return field }
        var kept = ""
        var isInside = false
        for character in field {
            if character == "]" { isInside = false }
            if !isInside { kept.append(character) }
            if character == "[" { isInside = true }
        }
        return kept
    }
}

import Tariff
import Yams

/// The facts that a recipe reads from an entry.
struct RecipeFacts: Sendable {
    /// A fact with a single value.
    enum Single: String, Sendable, CaseIterable {
        case name, context, input, output, released, deprecated, retired, status, regions
        case aliasOf = "alias_of"
        case openWeights = "open_weights"
    }

    /// A list of modalities.
    enum Modalities: Sendable {
        /// A list or a text of words.
        case value(RecipeValue)
        /// The modalities whose flag is a yes, and the others whose flag is a no.
        case flags([(modality: Modality, flag: RecipeValue)])
    }

    /// The sign of a capability.
    enum Sign: Sendable {
        case flag(RecipeValue)
        /// One of several words in a list; in a complete list, absence is a no.
        case listed(in: RecipeValue, any: [String], isComplete: Bool)
    }

    var singles: [(fact: Single, value: RecipeValue)] = []
    var accepts: Modalities?
    var produces: Modalities?
    var capabilities: [(capability: Capability, sign: Sign)] = []

    /// The paths from which they are read.
    var paths: [RecipePath] {
        let lists = [accepts, produces].compactMap { $0 }.flatMap { list -> [RecipePath] in
            switch list {
            case .value(let value): value.paths
            case .flags(let flags): flags.flatMap(\.flag.paths)
            }
        }
        let signs = capabilities.flatMap { _, sign -> [RecipePath] in
            switch sign {
            case .flag(let value): value.paths
            case .listed(let value, _, _): value.paths
            }
        }
        return singles.flatMap(\.value.paths) + lists + signs
    }

    /// Reads a map of facts.
    static func read(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> RecipeFacts? {
        guard var map = RecipeMap(node, place, like: "{context: \"{context_length}\"}", &problems) else { return nil }
        var facts = RecipeFacts()
        for fact in Single.allCases {
            guard let value = map.take(fact.rawValue, &problems, { RecipeValue.read($0, $1, syntax, &$2) }) else {
                continue
            }
            facts.singles.append((fact, value))
        }
        facts.accepts = map.take("accepts", &problems) { modalities($0, $1, Modality.inputs, syntax, &$2) }
        facts.produces = map.take("produces", &problems) { modalities($0, $1, Modality.outputs, syntax, &$2) }
        facts.capabilities = map.take("capabilities", &problems) { capabilities($0, $1, syntax, &$2) } ?? []
        map.finish(&problems)
        return facts
    }

    private static func modalities(
        _ node: Node, _ place: String, _ known: [Modality], _ syntax: RecipePath.Syntax,
        _ problems: inout RecipeProblems
    ) -> Modalities? {
        func check(_ word: String, _ node: Node, _ problems: inout RecipeProblems) -> Modality? {
            if let modality = Modality(rawValue: word), known.contains(modality) { return modality }
            problems.add(node, place, unknown: word, kind: "modality here", known: known.map(\.rawValue))
            return nil
        }
        if case .sequence = node {
            let words = RecipeMap.list(node, place, &problems, RecipeMap.text)
            for word in words { _ = check(word, node, &problems) }
            return .value(RecipeValue(literal: words.joined(separator: ",")))
        }
        if case .mapping(let mapping) = node, mapping["from"] == nil {
            guard let map = RecipeMap(node, place, like: "{text: true}", &problems) else { return nil }
            return .flags(
                map.members.compactMap { member -> (modality: Modality, flag: RecipeValue)? in
                    guard let modality = check(member.key, member.value, &problems),
                        let flag = RecipeValue.read(member.value, map.place(of: member.key), syntax, &problems)
                    else { return nil }
                    return (modality, flag)
                })
        }
        guard let value = RecipeValue.read(node, place, syntax, &problems) else { return nil }
        for text in value.knownTexts { for word in ModalityList.words(text) { _ = check(word, node, &problems) } }
        return .value(value)
    }

    private static func capabilities(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> [(capability: Capability, sign: Sign)]? {
        guard let map = RecipeMap(node, place, like: "{tools: \"{supports_tools}\"}", &problems) else { return nil }
        return map.members.compactMap { member -> (capability: Capability, sign: Sign)? in
            let place = map.place(of: member.key)
            guard let capability = Capability(rawValue: member.key) else {
                problems.add(
                    member.value, place, unknown: member.key, kind: "capability",
                    known: Capability.allCases.map(\.rawValue))
                return nil
            }
            return sign(member.value, place, syntax, &problems).map { (capability, $0) }
        }
    }

    private static func sign(
        _ node: Node, _ place: String, _ syntax: RecipePath.Syntax, _ problems: inout RecipeProblems
    ) -> Sign? {
        guard case .mapping(let mapping) = node, mapping["in"] != nil else {
            return RecipeValue.read(node, place, syntax, &problems).map { .flag($0) }
        }
        guard var map = RecipeMap(node, place, like: "{in: \"{features}\", any: [tools]}", &problems) else {
            return nil
        }
        let list = map.take("in", &problems) { RecipeValue.read($0, $1, syntax, &$2) }
        let words = map.list("any", &problems, RecipeMap.text)
        let isComplete = map.take("complete", &problems, RecipeMap.flag) ?? false
        map.finish(&problems)
        if words.isEmpty { map.reportMissing("any", like: "[tools]", &problems) }
        guard let list, !words.isEmpty else { return nil }
        return .listed(in: list, any: words, isComplete: isComplete)
    }
}

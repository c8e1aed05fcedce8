import JSON
import Tariff

/// Reads the facts and modifiers of one entry as a recipe says.
struct FactReader<Scope: RecipeScope> {
    private let part: RecipePart
    private let scope: Scope

    init(_ part: RecipePart, _ scope: Scope) {
        (self.part, self.scope) = (part, scope)
    }

    /// The output modalities that the entry states; nil if it states none.
    func outputs() -> [Modality]? {
        part.facts.produces.flatMap { modalities($0, Modality.outputs).list }
    }

    /// Adds every fact and modifier to the draft.
    func read(into draft: inout EntryDraft) {
        for (fact, value) in part.facts.singles { read(fact, value, into: &draft) }
        if let accepts = part.facts.accepts { read(accepts, Modality.inputs, into: &draft) { .accepts($0) } }
        if let produces = part.facts.produces { read(produces, Modality.outputs, into: &draft) { .produces($0) } }
        for (capability, sign) in part.facts.capabilities { read(capability, sign, into: &draft) }
        for modifier in part.modifiers { read(modifier, into: &draft) }
    }

    private func read(_ fact: RecipeFacts.Single, _ value: RecipeValue, into draft: inout EntryDraft) {
        let (node, field, raw): (JSONNode, String, String)
        switch value.read(in: scope) {
        case .absent: return
        case .unknown(let text, let place):
            return draft.report(
                "unknown_word", "“\(text.prefix(40))” in \(place) of \(draft.key) is no \(fact.rawValue) that is known."
            )
        case .found(let found, let place, let printed): (node, field, raw) = (found, place, printed)
        }
        let text = node.scalarText ?? ""
        switch fact {
        case .name: if !text.isEmpty { return draft.fact(.name(text), field: field, raw: raw) }
        case .context, .input, .output:
            guard let limit = Fact.Limit(rawValue: fact.rawValue), let size = WholeNumber.read(text) else { break }
            // A zero means that there is no such limit, or that it is unknown.
            if size > 0 { draft.fact(.limit(limit, size), field: field, raw: raw) }
            return
        case .released, .deprecated, .retired:
            if text == "0" { return }
            guard let moment = RecipeDate.read(text) else { break }
            let stated: Fact =
                fact == .released ? .released(moment) : fact == .retired ? .retired(moment) : .deprecated(moment)
            return draft.fact(stated, field: field, raw: raw)
        case .status:
            if let status = OfferStatus(rawValue: text) { return draft.fact(.status(status), field: field, raw: raw) }
        case .aliasOf:
            if !text.isEmpty {
                if text != draft.modelID { draft.fact(.aliasOf(text), field: field, raw: raw) }
                return
            }
        case .openWeights:
            let isOpen = RecipeFlag.read(node) ?? !text.isEmpty
            return draft.fact(.openWeights(isOpen), field: field, raw: raw)
        case .regions:
            let regions = node.elements.isEmpty && !text.isEmpty ? [text] : node.elements.compactMap(\.scalarText)
            if !regions.isEmpty { return draft.fact(.regions(regions), field: field, raw: raw) }
            if case .array = node { return }
        }
        draft.report(
            "wrong_type", "\(field) of \(draft.key) is “\(node.raw.prefix(40))”, which is no \(fact.rawValue).")
    }

    // MARK: Modalities

    private struct StatedModalities {
        var list: [Modality]?
        var field = ""
        var raw = ""
        var unknown: [String] = []
    }

    private func modalities(_ stated: RecipeFacts.Modalities, _ known: [Modality]) -> StatedModalities {
        var result = StatedModalities()
        var named: Set<Modality> = []
        switch stated {
        case .value(let value):
            switch value.read(in: scope) {
            case .absent: return result
            case .unknown(let text, let field):
                return StatedModalities(list: nil, field: field, raw: text, unknown: [text])
            case .found(let node, let field, let raw):
                let words =
                    node.elements.isEmpty
                    ? ModalityList.words(node.scalarText ?? "") : node.elements.compactMap(\.scalarText)
                for word in words {
                    if let modality = Modality(rawValue: word.lowercased()), known.contains(modality) {
                        named.insert(modality)
                    } else {
                        result.unknown.append(word)
                    }
                }
                (result.field, result.raw) = (field, raw)
            }
        case .flags(let flags):
            var isAnswered = false
            for (modality, value) in flags {
                guard case .found(let node, let field, let raw) = value.read(in: scope),
                    let flag = RecipeFlag.read(node)
                else {
                    continue
                }
                if !field.isEmpty { (isAnswered, result.field, result.raw) = (true, field, raw) }
                if flag { named.insert(modality) }
            }
            guard isAnswered else { return result }
        }
        if !named.isEmpty { result.list = Modality.allCases.filter(named.contains) }
        return result
    }

    private func read(
        _ stated: RecipeFacts.Modalities, _ known: [Modality], into draft: inout EntryDraft,
        _ fact: ([Modality]) -> Fact
    ) {
        let found = modalities(stated, known)
        for word in found.unknown {
            draft.report(
                "unknown_modality",
                "“\(word.prefix(40))” in \(found.field) of \(draft.key) is no modality that is known.")
        }
        if let list = found.list { draft.fact(fact(list), field: found.field, raw: found.raw) }
    }

    // MARK: Capabilities and modifiers

    private func read(_ capability: Capability, _ sign: RecipeFacts.Sign, into draft: inout EntryDraft) {
        switch sign {
        case .flag(let value):
            switch value.read(in: scope) {
            case .absent: return
            case .found(let node, let field, let raw):
                // A price, a word or a list is a sign only through `words` or `in`.
                if let flag = RecipeFlag.read(node) {
                    draft.fact(.capability(capability, flag), field: field, raw: raw)
                } else {
                    report(capability, node.raw, field, &draft)
                }
            case .unknown(let text, let field): report(capability, text, field, &draft)
            }
        case .listed(let value, let words, let isComplete):
            guard case .found(let node, let field, _) = value.read(in: scope), case .array(let elements) = node else {
                return
            }
            let listed = Set(elements.compactMap { $0.scalarText?.lowercased() })
            let word = words.first { listed.contains($0.lowercased()) }
            guard word != nil || isComplete else { return }
            draft.fact(
                .capability(capability, word != nil), field: field,
                raw: word ?? "absent: \(words.joined(separator: ", "))")
        }
    }

    private func report(_ capability: Capability, _ text: String, _ field: String, _ draft: inout EntryDraft) {
        draft.report(
            "wrong_type",
            "\(field) of \(draft.key) is “\(text.prefix(40))”, which is no flag for \(capability.rawValue).")
    }

    private func read(_ modifier: RecipeModifier, into draft: inout EntryDraft) {
        let value: RecipeValue
        switch modifier {
        case .discount(let stated), .minimum(let stated, _): value = stated
        }
        guard case .found(let node, let field, _) = value.read(in: scope) else { return }
        guard let text = node.scalarText, let number = try? DecimalText(text) else {
            return draft.report(
                "unreadable_price", "\(field) of \(draft.key) is “\(node.raw.prefix(40))”, not a number.")
        }
        if number.isZero { return }
        switch modifier {
        case .discount: draft.modifier(.discount(off: text), field: field, raw: text)
        case .minimum(_, let component):
            guard let quantity = WholeNumber.read(text) else {
                return draft.report(
                    "unreadable_price", "\(field) of \(draft.key) is “\(text.prefix(40))”, not a whole number.")
            }
            draft.modifier(.minimum(component: component, quantity: quantity), field: field, raw: text)
        }
    }
}

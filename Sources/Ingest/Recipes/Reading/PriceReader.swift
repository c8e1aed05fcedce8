import JSON
import Tariff

/// Reads the prices of one entry as the blocks of a recipe say.
struct PriceReader {
    private let part: RecipePart
    private let scope: JSONScope
    private var prices: [DraftedPrice] = []
    /// The fields that a key of some block has claimed or skipped.
    private var taken: Set<String> = []

    init(_ part: RecipePart, _ scope: JSONScope) {
        (self.part, self.scope) = (part, scope)
    }

    /// Reads every block and adds its prices to the draft.
    mutating func read(into draft: inout EntryDraft) {
        for block in part.blocks { read(block, into: &draft) }
        for price in prices {
            draft.price(
                price.component, price.unit, price.node, field: price.field, raw: price.raw, factor: price.factor,
                currency: price.currency, conditions: price.conditions, effective: price.effective)
        }
    }

    private mutating func read(_ block: PriceBlock, into draft: inout EntryDraft) {
        let places = block.places.isEmpty ? [scope.entry] : block.places.flatMap { scope.entry.places(at: $0.steps) }
        var read: [DraftedPrice] = []
        for place in places {
            let scope = scope.moved(to: place)
            guard block.filters.allSatisfy({ $0.accepts(scope) }) else { continue }
            guard case .object = place.node else {
                if place.node != .null {
                    draft.report(
                        "wrong_type",
                        "\(place.field) of \(draft.key) is \(place.node.kind), not an object: no price of it is read.")
                }
                continue
            }
            var found: [DraftedPrice] = []
            for (number, key) in block.keys.enumerated() {
                for target in place.places(at: key.path.steps) where !taken.contains(target.field) {
                    var scope = scope
                    if let name = target.names.last { scope.add("key", name) }
                    guard key.options.filters.allSatisfy({ $0.accepts(scope) }) else { continue }
                    taken.insert(target.field)
                    scope.used.add(target.field)
                    self.read(target, key, number, scope, into: &found, &draft)
                }
            }
            decideCacheWrites(&found, model: draft.modelID)
            if let list = block.listPrices { compare(&found, at: place, with: list, scope, &draft) }
            read += found
        }
        Self.decideTwice(&read)
        prices += read
    }

    private func read(
        _ target: JSONPlace, _ key: PriceKey, _ number: Int, _ scope: JSONScope, into found: inout [DraftedPrice],
        _ draft: inout EntryDraft
    ) {
        if target.node == .null { return }
        var scope = scope
        if case .member(let column)? = target.steps.last { scope.add("column", column) }
        let value: RecipeValue
        switch key.meaning {
        case .skip(let reason): return draft.skipLeaves(of: target.node, field: target.field, reason)
        case .component(let stated): value = stated
        }
        let cells = PricedCell.all(in: target, scope.prices[target.field] ?? [], part.words)
        if cells.contains(where: \.isFree) { draft.isFree = true }
        for cell in cells {
            scope.add("note", cell.note)
            guard let name = value.read(in: scope).text, name == PriceKey.cacheWrite || Component(name: name) != nil
            else {
                draft.unknownKey(UnreadFields.pattern(of: target.field))
                draft.skipLeaves(of: target.node, field: target.field, .unknownKey)
                continue
            }
            var prices = prices(of: cell, name, key, number, target, scope, &draft)
            // A price beside its struck list price is a promotion.
            if !cell.isStruck, cells.contains(where: \.isStruck) {
                for index in prices.indices { prices[index].conditions.promotion = true }
            }
            found += prices
        }
    }

    /// Returns the price of a cell, once for each of the conditions under which it holds.
    private func prices(
        of cell: PricedCell, _ name: String, _ key: PriceKey, _ number: Int, _ target: JSONPlace, _ scope: JSONScope,
        _ draft: inout EntryDraft
    ) -> [DraftedPrice] {
        let options = key.options
        let component = Component(name: name) ?? .inputTextCacheWrite
        guard let (unit, factor, named) = unit(options, component, target, scope, cell, &draft),
            let currency = currency(options, cell.currency, named, target, scope, &draft)
        else { return [] }
        var alternatives = [Conditions()]
        var period = EffectivePeriod.always
        do throws(RecipeCondition.Fault) {
            for condition in options.when { try condition.read(in: scope, into: &alternatives) }
            period = EffectivePeriod(
                from: try date(options.effectiveFrom, scope), to: try date(options.effectiveTo, scope))
        } catch {
            draft.report(
                "unreadable_condition",
                "The price \(target.field) of \(draft.key) is left out: \(error.text) is not understood.")
            draft.skipLeaves(of: target.node, field: target.field, .unreadable)
            return []
        }
        return alternatives.map { conditions in
            DraftedPrice(
                node: cell.node, raw: cell.raw, field: target.field, component: component, unit: unit, factor: factor,
                currency: currency, conditions: conditions, effective: period, twice: key.twice.map { ($0, number) },
                cacheWrite: name == PriceKey.cacheWrite ? .init(lifetime: key.lifetime) : nil)
        }
    }

    // MARK: Unit, currency, dates

    private func unit(
        _ options: PriceOptions, _ component: Component, _ target: JSONPlace, _ scope: JSONScope, _ cell: PricedCell,
        _ draft: inout EntryDraft
    ) -> (PriceUnit, UnitFactor, Currency?)? {
        var printed = cell.unit ?? ""
        let phrase: UnitPhrase?
        switch options.unit {
        // The cell itself goes before what stands around it.
        case _ where cell.unit != nil: phrase = UnitPhrase(printed)
        case nil: phrase = nil
        case .phrase(let stated): phrase = stated
        case .bySize(let choices):
            let amount = target.node.numberText.flatMap { try? Amount($0) }
            let choice = choices.first { $0.below.map { bound in amount.map { $0 < bound } ?? true } ?? true }
            if case .skip(let reason)? = choice?.meaning {
                draft.skipLeaves(of: target.node, field: target.field, reason)
                return nil
            }
            phrase = choice?.phrase
        case .value(let value):
            let outcome = value.read(in: scope)
            if case .unknown(let text, _) = outcome { printed = text } else { printed = outcome.text ?? "" }
            phrase = UnitPhrase(printed)
        }
        if let phrase, let (unit, factor) = phrase.unit(of: component) { return (unit, factor, phrase.currency) }
        let why = printed.isEmpty ? "no unit is stated for it" : "“\(printed.prefix(40))” is no unit of \(component)"
        draft.report("unknown_unit", "The price \(target.field) of \(draft.key) is left out: \(why).")
        draft.skipLeaves(of: target.node, field: target.field, .unitNotStated)
        return nil
    }

    private func currency(
        _ options: PriceOptions, _ own: Currency?, _ named: Currency?, _ target: JSONPlace, _ scope: JSONScope,
        _ draft: inout EntryDraft
    ) -> Currency? {
        if let own { return own }
        var printed = ""
        switch options.currency?.read(in: scope) {
        case nil, .absent: if let named { return named }
        case .unknown(let text, _): printed = text
        case .found(let node, _, _):
            printed = node.raw
            if let currency = node.scalarText.flatMap(UnitPhrase.currency) { return currency }
        }
        let why = printed.isEmpty ? "no currency is stated for it" : "“\(printed.prefix(40))” is no currency"
        draft.report("unknown_currency", "The price \(target.field) of \(draft.key) is left out: \(why).")
        draft.skipLeaves(of: target.node, field: target.field, .unitNotStated)
        return nil
    }

    private func date(_ value: RecipeValue?, _ scope: JSONScope) throws(RecipeCondition.Fault) -> Timestamp? {
        guard let outcome = value?.read(in: scope) else { return nil }
        if case .absent = outcome { return nil }
        guard let date = RecipeDate.read(outcome.text ?? "") else {
            throw .init(text: "the date “\(outcome.text ?? "")”")
        }
        return date
    }

    // MARK: Rules among prices

    /// Decides which of three charges a price called cache write is.
    private func decideCacheWrites(_ found: inout [DraftedPrice], model: String) {
        for index in found.indices {
            guard let write = found[index].cacheWrite else { continue }
            let conditions = found[index].conditions
            let input =
                found.first { $0.isInput && $0.conditions == conditions } ?? found.first { $0.isInput }
                ?? prices.first { $0.isInput && $0.conditions == conditions } ?? prices.first { $0.isInput }
            let reading = CacheRule.read(
                model: model, write: found[index].amount, input: input?.amount, lifetime: write.lifetime)
            found[index].component = reading.component
            found[index].unit = reading.unit
            found[index].conditions.cacheTTL = reading.lifetime
        }
    }

    /// Gives two prices of one key under equal conditions the conditions that the key states for them.
    private static func decideTwice(_ found: inout [DraftedPrice]) {
        var groups: [Conditions: [Int: [Int]]] = [:]
        for (index, price) in found.enumerated() {
            guard let twice = price.twice else { continue }
            groups[price.conditions, default: [:]][twice.key, default: []].append(index)
        }
        for indices in groups.values.flatMap(\.values) where indices.count == 2 {
            guard let first = found[indices[0]].amount, let second = found[indices[1]].amount, first != second,
                let rule = found[indices[0]].twice?.rule
            else { continue }
            let isFirstLower = first < second
            found[indices[0]].conditions = found[indices[0]].conditions.adding(isFirstLower ? rule.lower : rule.higher)
            found[indices[1]].conditions = found[indices[1]].conditions.adding(isFirstLower ? rule.higher : rule.lower)
        }
    }

    /// Compares the prices of a block with the list prices of an equal structure.
    ///
    /// An equal one is a duplicate. Where the list price is higher, it is claimed too, and the price is a promotion.
    private mutating func compare(
        _ found: inout [DraftedPrice], at place: JSONPlace, with list: RecipePath, _ scope: JSONScope,
        _ draft: inout EntryDraft
    ) {
        var listed: [DraftedPrice] = []
        for index in found.indices {
            let price = found[index]
            guard let counterpart = counterpart(of: price, at: place, list), taken.insert(counterpart.field).inserted
            else { continue }
            scope.used.add(counterpart.field)
            if counterpart.node == .null { continue }
            guard let printed = counterpart.node.numberText, let amount = try? Amount(printed, factor: price.factor),
                let own = price.amount
            else {
                draft.skipLeaves(of: counterpart.node, field: counterpart.field, .unreadable)
                continue
            }
            if amount == own {
                draft.skip(counterpart.field, raw: printed, .duplicate)
            } else if amount > own {
                listed.append(
                    DraftedPrice(
                        node: counterpart.node, raw: counterpart.node.raw, field: counterpart.field,
                        component: price.component, unit: price.unit,
                        factor: price.factor, currency: price.currency, conditions: price.conditions,
                        effective: price.effective, twice: nil, cacheWrite: nil))
                found[index].conditions.promotion = true
            } else {
                draft.report(
                    "list_price",
                    "The list price \(counterpart.field) of \(draft.key) is below the price \(price.field): only that is read."
                )
                draft.skip(counterpart.field, raw: printed, .unreadable)
            }
        }
        found += listed
    }

    /// Returns the list price with the place of a price: the same path below an object at the same position.
    private func counterpart(of price: DraftedPrice, at place: JSONPlace, _ list: RecipePath) -> JSONPlace? {
        var chosen = place.chosen[...]
        let steps = list.steps.map { step -> RecipePath.Step in
            switch step {
            case .elements, .members: chosen.popFirst() ?? step
            default: step
            }
        }
        let prefix = place.field.isEmpty ? "" : place.field + "."
        guard price.field.hasPrefix(prefix),
            let relative = try? RecipePath(String(price.field.dropFirst(prefix.count)), .json)
        else { return nil }
        return scope.entry.place(at: steps + relative.steps)
    }
}

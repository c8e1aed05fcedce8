import JSON
import Tariff

extension RecipeCondition {
    /// A condition that cannot be read, so that the price cannot be either.
    struct Fault: Error {
        /// A text for the report: `the region “mars”`.
        var text: String
    }

    /// Adds the condition to others; a list of values gives each of them once for every value.
    func read(in scope: some RecipeScope, into alternatives: inout [Conditions]) throws(Fault) {
        if case .value(let value) = statement, case .found(let node, _, _) = value.read(in: scope),
            case .array(let elements) = node
        {
            var all: [Conditions] = []
            for element in elements {
                guard let text = element.scalarText else { throw fault(element.raw) }
                for var conditions in alternatives {
                    guard key.set(text, in: &conditions) else { throw fault(text) }
                    all.append(conditions)
                }
            }
            if !all.isEmpty { alternatives = all }
            return
        }
        for index in alternatives.indices { try read(in: scope, into: &alternatives[index]) }
    }

    /// Adds the condition to others, or nothing if its value is absent.
    func read(in scope: some RecipeScope, into conditions: inout Conditions) throws(Fault) {
        switch statement {
        case .value(let value):
            switch value.read(in: scope) {
            case .absent: return
            case .unknown(let text, _): throw fault(text)
            case .found(let node, _, _):
                if case .flag(let property) = key.kind {
                    guard let flag = RecipeFlag.read(node) else { throw fault(node.raw) }
                    property.store(flag ? true : nil, in: &conditions)
                } else {
                    guard let text = node.scalarText, key.set(text, in: &conditions) else { throw fault(node.raw) }
                }
            }
        case .range(let range):
            guard case .range(let property) = key.kind else { return }
            let bounds = try bounds(range, in: scope)
            property.store(bounds.isUnbounded ? nil : bounds, in: &conditions)
        case .window(let window):
            guard let from = try minutes(window.from, in: scope), let to = try minutes(window.to, in: scope) else {
                return
            }
            conditions.window = [TimeWindow(zone: window.zone, from: from, to: to == 0 ? 1440 : to)]
        }
    }

    private func bounds(_ range: Range, in scope: some RecipeScope) throws(Fault) -> Bounds {
        var factor: Int64 = 1
        if let times = range.times, let text = try text(times, in: scope) {
            guard let number = WholeNumber.read(text), number > 0 else { throw fault(text) }
            factor = number
        }
        func end(_ value: RecipeValue?, isIncluded: Bool) throws(Fault) -> Bounds.End? {
            guard let value, let text = try text(value, in: scope) else { return nil }
            guard let number = WholeNumber.read(text, times: factor) else { throw fault(text) }
            return Bounds.End(number, isIncluded: isIncluded)
        }
        let (gt, gte) = (try end(range.gt, isIncluded: false), try end(range.gte, isIncluded: true))
        let (lt, lte) = (try end(range.lt, isIncluded: false), try end(range.lte, isIncluded: true))
        return Bounds(lower: gt ?? gte, upper: lt ?? lte)
    }

    /// Reads `16:30`, `1630` or `930`.
    private func minutes(_ value: RecipeValue, in scope: some RecipeScope) throws(Fault) -> Int? {
        guard let text = try text(value, in: scope) else { return nil }
        let padded = text.contains(":") ? text : String(repeating: "0", count: max(0, 4 - text.utf8.count)) + text
        guard let minutes = TimeWindow.minutes(padded) else { throw fault(text) }
        return minutes
    }

    private func text(_ value: RecipeValue, in scope: some RecipeScope) throws(Fault) -> String? {
        switch value.read(in: scope) {
        case .absent: return nil
        case .unknown(let text, _): throw fault(text)
        case .found(let node, _, _):
            guard let text = node.scalarText else { throw fault(node.raw) }
            return text
        }
    }

    private func fault(_ text: String) -> Fault { Fault(text: "the \(key.name) “\(text.prefix(40))”") }
}

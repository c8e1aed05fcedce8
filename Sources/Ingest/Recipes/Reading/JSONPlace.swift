import JSON

/// A value of a JSON document with the way to it.
struct JSONPlace {
    let node: JSONNode
    /// The path from the place where the walk began: `pricing.tiers[1].input`.
    private(set) var field: String
    /// The values around it, outermost first: a list is left out, because its elements are where one looks.
    private(set) var outer: [JSONNode] = []
    /// The steps from where the walk began, without patterns.
    private(set) var steps: [RecipePath.Step] = []
    /// The steps that patterns and `[]` stood for.
    private(set) var chosen: [RecipePath.Step] = []

    /// The start of a walk.
    init(_ node: JSONNode, outer: [JSONNode] = []) {
        self.node = node
        field = ""
        self.outer = outer
    }

    /// The row of a page, as an object of its cells.
    init(_ row: PageRow) {
        node = .object(row.cells.map { .init(key: $0.name, value: .string($0.text)) })
        field = row.place
    }

    private init(_ node: JSONNode, from place: JSONPlace, field: String, step: RecipePath.Step) {
        self.node = node
        self.field = field
        outer = place.outer
        if case .array = place.node {} else { outer.append(place.node) }
        steps = place.steps + [step]
        chosen = place.chosen
    }

    /// The names that patterns stood for, from left to right.
    var names: [String] {
        chosen.compactMap { if case .member(let name) = $0 { name } else { nil } }
    }

    /// Returns the values at the end of a path, in the order of the document.
    func places(at steps: some Sequence<RecipePath.Step>) -> [JSONPlace] {
        guard isThere(steps) else { return [] }
        var places = [self]
        for step in steps {
            places = places.flatMap { $0.next(step) }
            if places.isEmpty { break }
        }
        return places
    }

    /// Returns the value at the end of a path without patterns.
    func place(at steps: some Sequence<RecipePath.Step>) -> JSONPlace? {
        places(at: steps).first
    }

    /// Returns false if the first steps lead nowhere, which is so for most keys of a recipe in most entries.
    private func isThere(_ steps: some Sequence<RecipePath.Step>) -> Bool {
        var node = node
        for step in steps {
            guard case .member(let name) = step else { return true }
            guard let next = node[name] else { return false }
            node = next
        }
        return true
    }

    private func next(_ step: RecipePath.Step) -> [JSONPlace] {
        switch step {
        case .member(let name):
            return node[name].map { [JSONPlace($0, from: self, field: joined(name), step: step)] } ?? []
        case .members(let pattern):
            return node.members.filter { pattern.matches($0.key) }.map { member in
                var place = JSONPlace(member.value, from: self, field: joined(member.key), step: .member(member.key))
                place.chosen.append(.member(member.key))
                return place
            }
        case .elements:
            return node.elements.enumerated().map { index, element in
                var place = JSONPlace(element, from: self, field: "\(field)[\(index)]", step: .element(index))
                place.chosen.append(.element(index))
                return place
            }
        case .element(let position):
            if case .object(let members) = node {
                // The cell of a row by its position.
                guard members.indices.contains(position) else { return [] }
                let name = members[position].key
                return [JSONPlace(members[position].value, from: self, field: joined(name), step: .member(name))]
            }
            let index = position < 0 ? node.elements.count + position : position
            guard node.elements.indices.contains(index) else { return [] }
            return [JSONPlace(node.elements[index], from: self, field: "\(field)[\(index)]", step: .element(index))]
        case .embedded:
            guard let text = node.string, let inside = try? JSONReader.read(Array(text.utf8)) else { return [] }
            return [JSONPlace(inside, from: self, field: "\(field):json", step: step)]
        }
    }

    private func joined(_ name: String) -> String { field.isEmpty ? name : "\(field).\(name)" }
}

import JSON

/// A type of values that keys of conditions take.
protocol ConditionValue: Sendable {
    /// Reads the JSON that ``write(to:)`` writes; nil for anything else.
    init?(_ node: JSONNode)

    /// Writes the value.
    func write(to json: inout JSONWriter)

    /// The value in the phrase of a table; nil if the key then goes without saying.
    var phrase: String? { get }

    /// Returns the kind of the values that a property stores.
    static func kind(_ property: Property<Conditions, Self?>) -> ConditionKey.Kind
}

extension String: ConditionValue {
    init?(_ node: JSONNode) {
        guard let text = node.string else { return nil }
        self = text
    }

    func write(to json: inout JSONWriter) { json.value(self) }

    var phrase: String? { self }

    static func kind(_ property: Property<Conditions, String?>) -> ConditionKey.Kind {
        .text { text in
            !text.isEmpty && text.utf8.count <= 60 && text == text.lowercased() && !text.contains(where: \.isWhitespace)
        }
    }
}

extension Bool: ConditionValue {
    init?(_ node: JSONNode) {
        guard let flag = node.bool else { return nil }
        self = flag
    }

    func write(to json: inout JSONWriter) { json.value(self) }

    var phrase: String? { self ? "" : nil }

    static func kind(_ property: Property<Conditions, Bool?>) -> ConditionKey.Kind { .flag(property) }
}

extension CacheLifetime: ConditionValue {
    init?(_ node: JSONNode) {
        guard let text = node.string else { return nil }
        self.init(text)
    }

    func write(to json: inout JSONWriter) { json.value(description) }

    var phrase: String? { description }

    static func kind(_ property: Property<Conditions, CacheLifetime?>) -> ConditionKey.Kind { .word([]) }
}

extension [TimeWindow]: ConditionValue {
    init?(_ node: JSONNode) {
        guard case .array(let elements) = node else { return nil }
        self = elements.compactMap(TimeWindow.init)
        guard count == elements.count else { return nil }
    }

    func write(to json: inout JSONWriter) { json.array(self) { $1.write(to: &$0) } }

    var phrase: String? {
        first.map { $0.phrase + (count > 1 ? " and \(count - 1) more windows" : "") }
    }

    static func kind(_ property: Property<Conditions, [TimeWindow]?>) -> ConditionKey.Kind { .window }
}

extension ConditionValue where Self: RawRepresentable<String> & CaseIterable {
    init?(_ node: JSONNode) {
        guard let text = node.string else { return nil }
        self.init(rawValue: text)
    }

    func write(to json: inout JSONWriter) { json.value(rawValue) }

    var phrase: String? { rawValue }

    static func kind(_ property: Property<Conditions, Self?>) -> ConditionKey.Kind { .word(allCases.map(\.rawValue)) }
}

extension ServiceTier: ConditionValue {}
extension CacheKind: ConditionValue {}
extension SearchContext: ConditionValue {}

extension Bounds: ConditionValue {
    static func kind(_ property: Property<Conditions, Bounds?>) -> ConditionKey.Kind { .range(property) }
}

import JSON

/// A type of values that keys of conditions take.
protocol ConditionValue: Sendable {
    /// Reads the JSON that ``write(to:)`` writes; nil for anything else.
    init?(_ node: JSONNode)

    /// Writes the value.
    func write(to json: inout JSONWriter)

    /// The value in the phrase of a table; nil if the key then goes without saying.
    var phrase: String? { get }
}

extension String: ConditionValue {
    init?(_ node: JSONNode) {
        guard let text = node.string else { return nil }
        self = text
    }

    func write(to json: inout JSONWriter) { json.value(self) }

    var phrase: String? { self }
}

extension Bool: ConditionValue {
    init?(_ node: JSONNode) {
        guard let flag = node.bool else { return nil }
        self = flag
    }

    func write(to json: inout JSONWriter) { json.value(self) }

    var phrase: String? { self ? "" : nil }
}

extension CacheLifetime: ConditionValue {
    init?(_ node: JSONNode) {
        guard let text = node.string else { return nil }
        self.init(text)
    }

    func write(to json: inout JSONWriter) { json.value(description) }

    var phrase: String? { description }
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
}

extension ConditionValue where Self: RawRepresentable<String> {
    init?(_ node: JSONNode) {
        guard let text = node.string else { return nil }
        self.init(rawValue: text)
    }

    func write(to json: inout JSONWriter) { json.value(rawValue) }

    var phrase: String? { rawValue }
}

extension ServiceTier: ConditionValue {}
extension CacheKind: ConditionValue {}
extension SearchContext: ConditionValue {}
extension Bounds: ConditionValue {}

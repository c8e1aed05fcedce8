package import JSON

extension Conditions {
    /// The JSON object, keys in the order of the vocabulary: `{"service_tier":"batch"}`.
    package var json: String {
        if isEmpty { return "{}" }
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }

    /// Adds the JSON object of these conditions.
    package func write(to json: inout JSONWriter) {
        withUnsafePointer(to: self) { conditions in
            json.object { json in
                for key in Self.keys { key.write(conditions, &json) }
            }
        }
    }

    /// Reads the JSON object that ``write(to:)`` writes; nil if a key or a value is unknown.
    package init?(_ node: JSONNode) {
        guard case .object(let members) = node else { return nil }
        self.init()
        for member in members {
            guard let key = Self.keys.first(where: { $0.name == member.key }), key.read(member.value, &self) else {
                return nil
            }
        }
    }

    /// Reads the text that ``json`` is; nil if it is none.
    package init?(json text: String) {
        guard let node = try? JSONReader.read(Array(text.utf8)) else { return nil }
        self.init(node)
    }
}

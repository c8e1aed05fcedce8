extension JSONNode {
    /// The value as compact JSON with sorted keys, so that equal objects have the same text.
    package var canonicalJSON: String {
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }

    private func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .bool(let flag): json.value(flag)
        case .number(let text): json.raw(text)
        case .string(let text): json.value(text)
        case .array(let elements): json.array(elements) { $1.write(to: &$0) }
        case .object(let members):
            json.object { json in
                for member in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                    json.key(named: member.key)
                    member.value.write(to: &json)
                }
            }
        }
    }
}

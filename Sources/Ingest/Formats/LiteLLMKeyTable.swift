import JSON

/// The price keys of a whole document, each read once: thousands of entries share a few hundred keys.
struct LiteLLMKeyTable {
    private let keys: [String: LiteLLMKey?]

    init(_ entries: [JSONNode.Member]) {
        var keys: [String: LiteLLMKey?] = [:]
        for entry in entries {
            for member in entry.value.members where keys[member.key] == nil {
                keys[member.key] = .some(LiteLLMKey(member.key))
            }
        }
        self.keys = keys
    }

    /// Returns the meaning of a key, or nil if it is no price key.
    subscript(_ key: String) -> LiteLLMKey? { keys[key] ?? LiteLLMKey(key) }
}

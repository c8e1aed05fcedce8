package import JSON

/// A key of conditions, declared once.
///
/// JSON in both directions, the encoding of an index, sums, counts and the phrases of tables follow from the declaration. The
/// declarations are the elements of ``Conditions/keys``. To add a key, add a property to ``Conditions``, its declaration to
/// that table, and the rule that decides whether it fits to ``Conditions/fit(_:of:)``.
package final class ConditionKey: Sendable {
    /// The kinds of values, which tell how a document may print them.
    package enum Kind: Sendable {
        /// A text, with the check of its form.
        case text(isValid: @Sendable (String) -> Bool)
        /// One of some words; empty for words that have a form of their own.
        case word([String])
        case flag(Property<Conditions, Bool?>)
        case range(Property<Conditions, Bounds?>)
        case window
    }

    /// The name in JSON.
    package let name: String
    /// The kind of its values.
    package let kind: Kind
    /// The value that goes without saying and is never stored; nil if there is none.
    package let usual: String?
    /// Returns true if conditions set the key.
    package let isSet: @Sendable (UnsafePointer<Conditions>) -> Bool
    /// Removes the key.
    package let clear: @Sendable (inout Conditions) -> Void
    /// Copies the value of the first conditions to the second, if they set the key.
    let copy: @Sendable (UnsafePointer<Conditions>, inout Conditions) -> Void
    /// Adds the member to an object, if conditions set the key.
    let write: @Sendable (UnsafePointer<Conditions>, inout JSONWriter) -> Void
    /// Reads the value of the member; false if it is not a value of the key.
    package let read: @Sendable (JSONNode, inout Conditions) -> Bool
    /// Returns the phrase of a table; nil if conditions do not set the key, or if it goes without saying.
    let phrase: @Sendable (UnsafePointer<Conditions>) -> String?

    /// Declares a key.
    ///
    /// - Parameters:
    ///   - name: The name in JSON.
    ///   - path: The property that stores it.
    ///   - phrase: The phrase of a table, in which `*` stands for the value.
    ///   - usual: The value that goes without saying.
    ///   - kind: The kind of the values; nil is that of their type.
    init<Value: ConditionValue>(
        _ name: StaticString, _ path: any WritableKeyPath<Conditions, Value?> & Sendable, _ phrase: String = "*",
        usual: String? = nil, kind: Kind? = nil
    ) {
        let property = Property(path)
        self.name = name.description
        self.kind = kind ?? Value.kind(property)
        self.usual = usual
        isSet = { property.value(at: $0) != nil }
        clear = { property.store(nil, in: &$0) }
        copy = { source, sum in
            if let value = property.value(at: source) { property.store(value, in: &sum) }
        }
        write = { conditions, json in
            guard let value = property.value(at: conditions) else { return }
            json.key(name)
            value.write(to: &json)
        }
        read = { node, conditions in
            guard let value = Value(node) else { return false }
            property.store(value, in: &conditions)
            return true
        }
        let parts = phrase.split(separator: "*", omittingEmptySubsequences: false)
        self.phrase = { property.value(at: $0)?.phrase.map { parts.joined(separator: $0) } }
    }
}

package import JSON

extension JSONWriter {
    /// Writes a member with an amount of money or a quantity, as exact decimal text.
    package mutating func member(_ name: StaticString, _ cost: Cost) {
        key(name)
        quoted { cost.append(to: &$0) }
    }
}

package import JSON

extension JSONWriter {
    /// Writes a member with a moment, or `null`.
    package mutating func member(_ name: StaticString, _ moment: Timestamp?) {
        key(name)
        guard let moment else { return null() }
        quoted { moment.append(to: &$0) }
    }
}

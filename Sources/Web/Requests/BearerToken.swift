/// The token that a server may require.
package struct BearerToken: Sendable {
    private let bytes: [UInt8]

    /// Creates the token in the text of a file, without surrounding white space; nil if nothing else is in it.
    package init?(_ text: String) {
        var rest = text.utf8[...]
        while let first = rest.first, first <= 32 { rest.removeFirst() }
        while let last = rest.last, last <= 32 { rest.removeLast() }
        guard !rest.isEmpty else { return nil }
        bytes = Array(rest)
    }

    /// Returns true if an `Authorization` header carries the token.
    ///
    /// The time that this takes reveals nothing of the token but its length.
    func isCarried(by header: String?) -> Bool {
        guard let header,
            header.utf8.prefix(7).elementsEqual("Bearer ".utf8) || header.utf8.prefix(7).elementsEqual("bearer ".utf8)
        else { return false }
        let given = Array(header.utf8.dropFirst(7))
        var difference = UInt8(given.count == bytes.count ? 0 : 1)
        for (index, byte) in bytes.enumerated() { difference |= byte ^ (index < given.count ? given[index] : 0) }
        return difference == 0
    }
}

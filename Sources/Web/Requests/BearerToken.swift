/// The token that a server may ask for.
package struct BearerToken: Sendable {
    private let bytes: [UInt8]

    /// Makes the token of a file's text; surrounding white space is no part of it, and nil is what has nothing else.
    package init?(_ text: String) {
        var rest = text.utf8[...]
        while let first = rest.first, first <= 32 { rest.removeFirst() }
        while let last = rest.last, last <= 32 { rest.removeLast() }
        guard !rest.isEmpty else { return nil }
        bytes = Array(rest)
    }

    /// Whether an `Authorization` header carries the token; how long it takes tells nothing of the token but its length.
    func isCarried(by header: String?) -> Bool {
        guard let header,
            header.utf8.prefix(7).elementsEqual("Bearer ".utf8) || header.utf8.prefix(7).elementsEqual("bearer ".utf8)
        else { return false }
        let given = Array(header.utf8.dropFirst(7))
        var difference = UInt8(given.count == bytes.count ? 0 : 1)
        for (place, byte) in bytes.enumerated() { difference |= byte ^ (place < given.count ? given[place] : 0) }
        return difference == 0
    }
}

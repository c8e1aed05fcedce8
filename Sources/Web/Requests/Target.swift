/// The target of a request: a path, and the parameters of a query.
struct Target: Sendable {
    /// The target as it was sent, by which replies are cached.
    let text: String
    /// The path as it was sent, still percent-encoded.
    let path: Substring
    /// The query as it was sent; nil if there is no question mark.
    let query: Substring?

    /// Splits a target, and drops the origin of an absolute one (`http://host/path`) and a fragment.
    init(_ text: String) {
        self.text = text
        // The separators are compared as bytes, because a combining character may follow them.
        var rest = text[...]
        if rest.utf8.first != UInt8(ascii: "/"), let scheme = rest.firstRange(of: "://") {
            let host = rest[scheme.upperBound...]
            let end = host.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
            rest = end.map { host[$0...] } ?? "/"
        }
        if let fragment = rest.utf8.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            path = rest[..<mark]
            query = rest[rest.utf8.index(after: mark)...]
        } else {
            path = rest
            query = nil
        }
    }

    /// Returns the decoded parameters of the query in their order.
    ///
    /// - Throws: a ``Problem`` that names the parameter that is not text.
    func words() throws(Problem) -> [(name: String, value: String)] {
        var words: [(name: String, value: String)] = []
        for item in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
            let mark = item.firstIndex(of: UInt8(ascii: "="))
            let name = Substring(item[..<(mark ?? item.endIndex)])
            let value = mark.map { Substring(item[item.index(after: $0)...]) } ?? ""
            guard let name = PercentEncoding.decoded(name, plusIsSpace: true) else {
                throw .badWord(
                    String(name), String(value), "A name in the query is not text: its percent encoding is broken.")
            }
            guard let text = PercentEncoding.decoded(value, plusIsSpace: true) else {
                throw .badWord(
                    name, String(value), "The value of “\(name)” is not text: its percent encoding is broken.")
            }
            words.append((name, text))
        }
        return words
    }
}

/// The target of a request, taken apart: a path, and the words of a query.
struct Target {
    /// The path as it was sent, still percent-encoded.
    let path: Substring
    /// The query as it was sent; nil without a question mark.
    let query: Substring?

    /// Takes a target apart; an absolute one (`http://host/path`) loses its origin, a fragment is dropped.
    init(_ text: String) {
        // By bytes: what separates is one byte, whatever stands beside it.
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

    /// The words of the query in their order, decoded.
    ///
    /// - Throws: a ``Problem`` that names the word that is no text.
    func words() throws(Problem) -> [(name: String, value: String)] {
        var words: [(name: String, value: String)] = []
        for item in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
            let mark = item.firstIndex(of: UInt8(ascii: "="))
            let name = Substring(item[..<(mark ?? item.endIndex)])
            let value = mark.map { Substring(item[item.index(after: $0)...]) } ?? ""
            guard let name = PercentEncoding.decoded(name, plusIsSpace: true) else {
                throw .badWord(
                    String(name), String(value), "A name in the query is no text: its percent encoding is broken.")
            }
            guard let text = PercentEncoding.decoded(value, plusIsSpace: true) else {
                throw .badWord(
                    name, String(value), "The value of “\(name)” is no text: its percent encoding is broken.")
            }
            words.append((name, text))
        }
        return words
    }
}

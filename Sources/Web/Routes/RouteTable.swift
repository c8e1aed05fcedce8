/// The endpoints by path.
struct RouteTable: Sendable {
    /// A path with an id in it.
    private struct Pattern: Sendable {
        let before: String
        let after: String
        let index: Int
    }

    private let exact: [Substring: Int]
    private let patterns: [Pattern]
    /// The endpoints; routes refer to them by index.
    let endpoints: [Endpoint]

    /// Creates a table of endpoints.
    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        var exact: [Substring: Int] = [:]
        var patterns: [Pattern] = []
        for (index, endpoint) in endpoints.enumerated() {
            if let (before, after) = endpoint.aroundID {
                patterns.append(Pattern(before: before, after: after, index: index))
            } else {
                exact[endpoint.path[...]] = index
            }
        }
        self.exact = exact
        self.patterns = patterns.sorted { $0.before.utf8.count > $1.before.utf8.count }
    }

    /// Returns the index of the endpoint at a path, and the id in the path; nil if no endpoint has this path.
    func find(_ path: Substring) -> (index: Int, id: Substring)? {
        if let index = exact[path] { return (index, "") }
        for pattern in patterns where path.hasPrefix(pattern.before) && path.hasSuffix(pattern.after) {
            let id = path.utf8.dropFirst(pattern.before.utf8.count).dropLast(pattern.after.utf8.count)
            if !id.isEmpty { return (pattern.index, Substring(id)) }
        }
        return nil
    }
}

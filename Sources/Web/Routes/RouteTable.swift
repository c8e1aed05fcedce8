/// Finds the endpoint of a path.
struct RouteTable: Sendable {
    private struct Pattern: Sendable {
        let before: String
        let after: String
        let place: Int
    }

    private let exact: [Substring: Int]
    private let patterns: [Pattern]
    /// The endpoints.
    let endpoints: [Endpoint]

    /// Makes a table of endpoints.
    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        var exact: [Substring: Int] = [:]
        var patterns: [Pattern] = []
        for (place, endpoint) in endpoints.enumerated() {
            if let (before, after) = endpoint.aroundID {
                patterns.append(Pattern(before: before, after: after, place: place))
            } else {
                exact[endpoint.path[...]] = place
            }
        }
        self.exact = exact
        self.patterns = patterns.sorted { $0.before.utf8.count > $1.before.utf8.count }
    }

    /// The place of the endpoint of a path, and the id in it; nil where nothing is.
    func find(_ path: Substring) -> (place: Int, id: Substring)? {
        if let place = exact[path] { return (place, "") }
        for pattern in patterns where path.hasPrefix(pattern.before) && path.hasSuffix(pattern.after) {
            let id = path.utf8.dropFirst(pattern.before.utf8.count).dropLast(pattern.after.utf8.count)
            if !id.isEmpty { return (pattern.place, Substring(id)) }
        }
        return nil
    }
}

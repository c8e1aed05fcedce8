/// Finds the endpoint of a path.
struct RouteTable: Sendable {
    private let exact: [String: Int]
    private let prefixes: [(prefix: String, place: Int)]
    /// The endpoints.
    let endpoints: [Endpoint]

    /// Makes a table of endpoints.
    init(_ endpoints: [Endpoint]) {
        self.endpoints = endpoints
        var exact: [String: Int] = [:]
        var prefixes: [(prefix: String, place: Int)] = []
        for (place, endpoint) in endpoints.enumerated() {
            if endpoint.takesID {
                prefixes.append((String(endpoint.prefix), place))
            } else {
                exact[endpoint.path] = place
            }
        }
        self.exact = exact
        self.prefixes = prefixes.sorted { $0.prefix.utf8.count > $1.prefix.utf8.count }
    }

    /// The place of the endpoint of a path, and the id that ends it; nil where nothing is.
    func find(_ path: Substring) -> (place: Int, id: Substring)? {
        if let place = exact[String(path)] { return (place, "") }
        for (prefix, place) in prefixes where path.hasPrefix(prefix) && path.utf8.count > prefix.utf8.count {
            return (place, path.dropFirst(prefix.count))
        }
        return nil
    }
}

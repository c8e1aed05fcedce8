package import Tariff

/// What a list is narrowed to: the requirement and policy words of a question without their defaults.
package struct ListQuestion: Sendable, Hashable {
    /// What an entry must meet; nothing is asked for by default.
    package var requirement: Requirement
    /// Texts that the id and the name together must hold, each of them, in lower case.
    package var search: [String]
    /// The most entries of a page; nil is all.
    package var limit: Int?
    /// The earlier time whose catalog is listed; nil lists the current one.
    package var asOf: Timestamp?
    /// The id after which the page begins.
    var after: String?
    var free: Policy.Free?
    var includesIncluded: Bool?
    var includesUnknown: Bool
    var includesDisputed: Bool
    var maxAge: Int64?

    /// Reads a list's question from names and values.
    ///
    /// - Parameters:
    ///   - words: as in the query of an address or as flags of a command, without dashes.
    ///   - search: words that the id or the name must hold, separated by blanks, in any case.
    ///   - allowsAll: whether a limit of 0 stands for all.
    /// - Throws: every problem at once.
    package init(
        words: [(name: String, value: String)], search: String? = nil, allowsAll: Bool = false
    ) throws(QuestionError) {
        let parser = QuestionParser(words: words, parts: [.requirement, .policy, .paging], allowsNoLimit: allowsAll)
        guard parser.problems.isEmpty else { throw QuestionError(parser.problems) }
        let stated = parser.stated
        requirement = stated.requirement
        requirement.produces = stated.produces ?? []
        self.search = (search ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        limit = stated.limit == 0 ? nil : stated.limit ?? 100
        asOf = stated.asOf
        after = stated.cursor
        free = stated.free
        includesIncluded = stated.includesIncluded
        includesUnknown = stated.includesUnknown ?? false
        includesDisputed = stated.includesDisputed ?? true
        maxAge = stated.maxAge
    }

    /// Returns true if the list admits offers of a state.
    func admits(_ state: OfferState) -> Bool {
        switch state {
        case .free: free != .exclude
        case .included: free != .only && includesIncluded != false
        case .priced, .dynamic, .unknown: free != .only
        }
    }

    /// Whether an entry with that id and name holds every word of the search; the name is made only when it is needed.
    func finds(_ id: String, name: @autoclosure () -> String) -> Bool {
        let id = id.lowercased()
        let rest = search.filter { !id.contains($0) }
        guard !rest.isEmpty else { return true }
        let name = name().lowercased()
        return rest.allSatisfy { name.contains($0) }
    }
}

package import Tariff

/// A question for a page of a list: the requirement and the policy of a question, with defaults that exclude nothing.
package struct ListQuestion: Sendable, Hashable {
    /// The requirements that an entry must meet; none by default.
    package var requirement: Requirement
    /// Texts in lower case, each of which the id or the name must contain.
    package var search: [String]
    /// The largest number of entries of a page; nil is all.
    package var limit: Int?
    /// The id after which the page begins.
    let after: String?
    /// The preferences; by default they exclude nothing but unknown capabilities and limits that are asked for.
    let policy: Policy

    /// Reads the question from names and values.
    ///
    /// - Parameters:
    ///   - words: Names and values as in a query, or as options of a command without dashes.
    ///   - search: Texts separated by blanks that the id or the name must contain, in any case.
    ///   - allowsAll: True if a limit of 0 stands for all.
    ///   - spelling: The spelling of names in sentences.
    /// - Throws: All problems at once.
    package init(
        words: [(name: String, value: String)], search: String? = nil, allowsAll: Bool = false,
        spelling: ParameterSpelling = .name
    ) throws(QuestionError) {
        var question = Self.open
        let parser = QuestionParser(
            words: words, parts: [.requirement, .policy, allowsAll ? .unboundedPaging : .paging], into: &question,
            spelling: spelling)
        guard parser.problems.isEmpty else { throw QuestionError(parser.problems) }
        (requirement, policy) = (question.requirement, question.policy)
        self.search = (search ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
        limit = question.page.length == 0 ? nil : question.page.length
        after = question.page.cursor
    }

    /// The defaults, which exclude nothing but offers with an unknown capability or limit that is asked for.
    private static let open: Question = {
        var policy = Policy()
        (policy.free, policy.includesIncluded) = (.include, true)
        return Question(workload: Workload(at: Timestamp(seconds: 0)), requirement: Requirement(), policy: policy)
    }()

    /// True if an unknown capability or limit passes.
    var includesUnknown: Bool { policy.includesUnknown }
    /// True if offers with disputed prices are listed.
    var includesDisputed: Bool { policy.includesDisputed }
    /// The largest age of evidence in seconds; nil allows any age.
    var maxAge: Int64? { policy.maxAge }
    /// The moment whose catalog answers; nil is the current one.
    package var asOf: Timestamp? { policy.asOf }

    /// Returns true if the list admits offers of a state.
    func admits(_ state: OfferState) -> Bool {
        switch state {
        case .free: policy.free != .exclude
        case .included: policy.free != .only && policy.includesIncluded
        case .priced, .dynamic, .unknown: policy.free != .only
        }
    }

    /// Returns true if the id or the name of an entry contains every text of the search.
    ///
    /// - Parameters:
    ///   - id: The id.
    ///   - name: The name, which is computed only if the id does not suffice.
    /// - Returns: True if every text is found.
    func finds(_ id: String, name: @autoclosure () -> String) -> Bool {
        let id = id.lowercased()
        let rest = search.filter { !id.contains($0) }
        guard !rest.isEmpty else { return true }
        let name = name().lowercased()
        return rest.allSatisfy { name.contains($0) }
    }
}

import ArgumentParser

/// What the listing commands share: a search, requirements without defaults, pages.
struct ListOptions: ParsableArguments {
    @Argument(help: "Words that the id or the name must hold, in any case.")
    var query: [String] = []

    @OptionGroup(title: "Requirement") var requirement: RequirementOptions

    @Option(help: "Free offers: exclude, include or only.", completion: .list(["exclude", "include", "only"]))
    var free: String?
    @Option(
        help: "Offers of which a need is not known: exclude or include.", completion: .list(["exclude", "include"]))
    var unknown: String?
    @Option(help: "How many to list (default 100, 0 for all).")
    var limit: String?
    @Option(help: "Where the page before ended.")
    var cursor: String?

    /// The words that were stated.
    var words: [(name: String, value: String)] {
        requirement.words
            + [("free", free), ("unknown", unknown), ("limit", limit), ("cursor", cursor)].compactMap { name, value in
                value.map { (name, $0) }
            }
    }
}

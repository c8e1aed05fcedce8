import ArgumentParser

/// What the listing commands share: a search, requirements without defaults, pages.
struct ListOptions: ParsableArguments {
    @Argument(help: "Part of an id or a name.")
    var query: String?

    @OptionGroup(title: "Requirement") var requirement: RequirementOptions

    @Option(help: "Free offers: exclude, include or only.")
    var free: String?
    @Option(help: "Offers of which a need is not known: exclude or include.")
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

extension Parameter {
    private static let mostEntries: Int64 = 1000

    /// The length of a page of a list.
    private static func length(_ range: ClosedRange<Int64>, _ summary: String) -> Parameter {
        Parameter("limit", .limit(in: range), \.page.length, summary)
    }

    private static let cursor = Parameter(
        "cursor", .cursor, optional: \.page.cursor, "The text of “next” in the previous page")

    /// The parameters about one page of a list.
    static let paging = [length(1...mostEntries, "The most entries of a page"), cursor]

    /// The parameters about one page of a list that may also be the whole list.
    static let unboundedPaging = [length(0...mostEntries, "The most entries to list, 0 for all"), cursor]
}

import ArgumentParser
import Query

/// The options that the listing commands share: a search, requirements without defaults, pages.
struct ListOptions: ParsableArguments {
    enum Filter: ParameterGroup {
        static let parameters = [Parameter.free, .unknown]
    }

    @Argument(help: "Texts that the id or the name must contain, in any case.")
    var query: [String] = []

    @OptionGroup(title: "Requirement") var requirement: RequirementOptions

    @OptionGroup var filter: ParameterOptions<Filter>
    @OptionGroup var page: PagingOptions

    /// The parameters that are given.
    var words: [(name: String, value: String)] { requirement.words + filter.words + page.words }
}

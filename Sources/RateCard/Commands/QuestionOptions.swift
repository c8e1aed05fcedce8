import Query

/// The parameters about the requests to be priced.
enum WorkloadGroup: ParameterGroup {
    static let parameters = Parameter.Part.workload.parameters
}

/// The parameters about what a job needs.
enum RequirementGroup: ParameterGroup {
    static let parameters = Parameter.Part.requirement.parameters
}

/// The parameters about how to choose.
enum PolicyGroup: ParameterGroup {
    static let parameters = Parameter.Part.policy.parameters
}

/// The parameters about one page of a list, or the whole list.
enum PagingGroup: ParameterGroup {
    static let parameters = Parameter.Part.unboundedPaging.parameters
}

/// The options about the requests to be priced.
typealias WorkloadOptions = ParameterOptions<WorkloadGroup>
/// The options about what a job needs.
typealias RequirementOptions = ParameterOptions<RequirementGroup>
/// The options about how to choose.
typealias PolicyOptions = ParameterOptions<PolicyGroup>
/// The options about one page of a list, or the whole list.
typealias PagingOptions = ParameterOptions<PagingGroup>

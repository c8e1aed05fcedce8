extension Parameter {
    /// The part of a question that a parameter belongs to.
    package enum Part: Sendable, CaseIterable {
        // Of two parameters with the same name the part that comes first here decides.
        case paging, unboundedPaging, workload, requirement, policy

        /// The declarations of its parameters, in the order in which answers repeat them.
        package var parameters: [Parameter] {
            switch self {
            case .paging: Parameter.paging
            case .unboundedPaging: Parameter.unboundedPaging
            case .workload: Parameter.workload
            case .requirement: Parameter.requirement
            case .policy: Parameter.policy
            }
        }
    }

    /// The parameters with each name, with their parts in the order of the cases.
    private static let byName = Dictionary(
        grouping: Part.allCases.flatMap { part in part.parameters.map { (part: part, parameter: $0) } },
        by: \.parameter.name)

    /// Returns the parameters of some parts, each name once.
    package static func all(in parts: Set<Part>) -> [Parameter] {
        let paging = [Part.paging, .unboundedPaging].filter(parts.contains).flatMap(\.parameters)
        let others = [Part.workload, .requirement, .policy].filter(parts.contains).flatMap(\.parameters)
        return others.filter { other in !paging.contains { $0.name == other.name } } + paging
    }

    /// Returns the parameter with a name, if a part has it.
    package static func named(_ name: String, in parts: Set<Part>) -> Parameter? {
        byName[name]?.first { parts.contains($0.part) }?.parameter
    }
}

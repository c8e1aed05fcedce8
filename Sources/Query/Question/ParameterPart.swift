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

        fileprivate var byName: [String: Parameter] { Self.names[self] ?? [:] }

        private static let names = Dictionary(
            uniqueKeysWithValues: allCases.map { part in
                (part, Dictionary(part.parameters.map { ($0.name, $0) }) { first, _ in first })
            })
    }

    /// Returns the parameters of some parts, each name once.
    package static func all(in parts: Set<Part>) -> [Parameter] {
        let paging = [Part.paging, .unboundedPaging].filter(parts.contains).flatMap(\.parameters)
        let others = [Part.workload, .requirement, .policy].filter(parts.contains).flatMap(\.parameters)
        return others.filter { other in !paging.contains { $0.name == other.name } } + paging
    }

    /// Returns the parameter with a name, if a part has it.
    package static func named(_ name: String, in parts: Set<Part>) -> Parameter? {
        for part in Part.allCases where parts.contains(part) {
            if let parameter = part.byName[name] { return parameter }
        }
        return nil
    }
}

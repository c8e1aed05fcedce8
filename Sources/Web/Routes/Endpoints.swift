import HTTPTypes

/// Everything that can be asked; routes and the description of the interface are both made from this table.
///
/// Another endpoint is one more element of one of its parts.
enum Endpoints {
    /// The endpoints, in the order in which they are described.
    static let all: [Endpoint] = decisions + lists + records + feeds + server

    /// The ids that things are compared by or looked up with.
    static let idSummary = "An offer (provider:id) or a model (lab/name)."
}

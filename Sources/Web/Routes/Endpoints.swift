import HTTPTypes

/// The operations of the API, from which the routes and `/openapi.json` are derived.
enum Endpoints {
    /// The endpoints, in the order in which `/openapi.json` lists them.
    static let all: [Endpoint] = decisions + lists + changes + feeds + server

    /// The description of ids that refer to a model or an offer.
    static let idSummary = "An offer (provider:id) or a model (lab/name)."
}

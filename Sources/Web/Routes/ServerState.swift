import Tariff

/// The server as the endpoints see it that tell of the server itself.
struct ServerState: Sendable {
    /// The catalog that is served.
    let catalog: ServedCatalog
    /// What was counted.
    let meters: Meters
    /// The endpoints, in the order in which ``meters`` counts them.
    let endpoints: [Endpoint]
    /// Now.
    let now: Timestamp
}

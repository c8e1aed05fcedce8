import Tariff

/// The server, as the endpoints about the server itself see it.
struct ServerState: Sendable {
    /// The served catalog.
    let catalog: ServedCatalog
    /// The counters.
    let meters: Meters
    /// The current time.
    let now: Timestamp
}

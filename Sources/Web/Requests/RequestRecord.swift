import HTTPTypes
import Tariff

/// A request whose head has been read: everything that planning, answering, counting and logging need to know of it.
///
/// A record is made once for each request, and handed from one step to the next.
struct RequestRecord: Sendable {
    /// The head as it was received.
    let head: HTTPRequest
    /// The path and the query.
    let target: Target
    /// The index of the endpoint at the path and the id in the path; nil if no endpoint has this path.
    let route: (index: Int, id: Substring)?
    /// True if the request carries the token of the server, or the server requires none.
    let isAuthorized: Bool
    /// The time of the request by the clock of the catalog, from which ages and validity are computed.
    let now: Timestamp
    /// The start of the request, for the durations in the metrics.
    let start: ContinuousClock.Instant
}

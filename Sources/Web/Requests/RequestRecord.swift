import HTTPTypes
import Tariff

/// A request as far as its head tells: where it leads, and whether whoever asks may know.
struct RequestRecord: Sendable {
    /// When it came, for the meters.
    let start: ContinuousClock.Instant
    /// The same on the clock by which answers are told.
    let now: Timestamp
    let method: HTTPRequest.Method
    /// Path and query as they were sent.
    let text: String
    /// The same taken apart.
    let target: Target
    /// The place of the endpoint that it leads to with the id in the path; nil where nothing is.
    let route: (place: Int, id: Substring)?
    /// Whether it carries the token that the server asks for.
    let isKnown: Bool

    init(
        _ request: HTTPRequest, _ routes: RouteTable, isKnown: Bool, start: ContinuousClock.Instant, now: Timestamp
    ) {
        self.start = start
        self.now = now
        self.isKnown = isKnown
        method = request.method
        text = request.path ?? "/"
        target = Target(text)
        route = routes.find(target.path)
    }
}

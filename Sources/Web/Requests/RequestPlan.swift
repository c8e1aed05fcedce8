/// The way in which a request is answered, as its head decides it.
enum RequestPlan: Sendable {
    /// The response is known, or computed in so little time that an event loop may do it.
    case now(Immediate)
    /// The response waits for something, or takes so long that an event loop must not compute it.
    case later(Deferred)

    /// A plan that needs nothing but memory.
    enum Immediate: Sendable {
        /// The request is refused.
        case reject(Problem)
        /// The request asks for the methods of an endpoint (OPTIONS).
        case listMethods(Endpoint)
        /// The current catalog answers.
        case answer(PreparedQuestion, Endpoint)
    }

    /// A plan that waits for a body, a disk or an earlier catalog, or lists many results.
    enum Deferred: Sendable {
        /// The parameters are complete.
        case answer(PreparedAnswer, Endpoint)
        /// More parameters are in the body. ``RequestPlanner/prepare(_:for:)`` continues when they are read.
        case readBody(EndpointRequest, Endpoint)
    }
}

import HTTPTypes
import Hummingbird
import Tariff

/// Answers requests sooner than ``CatalogResponder`` alone: the one door to this folder.
///
/// Everything here exists for speed (`docs/decisions/0018`). Without it, the server gives the same answers, byte for byte. A
/// server has one `QuickAnswers`, and a ``QuickConnection`` for each connection.
///
/// 1. ``QuickHandler`` answers a request on the event loop that reads it, so that it does not wait for a task of Hummingbird.
/// 2. The reply comes from the ``ReplyCache`` if the same target was requested before.
/// 3. The response is written as one buffer, past the handlers that encode it part by part.
///
/// A request that cannot be answered on the event loop goes on to Hummingbird, together with its record and its plan. These
/// values are cached, and no others:
///
/// | value | key | valid until | at most |
/// |---|---|---|---|
/// | ``CachedReply``: the reply to a GET or HEAD | the target | a publication, its `validUntil`, a minute | 8,192 and 32 MB |
/// | the compressed form of a reply | the reply | the reply is evicted | one for each reply |
/// | the hash of a target that was requested once | its low bits | another such target | 4,096 |
/// | the text of the `Date` header | the second | the next second | one for each connection |
final class QuickAnswers: Sendable {
    private let responder: CatalogResponder
    private let replies = ReplyCache()

    /// The result of trying to answer a request on the event loop.
    enum Attempt: Sendable {
        /// The response.
        case response(BufferedResponse)
        /// The plan of a request that takes too long, and its record.
        case deferred(RequestPlan.Deferred, RequestRecord)
    }

    /// Creates the quick way to the answers of a responder.
    init(_ responder: CatalogResponder) { self.responder = responder }

    /// The current time, by the clock of the catalog.
    var moment: Timestamp { responder.catalog.moment }

    /// Answers a request if it needs neither a body nor a wait.
    func answerNow(_ head: HTTPRequest) -> Attempt {
        let record = responder.record(of: head)
        if let response = cachedResponse(to: record) { return .response(response) }
        switch responder.planner.plan(record) {
        case .now(let plan):
            // The answer is soon computed again, so that it is cached only if it is requested again.
            let outcome = responder.answer(plan, record)
            return .response(finish(outcome, record, cachesOnlyRepeated: true))
        case .later(let plan): return .deferred(plan, record)
        }
    }

    /// Answers a request that takes long.
    ///
    /// - Throws: only the errors of the connection while a body is read.
    func answer(
        _ plan: RequestPlan.Deferred, _ record: RequestRecord, _ request: Request
    ) async throws -> Response {
        switch try await responder.answer(plan, record, request) {
        case .inMemory(let outcome):
            return finish(outcome, record, cachesOnlyRepeated: false).response
        case .download(let response):
            responder.count(response.status, record)
            return response
        }
    }

    private func cachedResponse(to record: RequestRecord) -> BufferedResponse? {
        guard record.isAuthorized, record.head.method == .get || record.head.method == .head,
            let publication = responder.catalog.current?.publication,
            let cached = replies.reply(to: record.target.text, publication: publication, at: record.now)
        else { return nil }
        let response = cached.response(to: record.head, at: record.now)
        responder.count(response.head.status, record, isCached: true)
        return response
    }

    private func finish(
        _ outcome: CatalogResponder.Outcome, _ record: RequestRecord, cachesOnlyRepeated: Bool
    ) -> BufferedResponse {
        let response: BufferedResponse
        switch outcome {
        case .reply(let reply, let publication):
            let cached = CachedReply(reply)
            response = cached.response(to: record.head, at: record.now)
            if reply.isCacheable, let publication {
                replies.store(
                    cached, for: record.target.text, publication: publication, onlyIfRepeated: cachesOnlyRepeated)
            }
        case .response(let other):
            response = other
        }
        responder.count(response.head.status, record)
        return response
    }
}

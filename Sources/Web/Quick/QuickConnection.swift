import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// The quick answers of one connection: the handler on its event loop, and the task of Hummingbird behind it.
final class QuickConnection: Sendable {
    private let answers: QuickAnswers
    /// The plan of the request that the handler passed on and that the task has not received yet.
    ///
    /// There is at most one: the handler plans no request while the response to another is due.
    private let passed = Mutex<(plan: RequestPlan.Deferred, record: RequestRecord)?>(nil)

    /// Creates the quick answers of a connection.
    init(_ answers: QuickAnswers) { self.answers = answers }

    /// Returns the handler of the connection.
    func handler() -> any RemovableChannelHandler { QuickHandler(answers, self) }

    /// Records the plan of a request that is passed on.
    func pass(_ plan: RequestPlan.Deferred, _ record: RequestRecord) {
        passed.withLock { $0 = (plan, record) }
    }

    /// Returns the response to a request that was passed on.
    ///
    /// A request that arrived while another one was answered has no plan yet, and may be in the cache.
    ///
    /// - Throws: only the errors of the connection while a body is read.
    func respond(to request: Request) async throws -> Response {
        let known = passed.withLock { passed in
            defer { passed = nil }
            return passed
        }
        if let (plan, record) = known { return try await answers.answer(plan, record, request) }
        switch answers.answerNow(request.head) {
        case .response(let response): return response.response
        case .deferred(let plan, let record): return try await answers.answer(plan, record, request)
        }
    }
}

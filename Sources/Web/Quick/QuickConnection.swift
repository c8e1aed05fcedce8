import HTTPTypes
import Hummingbird
import NIOCore

/// The quick answers of one connection: the handler on its event loop, and the task of Hummingbird behind it.
struct QuickConnection: Sendable {
    private let answers: QuickAnswers
    private let passed = QuickHandler.PassedRequest()

    /// Creates the quick answers of a connection.
    init(_ answers: QuickAnswers) { self.answers = answers }

    /// Returns the handler of the connection.
    func handler() -> any RemovableChannelHandler { QuickHandler(answers, passed) }

    /// Returns the response to a request that the handler passed on.
    ///
    /// A request that arrived while another one was answered has no plan yet, and its reply may be cached.
    ///
    /// - Throws: only the errors of the connection while a body is read.
    func respond(to request: Request) async throws -> Response {
        if let (plan, record) = passed.take() { return try await answers.answer(plan, record, request) }
        switch answers.answerNow(request.head) {
        case .response(let response): return response.response
        case .deferred(let plan, let record): return try await answers.answer(plan, record, request)
        }
    }
}

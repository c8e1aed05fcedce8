import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import Synchronization
import Tariff

/// Answers requests on the event loop of their connection, and passes on those that it cannot answer.
///
/// It also passes on the requests behind such a request, so that responses keep the order of their requests; requests that close
/// the connection; and requests that arrive faster than the client reads. Hummingbird closes connections and waits for clients.
final class QuickHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// The plan of a request that a handler passed on and that the task of its connection has not received yet.
    ///
    /// There is at most one, because a handler plans no request while the response to another is due.
    final class PassedRequest: Sendable {
        private let plan = Mutex<(RequestPlan.Deferred, RequestRecord)?>(nil)

        /// Stores a plan.
        func store(_ plan: RequestPlan.Deferred, _ record: RequestRecord) {
            self.plan.withLock { $0 = (plan, record) }
        }

        /// Removes and returns the plan, if there is one.
        func take() -> (RequestPlan.Deferred, RequestRecord)? {
            plan.withLock { plan in
                defer { plan = nil }
                return plan
            }
        }
    }

    private let answers: QuickAnswers
    private let passed: PassedRequest
    /// The position in the pipeline from which bytes are written as they are.
    private var encoder: ChannelHandlerContext?
    /// The number of requests that were passed on and whose responses have not ended.
    private var passedOn = 0
    /// The response to a request whose end has not been read yet.
    private var response: BufferedResponse?
    /// True if a response was written during the current read.
    private var isWritten = false
    private var isFlushScheduled = false
    private var date = (seconds: Int64.min, text: "")

    init(_ answers: QuickAnswers, _ passed: PassedRequest) {
        self.answers = answers
        self.passed = passed
    }

    func handlerAdded(context: ChannelHandlerContext) {
        encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        flushNow(context)
        encoder = nil
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            if mayAnswer(head, context) {
                switch answers.answerNow(head) {
                case .response(let response):
                    self.response = response
                    return
                case .deferred(let plan, let record): passed.store(plan, record)
                }
            }
            passedOn += 1
        case .body: break
        case .end:
            if let response {
                write(response, context)
                self.response = nil
                return
            }
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isWritten {
            isWritten = false
            flushSoon(context)
        }
        context.fireChannelReadComplete()
    }

    /// Schedules a flush after all requests of this turn of the event loop.
    ///
    /// If a client with many connections is woken for every single response, it takes processor time from the next answer.
    private func flushSoon(_ context: ChannelHandlerContext) {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        context.eventLoop.assumeIsolated().execute { [self] in flushNow(context) }
    }

    private func flushNow(_ context: ChannelHandlerContext) {
        guard isFlushScheduled else { return }
        isFlushScheduled = false
        context.flush()
    }

    /// Flushes before an event is handled, because it may close the connection.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        flushNow(context)
        context.fireUserInboundEventTriggered(event)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        flushNow(context)
        context.close(mode: mode, promise: promise)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { passedOn -= 1 }
        context.write(data, promise: promise)
    }

    /// Returns true if no other response is due on the connection, and the request has no body and leaves it open.
    private func mayAnswer(_ head: HTTPRequest, _ context: ChannelHandlerContext) -> Bool {
        passedOn == 0 && encoder != nil && context.channel.isWritable && head.headerFields[.connection] != "close"
            && head.headerFields[.contentLength] == nil && head.headerFields[.transferEncoding] == nil
    }

    private func write(_ response: BufferedResponse, _ context: ChannelHandlerContext) {
        let now = answers.moment
        if date.seconds != now.seconds { date = (now.seconds, HTTPDate.text(of: now)) }
        encoder?.write(NIOAny(IOData.byteBuffer(response.bytes(date: date.text))), promise: nil)
        context.triggerUserOutboundEvent(ConnectionGuard.ExchangeEnded(), promise: nil)
        isWritten = true
    }
}

@available(*, unavailable)
extension QuickHandler: Sendable {}

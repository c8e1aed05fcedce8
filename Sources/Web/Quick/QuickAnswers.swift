import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Answers a request on the event loop that reads it, where the answer is ready or soon made.
///
/// Everything else goes on to Hummingbird. So does what comes behind a request that was handed on, so that responses
/// keep the order of their requests, and what asks for the end of the connection or comes faster than the client reads:
/// Hummingbird ends connections and waits for clients. A response is written as bytes before the handlers that would
/// encode it part by part.
final class QuickAnswers: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let responder: CatalogResponder
    private let date: HTTPDate
    /// Whoever watches the connection must know what was answered here.
    private let connection: ConnectionGuard
    /// Where bytes are written as they are.
    private var encoder: ChannelHandlerContext?
    /// How many requests were handed on whose response has not ended.
    private var handedOn = 0
    /// The response to a request of which the end has not been read.
    private var response: BufferedResponse?
    private var isWritten = false
    /// Whether what is written will be sent soon.
    private var flushIsDue = false

    init(_ responder: CatalogResponder, _ date: HTTPDate, _ connection: ConnectionGuard) {
        self.responder = responder
        self.date = date
        self.connection = connection
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
            if mayAnswer(head, context), let response = responder.respondAtOnce(to: head) {
                self.response = response
                return
            }
            handedOn += 1
        case .body: break
        case .end:
            if let response {
                write(response)
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

    /// Sends what is written when the requests that came together are all answered: a client of many connections that is
    /// woken by every response takes the processor from the next answer.
    private func flushSoon(_ context: ChannelHandlerContext) {
        guard !flushIsDue else { return }
        flushIsDue = true
        context.eventLoop.assumeIsolated().execute { [self] in flushNow(context) }
    }

    private func flushNow(_ context: ChannelHandlerContext) {
        guard flushIsDue else { return }
        flushIsDue = false
        context.flush()
    }

    /// Whatever the client or the server does next, as ending the connection, what is written is sent before.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        flushNow(context)
        context.fireUserInboundEventTriggered(event)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        flushNow(context)
        context.close(mode: mode, promise: promise)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { handedOn -= 1 }
        context.write(data, promise: promise)
    }

    /// Whether the connection is free, and the request has no body.
    private func mayAnswer(_ head: HTTPRequest, _ context: ChannelHandlerContext) -> Bool {
        handedOn == 0 && encoder != nil && context.channel.isWritable && head.headerFields[.connection] != "close"
            && head.headerFields[.contentLength] == nil && head.headerFields[.transferEncoding] == nil
    }

    private func write(_ response: BufferedResponse) {
        let bytes = response.bytes(date: date.text(of: responder.catalog.moment))
        encoder?.write(NIOAny(IOData.byteBuffer(bytes)), promise: nil)
        connection.endExchange()
        isWritten = true
    }
}

@available(*, unavailable)
extension QuickAnswers: Sendable {}

import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Answers a request on the event loop that reads it, where the answer is ready or soon made.
///
/// Everything else goes on to Hummingbird. So does what comes behind a request that was handed on, so that responses
/// keep the order of their requests, and what asks for the end of the connection or comes faster than the client reads:
/// Hummingbird ends connections and waits for clients.
final class QuickAnswers: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let responder: CatalogResponder
    private let date: HTTPDate
    /// How many requests were handed on whose response has not ended.
    private var handedOn = 0
    /// The response to a request of which the end has not been read.
    private var response: WholeResponse?
    private var isWritten = false

    init(_ responder: CatalogResponder, _ date: HTTPDate) {
        self.responder = responder
        self.date = date
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
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { handedOn -= 1 }
        context.write(data, promise: promise)
    }

    /// Whether the connection is free, and the request has no body.
    private func mayAnswer(_ head: HTTPRequest, _ context: ChannelHandlerContext) -> Bool {
        handedOn == 0 && context.channel.isWritable && head.headerFields[.connection] != "close"
            && head.headerFields[.contentLength] == nil && head.headerFields[.transferEncoding] == nil
    }

    private func write(_ response: WholeResponse, _ context: ChannelHandlerContext) {
        var head = response.head
        head.headerFields.append(HTTPField(name: .date, value: date.text(of: responder.catalog.moment)))
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if let body = response.body { context.write(wrapOutboundOut(.body(body)), promise: nil) }
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        isWritten = true
    }
}

@available(*, unavailable)
extension QuickAnswers: Sendable {}

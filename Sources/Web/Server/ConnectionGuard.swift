import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Watches one connection: drops clients that are slow on purpose, and says in words what the parser refuses.
///
/// Hummingbird closes what is idle and answers a request that cannot be parsed with a bare status. Here every stage of a
/// connection has its time, counted from its beginning, so that a byte now and then does not prolong it.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long each stage of a connection may take.
    struct Times: Sendable {
        /// From the end of one exchange to the whole head of the next.
        var head = TimeAmount.seconds(30)
        /// From the head to the end of a body.
        var body = TimeAmount.seconds(15)
        /// For a client to take a response that does not fit into the buffers between us.
        var taking = TimeAmount.seconds(60)
        /// For a client to read the last answer of a connection that ends with it.
        var lingering = TimeAmount.milliseconds(500)
        /// How often the connection is looked at.
        var tick = TimeAmount.seconds(5)
    }

    private let times: Times
    private var openRequests = 0
    private var lastExchange = NIODeadline.now()
    private var bodySince: NIODeadline?
    private var stuckSince: NIODeadline?
    private var parserError: HTTPParserError?
    private var closesAfterResponse = false
    private var timer: Scheduled<Void>?

    init(_ times: Times) {
        self.times = times
    }

    // MARK: Time

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { watch(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        watch(context)
        context.fireChannelActive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    private func watch(_ context: ChannelHandlerContext) {
        guard timer == nil else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: times.tick) { [self] in
            timer = nil
            guard context.channel.isActive else { return }
            if isOverdue(at: .now()) {
                context.close(promise: nil)
            } else {
                watch(context)
            }
        }
    }

    /// Ends the connection soon after a last answer: nobody reads from it any more, so its end would not be noticed.
    private func linger(_ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: times.lingering) { [self] in
            timer = nil
            context.close(promise: nil)
        }
    }

    private func isOverdue(at now: NIODeadline) -> Bool {
        if let stuckSince { return now - stuckSince > times.taking }
        if let bodySince { return now - bodySince > times.body }
        return openRequests == 0 && now - lastExchange > times.head
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        stuckSince = context.channel.isWritable ? nil : .now()
        context.fireChannelWritabilityChanged()
    }

    // MARK: Parts

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            openRequests += 1
            bodySince = .now()
        case .body: break
        case .end: bodySince = nil
        }
        context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The first one says what is wrong; others follow from it.
        if parserError == nil { parserError = error as? HTTPParserError }
        context.fireErrorCaught(error)
    }

    /// Notes that a request was answered whole.
    func endExchange() {
        openRequests -= 1
        lastExchange = .now()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if let parserError, head.status == .badRequest, head.headerFields[.contentLength] == "0" {
                let response = Problem.unparsed(parserError).response(instance: nil)
                context.write(wrapOutboundOut(.head(response.head)), promise: nil)
                context.write(wrapOutboundOut(.body(response.body ?? ByteBuffer())), promise: promise)
                linger(context)
                return
            }
            closesAfterResponse = head.headerFields[.connection] == "close"
            context.write(data, promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            endExchange()
            guard closesAfterResponse else {
                context.write(data, promise: promise)
                return
            }
            context.writeAndFlush(data, promise: promise)
            // What the client still sends is read and dropped for a while: a reset would take the answer from it.
            context.close(mode: .output, promise: nil)
            linger(context)
        }
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}

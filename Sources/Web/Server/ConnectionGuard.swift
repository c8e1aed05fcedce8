import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Guards a connection: it closes the connection of a client that is too slow, and explains why a request cannot be parsed.
///
/// Hummingbird closes idle connections, and answers a request that cannot be parsed with a bare status. Here every stage of a
/// connection has a time limit from its beginning, so that a client cannot prolong it by sending a byte now and then.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// The time limits of the stages of a connection.
    struct Times: Sendable {
        /// The time from the end of an exchange to the end of the next head.
        var head = TimeAmount.seconds(30)
        /// The time from the head to the end of the body.
        var body = TimeAmount.seconds(15)
        /// The time in which a client must read a response that does not fit into the buffers.
        var taking = TimeAmount.seconds(60)
        /// The time in which a client may read the last response of a connection before it is closed.
        var lingering = TimeAmount.milliseconds(500)
        /// The interval between checks.
        var tick = TimeAmount.seconds(5)
    }

    /// An outbound event by which a handler behind this one reports that it has written a whole response past this one.
    struct ExchangeEnded {}

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

    /// Closes the connection soon after the last response.
    ///
    /// Nothing reads from the connection any more, so that its end would not be noticed.
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
        // The first error is the cause of the others.
        if parserError == nil { parserError = error as? HTTPParserError }
        context.fireErrorCaught(error)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is ExchangeEnded else {
            context.triggerUserOutboundEvent(event, promise: promise)
            return
        }
        endExchange()
        promise?.succeed()
    }

    private func endExchange() {
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
            // Input is read and dropped for a while, because a reset would discard the response on its way.
            context.close(mode: .output, promise: nil)
            linger(context)
        }
    }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}

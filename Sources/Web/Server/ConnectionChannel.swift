import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore

/// The pipeline of a connection.
///
/// It is the HTTP/1.1 of Hummingbird behind a ``ConnectionGuard`` and, unless they are switched off, the ``QuickAnswers``.
struct ConnectionChannel: ServerChildChannel {
    let responder: CatalogResponder
    /// The quick answers; nil if they are switched off.
    let quick: QuickAnswers?
    let times: ConnectionGuard.Times

    /// The largest headers of a request: a single one and all together in bytes, and their number.
    private static let largestHeaders = HTTP1Channel.Configuration.DecoderConfiguration(
        maxHeaderFieldSize: 32 << 10, maxHeaderListSize: 64 << 10, maxHeaderFieldCount: 100)

    /// The channel of one connection.
    struct Value: ServerChildChannelValue {
        let http: HTTP1Channel
        let parts: HTTP1Channel.Value

        var channel: any Channel { parts.channel }
    }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        let quick = quick.map { QuickConnection($0) }
        let http = HTTP1Channel(
            responder: { [responder] request, writer, _ in
                var response: Response
                if let quick {
                    response = try await quick.respond(to: request)
                } else {
                    response = try await responder.respond(to: request)
                }
                response.headers[.date] = HTTPDate.text(of: responder.catalog.moment)
                try await writer.write(response: response.head, body: response.body)
            },
            configuration: .init(
                additionalChannelHandlers: [ConnectionGuard(times)] + (quick.map { [$0.handler()] } ?? []),
                httpDecoderConfiguration: Self.largestHeaders))
        return http.setup(channel: channel, logger: logger).map { Value(http: http, parts: $0) }
    }

    func handle(value: Value, logger: Logger) async {
        await value.http.handle(value: value.parts, logger: logger)
    }
}

import NIOCore
import NIOPosix
import Query
import Tariff

/// A response of a server.
struct Answered: Sendable, Equatable {
    /// The status line and the headers, as they were sent.
    var head: String
    var status: Int
    /// The headers, with names in lower case.
    var headers: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Reads a response; nil if it is incomplete.
    init?(_ bytes: [UInt8], hasBody: Bool) {
        guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
        var lines = head.split(separator: "\r\n")
        let words = lines.removeFirst().split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        self.status = status
        headers = [:]
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        body = Array(bytes[end.upperBound...])
        let length = hasBody && status != 304 && status != 204 ? Int(headers["content-length"] ?? "0") ?? 0 : 0
        guard body.count >= length else { return nil }
    }
}

/// A client that sends bytes over a socket, well-formed or not.
struct TestClient: Sendable {
    let port: Int

    /// Sends a request on a connection of its own.
    func ask(
        _ method: String = "GET", _ target: String, _ headers: [String: String] = [:], body: String? = nil
    ) async throws -> Answered? {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: test\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        if let body { text += "Content-Length: \(body.utf8.count)\r\n" }
        return try await send(text + "\r\n" + (body ?? ""), hasBody: method != "HEAD")
    }

    /// Sends bytes and reads one response; nil if the connection ends without one.
    func send(_ text: String, hasBody: Bool = true) async throws -> Answered? {
        try await sendPieces([text], every: .zero, hasBody: hasBody)
    }

    /// Sends pieces with pauses between them, and reads one response; nil if the connection ends without one.
    func sendPieces(_ pieces: [String], every pause: Duration, hasBody: Bool = true) async throws -> Answered? {
        try await exchange(pieces, every: pause) { bytes, _ in Answered(bytes, hasBody: hasBody) }
    }

    /// Sends bytes and reads all bytes until the server ends the connection; nil if it does not end it.
    func readToEnd(_ text: String) async throws -> [UInt8]? {
        try await exchange([text], every: .zero) { bytes, isEnded in isEnded ? bytes : nil }
    }

    /// Sends pieces with pauses between them, and reads until the bytes give a value or the connection ends.
    private func exchange<Value: Sendable>(
        _ pieces: [String], every pause: Duration,
        _ value: @escaping @Sendable (_ bytes: [UInt8], _ isEnded: Bool) -> Value?
    ) async throws -> Value? {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await withThrowingTaskGroup(of: Value?.self) { group in
                group.addTask {
                    for piece in pieces {
                        do { try await outbound.write(ByteBuffer(string: piece)) } catch { break }
                        if pause > .zero { try await Task.sleep(for: pause) }
                    }
                    // The answer or the end of the connection decides, not the end of writing.
                    try? await Task.sleep(for: .seconds(60))
                    return nil
                }
                group.addTask {
                    var bytes: [UInt8] = []
                    do {
                        for try await buffer in inbound {
                            bytes += buffer.readableBytesView
                            if let value = value(bytes, false) { return value }
                        }
                    } catch is ChannelError {
                        return value(bytes, true)
                    } catch is IOError {
                        return value(bytes, true)
                    }
                    return value(bytes, true)
                }
                let first = try await group.next()
                group.cancelAll()
                return first ?? nil
            }
        }
    }
}

import Foundation
import Synchronization

/// A connection to a server on this machine that sends given bytes and waits for responses.
///
/// One thread may send while another waits for responses.
final class PlainConnection: Sendable {
    /// The server cannot be reached.
    struct ConnectError: Error {
        let code: Int32
    }

    private let socket: Int32
    /// The bytes received after the last returned response.
    private let received = Mutex<[UInt8]>([])

    /// Connects to a port.
    ///
    /// Silence for `seconds` counts as the end of the connection.
    init(port: Int, patience seconds: Int = 60) throws {
        #if canImport(Darwin)
            socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
        #else
            socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let code = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            let error = errno
            close(socket)
            throw ConnectError(code: error)
        }
    }

    deinit { close(socket) }

    /// Shuts down the sending side.
    func endSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// Sends a text, as far as the server accepts it.
    func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    /// Waits for the next response with a content length; nil if the connection ends first.
    func response() -> (status: Int, body: String)? {
        received.withLock { received in
            var piece = [UInt8](repeating: 0, count: 65_536)
            while true {
                if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
                    let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
                    let length = head.components(separatedBy: "\r\n")
                        .first { $0.lowercased().hasPrefix("content-length:") }
                        .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
                    let body = received[end.upperBound...]
                    if let status = Int(head.dropFirst(9).prefix(3)), let length, body.count >= length {
                        let text = String(decoding: body.prefix(length), as: UTF8.self)
                        received.removeFirst(end.upperBound + length)
                        return (status, text)
                    }
                }
                let count = recv(socket, &piece, piece.count, 0)
                guard count > 0 else { return nil }
                received += piece[..<count]
            }
        }
    }
}

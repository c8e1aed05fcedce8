import Foundation
import Synchronization

/// An HTTP server on 127.0.0.1 that plays the parts that real servers and networks play, good and bad.
///
/// Each connection has a thread, brings one request and gets the bytes that the part for its path
/// writes; nothing about those bytes has to be right. The server ends with the last reference.
package final class LoopbackServer: Sendable {
    /// A request as it came.
    package struct Request: Sendable {
        /// The path with its query.
        package var target: String
        /// The headers, by name in lower case.
        package var headers: [String: String]
    }

    /// Its port.
    package let port: Int
    private let listener: Int32
    private let parts: Mutex<[String: Part]>
    private let seen = Mutex<[Request]>([])

    /// Starts a server that answers 404 to everything.
    package init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard bind(listener, pointer, length) == 0, listen(listener, 64) == 0,
                    getsockname(listener, pointer, &length) == 0
                else { return 0 }
                return 1
            }
        }
        guard port == 1 else { throw POSIXError(.EADDRNOTAVAIL) }
        self.listener = listener
        self.port = Int(UInt16(bigEndian: address.sin_port))
        parts = Mutex([:])
        let accept = Thread { [weak self] in
            while true {
                let connection = Foundation.accept(listener, nil, nil)
                guard connection >= 0, let server = self else { return }
                // A part that hangs is given up by its client; a part must not hang for ever itself.
                var patience = timeval(tv_sec: 5, tv_usec: 0)
                setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
                setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
                let serve = Thread { server.serve(Connection(connection)) }
                serve.start()
            }
        }
        accept.start()
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    /// The address of a path here.
    package func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// Gives a path its part.
    package func play(_ path: String, _ part: Part) { parts.withLock { $0[path] = part } }

    /// The requests so far, in the order in which they came.
    package var requests: [Request] { seen.withLock { $0 } }

    private func serve(_ connection: Connection) {
        defer { connection.close() }
        guard let request = connection.readRequest() else { return }
        let number = seen.withLock { seen in
            seen.append(request)
            return seen.filter { $0.path == request.path }.count
        }
        let part = parts.withLock { $0[request.target] ?? $0[request.path] } ?? .status(404)
        part.answer(request, number, connection)
    }
}

extension LoopbackServer.Request {
    /// The path without its query.
    package var path: String { String(target.prefix { $0 != "?" }) }
}

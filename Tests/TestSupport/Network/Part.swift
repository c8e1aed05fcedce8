import Foundation

/// A response that a test gives to a server as its part in the play.
package struct Part: Sendable {
    /// Writes the response to a request; the number counts the requests for the path from 1.
    package let answer: @Sendable (_ request: LoopbackServer.Request, _ number: Int, _ connection: Connection) -> Void

    /// A part of its own; the number counts the requests for the path from 1.
    package init(_ answer: @escaping @Sendable (LoopbackServer.Request, Int, Connection) -> Void) {
        self.answer = answer
    }

    /// Answers with a status, headers and a body whose length is told.
    package static func status(_ status: Int, _ headers: [String: String] = [:], _ body: [UInt8] = []) -> Part {
        Part { _, _, connection in
            connection.write(head(status, headers.merging(["Content-Length": "\(body.count)"]) { own, _ in own }))
            connection.write(body)
        }
    }

    /// The document, and an honest 304 to a request that names its tag or its date.
    package static func document(_ text: String, etag: String? = nil, lastModified: String? = nil) -> Part {
        Part { request, number, connection in
            var headers: [String: String] = [:]
            headers["ETag"] = etag
            headers["Last-Modified"] = lastModified
            let isSame =
                request.headers["if-none-match"].map { $0 == etag }
                ?? request.headers["if-modified-since"].map { $0 == lastModified } ?? false
            let part: Part = isSame ? .status(304, headers) : .status(200, headers, Array(text.utf8))
            part.answer(request, number, connection)
        }
    }

    /// Sends on to another address.
    package static func redirect(_ status: Int = 302, to address: String) -> Part {
        .status(status, ["Location": address])
    }

    /// Plays one part after the other, and the last for all requests that follow.
    package static func inTurn(_ parts: Part...) -> Part {
        Part { request, number, connection in
            parts[min(number, parts.count) - 1].answer(request, number, connection)
        }
    }

    /// The part as if the requests that came before had not.
    package func restarted(after requests: Int) -> Part {
        Part { request, number, connection in answer(request, number - requests, connection) }
    }

    /// Writes some of the body and then nothing more, with the connection open.
    package static let stalls = Part { _, _, connection in
        connection.write(head(200, ["Content-Length": "100000"]) + "{\"data\":[")
        connection.waitForEnd()
    }

    /// Writes a body that never ends.
    package static let neverEnds = Part { _, _, connection in
        connection.write(head(200, [:]) + "{\"data\":[")
        let piece = [UInt8](repeating: UInt8(ascii: " "), count: 65_536)
        while connection.write(piece) {}
    }

    /// Promises more bytes than it writes, and ends the connection.
    package static func promises(_ length: Int, writes text: String) -> Part {
        Part { _, _, connection in connection.write(head(200, ["Content-Length": "\(length)"]) + text) }
    }

    /// Ends the connection without a word.
    package static let hangsUp = Part { _, _, _ in }

    /// The head of an answer.
    package static func head(_ status: Int, _ headers: [String: String]) -> String {
        let lines = headers.merging(["Connection": "close"]) { own, _ in own }.sorted { $0.key < $1.key }
        return "HTTP/1.1 \(status) Part\r\n" + lines.map { "\($0.key): \($0.value)\r\n" }.joined() + "\r\n"
    }
}

import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the parameters in the body of a request.
enum RequestWords {
    /// The largest body, in bytes.
    private static let longestBody = 64 << 10

    /// Reads the body: JSON, or a form as `curl --data` sends it.
    ///
    /// - Parameters:
    ///   - request: the request with the body.
    ///   - endpoint: the endpoint, which states the type of each parameter.
    /// - Returns: the parameters in their order.
    /// - Throws: a ``Problem``, or an error of the connection.
    static func read(
        _ request: Request, of endpoint: Endpoint
    ) async throws -> [(name: String, value: String)] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > longestBody {
            throw Problem.tooLarge(longestBody)
        }
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: longestBody) } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(longestBody)
        }
        let bytes = Array(body.readableBytesView)
        let type = (request.headers[.contentType] ?? "application/json").lowercased()
        let name = type.prefix { $0 != ";" }.filter { $0 != " " }
        if name == "application/json" || (name.hasPrefix("application/") && name.hasSuffix("+json")) {
            return try JSONWords.read(bytes, shapes: WordShape.all(of: endpoint))
        }
        guard name == "application/x-www-form-urlencoded" else { throw Problem.mediaType(type) }
        // `curl --data '{…}'` declares JSON as a form.
        if bytes.first(where: { $0 > 32 }) == UInt8(ascii: "{") {
            return try JSONWords.read(bytes, shapes: WordShape.all(of: endpoint))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem.mediaType(type) }
        return try Target("/?" + text).words()
    }
}

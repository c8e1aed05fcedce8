import HTTPTypes
import Hummingbird
import NIOCore

/// The words of a question in the body of a request.
enum RequestWords {
    /// Reads the body: JSON, or a form as `curl --data` sends it.
    ///
    /// - Parameters:
    ///   - request: the request with the body.
    ///   - endpoint: who is asked.
    /// - Returns: the words in their order.
    /// - Throws: a ``Problem``; and what the connection throws.
    static func read(
        _ request: Request, of endpoint: Endpoint
    ) async throws -> [(name: String, value: String)] {
        let longest = CatalogResponder.longestBody
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > longest {
            throw Problem.tooLarge(longest)
        }
        let body: ByteBuffer
        do { body = try await request.body.collect(upTo: longest) } catch is NIOTooManyBytesError {
            throw Problem.tooLarge(longest)
        }
        let bytes = Array(body.readableBytesView)
        let type = (request.headers[.contentType] ?? "application/json").lowercased()
        let name = type.prefix { $0 != ";" }.filter { $0 != " " }
        if name == "application/json" || (name.hasPrefix("application/") && name.hasSuffix("+json")) {
            return try JSONWords.read(bytes, shapes: WordShape.all(of: endpoint))
        }
        guard name == "application/x-www-form-urlencoded" else { throw Problem.mediaType(type) }
        // `curl --data '{…}'` calls everything a form.
        if bytes.first(where: { $0 > 32 }) == UInt8(ascii: "{") {
            return try JSONWords.read(bytes, shapes: WordShape.all(of: endpoint))
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Problem.mediaType(type) }
        return try Target("/?" + text).words()
    }
}

/// The validators of a document, sent with the next request to ask whether it changed.
package struct Validators: Sendable, Hashable {
    /// The entity tag as received, including quotes.
    package var etag: String?
    /// The `Last-Modified` date as received.
    package var lastModified: String?

    /// Creates validators.
    package init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    /// True if there is neither a tag nor a date.
    var isEmpty: Bool { etag == nil && lastModified == nil }

    /// The headers of a conditional request.
    var headers: [String] {
        [etag.map { "If-None-Match: \($0)" }, lastModified.map { "If-Modified-Since: \($0)" }].compactMap { $0 }
    }
}

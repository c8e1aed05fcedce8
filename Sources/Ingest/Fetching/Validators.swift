/// What a server gave with a document, so that it can be asked whether the document changed.
package struct Validators: Sendable, Hashable {
    /// The entity tag as printed, quotes and all.
    package var etag: String?
    /// The date of the last change as printed.
    package var lastModified: String?

    /// Makes validators.
    package init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
    }

    /// Whether nothing is known.
    var isEmpty: Bool { etag == nil && lastModified == nil }

    /// The headers of a conditional request.
    var headers: [String] {
        [etag.map { "If-None-Match: \($0)" }, lastModified.map { "If-Modified-Since: \($0)" }].compactMap { $0 }
    }
}

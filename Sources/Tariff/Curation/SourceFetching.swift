/// The way in which the document of a source is fetched, as its definition states it.
package struct SourceFetching: Sendable, Hashable {
    /// The ways in which a paged list names its next page.
    package enum Paging: String, Sendable, CaseIterable {
        /// `{"links":{"next":URL}}`, null on the last page.
        case linksNext = "links.next"
        /// `{"NextPageLink":URL}`, null on the last page.
        case nextPageLink = "NextPageLink"
        /// `{"has_more":true,"last_id":ID}`: the next page is requested with `after_id=ID`.
        case afterID = "after_id"
    }

    /// Indicates whether it is fetched at all; otherwise it is only read from a folder.
    package var isFetched = true
    /// Indicates whether it may be fetched without TLS.
    package var allowsHTTP = false
    /// Indicates whether it may be fetched from a loopback, private or link-local address.
    package var allowsPrivate = false
    /// The environment variable that contains the key; the key itself is stored nowhere.
    package var keyVariable: String?
    /// The header that carries the key alone; nil means `Authorization`, with `Bearer` before it.
    package var keyHeader: String?
    /// The headers to send, each as `name: value`; never a key.
    package var headers: [String] = []
    /// The paging of the list; nil means a single document.
    package var paging: Paging?
    /// The largest number of pages; a longer list counts as endless.
    package var maxPages = 100
    /// The largest size of the decoded document in bytes, all pages together.
    package var maxBytes = 64 << 20
    /// The number of seconds that one page may take, from the request to the last byte.
    package var timeout = 60
    /// The number of further attempts after a failure that may be temporary.
    package var retries = 2

    /// Creates the defaults.
    package init() {}
}

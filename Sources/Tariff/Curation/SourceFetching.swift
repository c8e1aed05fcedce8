/// How the document of a source is fetched, as its definition says.
package struct SourceFetching: Sendable, Hashable {
    /// How a list that comes in pages names its next one.
    package enum Paging: String, Sendable, CaseIterable {
        /// `{"links":{"next":URL}}`, null on the last page.
        case linksNext = "links.next"
        /// `{"NextPageLink":URL}`, null on the last page.
        case nextPageLink = "NextPageLink"
        /// `{"has_more":true,"last_id":ID}`: the next page is asked for with `after_id=ID`.
        case afterID = "after_id"
    }

    /// Whether it is fetched at all; otherwise it is only read from a folder.
    package var isFetched = true
    /// Whether it may come without TLS.
    package var allowsHTTP = false
    /// Whether it may come from a loopback, private or link-local address.
    package var allowsPrivate = false
    /// The environment variable that holds the key; the key itself is nowhere.
    package var keyVariable: String?
    /// The header that carries the key bare; nil is `Authorization`, with `Bearer` before it.
    package var keyHeader: String?
    /// Headers to send, each as `name: value`; never a key.
    package var headers: [String] = []
    /// How its pages follow each other; nil is one document.
    package var paging: Paging?
    /// How many pages are followed before they are taken for endless.
    package var maxPages = 100
    /// The most bytes of the document, decoded, all pages together.
    package var maxBytes = 64 << 20
    /// How many seconds one page may take from the first word to the last byte.
    package var timeout = 60
    /// How often it is asked again where that may help.
    package var retries = 2

    /// The fetching of a definition that says nothing about it.
    package init() {}
}

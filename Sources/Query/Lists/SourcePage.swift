import JSON
package import Tariff

/// All sources with the results of reading them.
package struct SourcePage: Sendable {
    /// A source with the result of its last reading.
    package struct Entry: Sendable {
        /// The source.
        package let source: Source
        /// The result of the last reading; nil if the source was never read.
        package let reading: Reading?

        /// Creates an entry.
        package init(source: Source, reading: Reading?) {
            self.source = source
            self.reading = reading
        }

        /// Returns true if the newest good document is stale at a moment; nil if there is no document.
        package func isStale(at now: Timestamp) -> Bool? {
            reading?.lastGoodAt.map { source.isStale(fetchedAt: $0, at: now) }
        }

        /// Returns the age of the newest good document in seconds; nil if there is none.
        package func age(at now: Timestamp) -> Int64? { reading?.lastGoodAt.map { now.seconds - $0.seconds } }
    }

    /// The result of the last reading of a source.
    package struct Reading: Sendable, Hashable {
        /// The status in the summary of the run: `ok`, `unchanged`, `failed` or `held`.
        package let status: String
        /// The moment of the last attempt.
        package let lastAttemptAt: Timestamp
        /// The moment of the last good reading; nil if there was none.
        package let lastGoodAt: Timestamp?
        /// The number of entries in its documents.
        package let rows: Int
        /// The reason of a failure, as a sentence.
        package let error: String?
        /// The diagnostics, as JSON text.
        package let diagnostics: String

        /// Creates a reading.
        package init(
            status: String, lastAttemptAt: Timestamp, lastGoodAt: Timestamp?, rows: Int, error: String?,
            diagnostics: String
        ) {
            self.status = status
            self.lastAttemptAt = lastAttemptAt
            self.lastGoodAt = lastGoodAt
            self.rows = rows
            self.error = error
            self.diagnostics = diagnostics
        }
    }

    /// The sources, sorted by id.
    package let items: [Entry]
    /// The moment at which ages are computed.
    package let now: Timestamp

    /// Creates a page.
    package init(_ items: [Entry], now: Timestamp) {
        self.items = items
        self.now = now
    }

    /// The JSON of the list.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("object", "list")
            json.key("data")
            json.array(items) { write($1, to: &$0) }
            json.key("next")
            json.null()
        }
        return json.bytes
    }

    private func write(_ entry: Entry, to json: inout JSONWriter) {
        let (source, reading) = (entry.source, entry.reading)
        json.object { json in
            json.member("id", source.id.rawValue)
            json.member("name", source.name)
            json.member("class", source.className)
            json.member("owns", source.owns.map(\.rawValue))
            json.member("url", source.url)
            json.member("licence", source.licence)
            json.member("status", reading?.status)
            json.member("last_attempt_at", reading?.lastAttemptAt)
            json.member("last_good_at", reading?.lastGoodAt)
            json.member("age_seconds", entry.age(at: now))
            json.member("stale", entry.isStale(at: now))
            json.member("rows", reading.map { Int64($0.rows) })
            json.member("error", reading?.error)
            json.key("diagnostics")
            json.raw(reading?.diagnostics ?? "[]")
        }
    }
}

extension Source {
    /// The class of the source for display: a seller's own, or another catalog.
    package var className: String { owns.isEmpty ? "catalog" : "seller" }
}

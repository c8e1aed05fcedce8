package import Tariff

/// Every source with how reading it went.
package struct SourcePage: Sendable {
    /// A source and how reading it went the last time.
    package struct Entry: Sendable {
        /// The source.
        package let source: Source
        /// How reading it went; nil when it was never read.
        package let reading: Reading?

        /// Makes an entry.
        package init(source: Source, reading: Reading?) {
            self.source = source
            self.reading = reading
        }

        /// Whether the newest good document is too old at a moment; nil when there is none.
        package func isStale(at now: Timestamp) -> Bool? {
            reading?.lastGoodAt.map { source.isStale(fetchedAt: $0, at: now) }
        }

        /// How old the newest good document is, in seconds; nil when there is none.
        package func age(at now: Timestamp) -> Int64? { reading?.lastGoodAt.map { now.seconds - $0.seconds } }
    }

    /// How reading a source went the last time.
    package struct Reading: Sendable, Hashable {
        /// The word of the run's summary: `ok`, `unchanged`, `failed` or `held`.
        package let status: String
        /// When it was tried last.
        package let lastAttemptAt: Timestamp
        /// When it was read well last; nil when never.
        package let lastGoodAt: Timestamp?
        /// How many entries its documents hold.
        package let rows: Int
        /// Why it failed, as a sentence.
        package let error: String?
        /// What was noticed, as JSON text.
        package let diagnostics: String

        /// Makes a reading.
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
    /// The moment at which ages are told.
    package let now: Timestamp

    /// Makes a page.
    package init(_ items: [Entry], now: Timestamp) {
        self.items = items
        self.now = now
    }

    /// The list as every client gets it.
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
    /// Whose word the source is, for people: a seller's own, or a catalog's.
    package var className: String { owns.isEmpty ? "catalog" : "seller" }
}

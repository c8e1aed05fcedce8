package import Tariff

/// One fetching of a document, as the archive remembers it.
package struct ArchiveRecord: Sendable, Hashable {
    /// The source that was asked.
    package var source: SourceID
    /// Where.
    package var url: String
    /// When.
    package var fetchedAt: Timestamp
    /// What it answered: 200, or 304 where the bytes are those of an earlier fetching.
    package var status: Int
    /// What it gave to ask with the next time.
    package var validators: Validators
    /// The hash of the bytes, by which they are found.
    package var sha256: String
    /// Their length; nil where they did not come again.
    package var bytes: Int?

    /// Makes a record.
    package init(
        source: SourceID, url: String, fetchedAt: Timestamp, status: Int, validators: Validators, sha256: String,
        bytes: Int?
    ) {
        self.source = source
        self.url = url
        self.fetchedAt = fetchedAt
        self.status = status
        self.validators = validators
        self.sha256 = sha256
        self.bytes = bytes
    }

    /// The record as JSON, a line.
    var json: String {
        var json = JSONWriter()
        json.object { json in
            json.member("source", source.rawValue)
            json.member("url", url)
            json.member("fetched_at", fetchedAt)
            json.member("status", Int64(status))
            json.member("etag", validators.etag)
            json.member("last_modified", validators.lastModified)
            json.member("sha256", sha256)
            json.member("bytes", bytes.map { Int64($0) })
        }
        return json.text + "\n"
    }

    /// Reads a record; nil when it is none of this source.
    init?(json bytes: [UInt8], source: SourceID) {
        guard let node = try? JSONReader.read(bytes), node["source"]?.string == source.rawValue,
            let url = node["url"]?.string, let moment = node["fetched_at"]?.string.flatMap({ Timestamp($0) }),
            let status = node["status"]?.integer, let sha256 = node["sha256"]?.string,
            sha256.utf8.count == 64, sha256.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.init(
            source: source, url: url, fetchedAt: moment, status: Int(status),
            validators: Validators(etag: node["etag"]?.string, lastModified: node["last_modified"]?.string),
            sha256: sha256, bytes: node["bytes"]?.integer.map { Int($0) })
    }

    /// The name of its file, in the order of time; it names the bytes too, so that nobody has to open it for them.
    var fileName: String { Self.time(fetchedAt) + "-\(sha256.prefix(Self.hashLength)).json" }

    /// How a file's name tells a moment: `2026-08-05T03-15-00Z`.
    static func time(_ moment: Timestamp) -> String { moment.description.replacing(":", with: "-") }

    /// What a file's name tells: when, and the beginning of the hash; nil when it is no name of a record.
    static func parts(ofName name: String) -> (time: Substring, hash: Substring)? {
        guard name.hasSuffix(".json"), let mark = name.lastIndex(of: "-") else { return nil }
        let hash = name[name.index(after: mark)...].dropLast(".json".count)
        return hash.count == hashLength ? (name[..<mark], hash) : nil
    }

    /// How much of a hash tells the documents of a source from each other.
    static let hashLength = 16
}

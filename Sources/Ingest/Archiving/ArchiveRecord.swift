import JSON
package import Tariff

/// One fetch of a document, as recorded in the archive.
package struct ArchiveRecord: Sendable, Hashable {
    /// The source.
    package var source: SourceID
    /// The address of the document.
    package var url: String
    /// The time of the fetch.
    package var fetchedAt: Timestamp
    /// The HTTP status: 200, or 304 if the bytes are those of an earlier fetch.
    package var status: Int
    /// The validators for the next request.
    package var validators: Validators
    /// The hash of the bytes, which is also their file name.
    package var sha256: String
    /// The length of the bytes; nil if they were not sent again.
    package var bytes: Int?

    /// Creates a record.
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

    /// The record as one line of JSON.
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

    /// Parses a record; nil if it is not a record of this source.
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

    /// The name of the record's file.
    ///
    /// It sorts by time and includes the hash, so that finding the bytes does not require opening the record.
    var fileName: String { Self.time(fetchedAt) + "-\(sha256.prefix(Self.hashLength)).json" }

    /// Returns the form of a time in file names: `2026-08-05T03-15-00Z`.
    static func time(_ moment: Timestamp) -> String { moment.description.replacing(":", with: "-") }

    /// Returns the time and the hash prefix in a file name; nil if it is not the name of a record.
    static func parts(ofName name: String) -> (time: Substring, hash: Substring)? {
        guard name.hasSuffix(".json"), let mark = name.lastIndex(of: "-") else { return nil }
        let hash = name[name.index(after: mark)...].dropLast(".json".count)
        return hash.count == hashLength ? (name[..<mark], hash) : nil
    }

    /// The number of hash digits that distinguish the documents of a source.
    static let hashLength = 16
}

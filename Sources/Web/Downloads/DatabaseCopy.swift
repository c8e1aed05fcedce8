import Glibc
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// A copy of the database that can be downloaded while the database goes on changing.
///
/// The file has no name any more once it is open, so nothing stays behind however the server ends.
package final class DatabaseCopy: Sendable {
    private let file: CInt
    private let form: Representation
    private let length: Int

    /// How many bytes are read at once.
    private static let piece = 1 << 17

    /// What is wrong with a file.
    package struct Unreadable: Error, CustomStringConvertible {
        /// The sentence.
        package let description: String
    }

    /// Takes over a file; its name goes.
    ///
    /// - Throws: ``Unreadable`` when it cannot be read.
    package init(takingOver path: String) throws(Unreadable) {
        file = open(path, O_RDONLY | O_CLOEXEC)
        unlink(path)
        guard file >= 0 else {
            throw Unreadable(
                description:
                    "The copy of the database at \(path) cannot be opened: \(String(cString: strerror(errno))).")
        }
        var hash = BodyHash()
        var length = 0
        while true {
            let bytes = Self.read(file, at: length)
            if bytes.isEmpty { break }
            hash.add(bytes)
            length += bytes.count
        }
        self.length = length
        form = Representation(
            etag: "\"\(hash.text)\"", contentType: "application/vnd.sqlite3", length: length, age: Reply.longestAge)
    }

    deinit { close(file) }

    /// The response to a request: whole, only its head, or the word that nothing changed.
    func response(to request: HTTPRequest) -> Response {
        form.response(to: request) {
            ResponseBody(contentLength: length) { [self] writer in
                var place = 0
                while place < length {
                    let bytes = try await NIOThreadPool.singleton.runIfActive { [place] in
                        Self.read(self.file, at: place)
                    }
                    // A file without a name changes no more; one that ends early is a fault of the disk.
                    guard !bytes.isEmpty else { throw Unreadable(description: "The copy of the database ended early.") }
                    place += bytes.count
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            }
        }
    }

    private static func read(_ file: CInt, at place: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: piece) { room, count in
            count = max(0, pread(file, room.baseAddress, piece, off_t(place)))
        }
    }
}

import Glibc
import HTTPTypes
import Hummingbird
import NIOCore
import NIOPosix

/// A copy of the database for downloads, which does not change while the database does.
///
/// The file is unlinked as soon as it is open, so that nothing is left behind, however the server ends.
package final class DatabaseCopy: Sendable {
    private let file: CInt
    private let representation: Representation
    private let length: Int

    /// The number of bytes that are read at once.
    private static let chunkSize = 1 << 17

    /// A file that cannot be read.
    package struct Unreadable: Error, CustomStringConvertible {
        /// The reason, as a sentence.
        package let description: String
    }

    /// Opens a file, and unlinks it.
    ///
    /// - Throws: ``Unreadable`` if it cannot be opened.
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
        representation = Representation(
            etag: "\"\(hash.text)\"", contentType: "application/vnd.sqlite3", length: length, age: Reply.longestAge)
    }

    deinit { close(file) }

    /// Returns the response to a request: the file, its head alone, or the confirmation that nothing changed.
    func response(to request: HTTPRequest) -> Response {
        representation.response(to: request) {
            ResponseBody(contentLength: length) { [self] writer in
                var offset = 0
                while offset < length {
                    let bytes = try await NIOThreadPool.singleton.runIfActive { [offset] in
                        Self.read(self.file, at: offset)
                    }
                    // Nobody can change an unlinked file. If it ends early, the disk is at fault.
                    guard !bytes.isEmpty else { throw Unreadable(description: "The copy of the database ended early.") }
                    offset += bytes.count
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            }
        }
    }

    private static func read(_ file: CInt, at offset: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: chunkSize) { buffer, count in
            count = max(0, pread(file, buffer.baseAddress, chunkSize, off_t(offset)))
        }
    }
}

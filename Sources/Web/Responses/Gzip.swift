import CZlib
import NIOCore

/// Compression for `Content-Encoding: gzip` (RFC 1952), by zlib.
enum Gzip {
    /// The reasons why bytes cannot be compressed or decompressed.
    enum Failure: Error {
        /// zlib could not allocate memory.
        case noMemory
        /// The compressed bytes are damaged.
        case damaged
    }

    /// Returns the compressed bytes.
    static func compress(_ bytes: ByteBufferView) throws(Failure) -> ByteBuffer {
        var stream = z_stream()
        // 15 bits of window, and 16 more for the header of gzip instead of the one of zlib.
        guard ratecard_deflate_init(&stream, 6, 15 + 16) == Z_OK else { throw .noMemory }
        defer { deflateEnd(&stream) }
        let bound = Int(deflateBound(&stream, UInt(bytes.count)))
        var output = ByteBufferAllocator().buffer(capacity: bound)
        let written = bytes.withUnsafeBytes { input in
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { room in
                stream.next_in = UnsafeMutablePointer(
                    mutating: input.bindMemory(to: UInt8.self).baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = room.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(room.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { return 0 }
                return room.count - Int(stream.avail_out)
            }
        }
        guard written > 0 else { throw .noMemory }
        return output
    }
}

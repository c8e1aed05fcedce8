import CZlib
import NIOCore

/// Compression for `Content-Encoding: gzip` (RFC 1952), by zlib.
enum Gzip {
    /// The compressed bytes, or nil when zlib refuses, which it does only without memory.
    static func compress(_ bytes: ByteBufferView) -> ByteBuffer? {
        var stream = z_stream()
        // 15 bits of window, and 16 more for gzip's own header instead of zlib's.
        guard ratecard_deflate_init(&stream, 6, 15 + 16) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let most = Int(deflateBound(&stream, UInt(bytes.count)))
        var output = ByteBufferAllocator().buffer(capacity: most)
        let isDone = bytes.withUnsafeBytes { input in
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { room in
                stream.next_in = UnsafeMutablePointer(
                    mutating: input.bindMemory(to: UInt8.self).baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = room.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(room.count)
                guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { return 0 }
                return room.count - Int(stream.avail_out)
            } > 0
        }
        return isDone ? output : nil
    }
}

import CZlib
import NIOCore

/// Decompresses bytes of ``Gzip`` in chunks.
struct GzipReader: ~Copyable {
    private let compressed: ByteBuffer
    private let stream: UnsafeMutablePointer<z_stream>
    private var offset = 0
    private var isDone = false

    /// Creates a reader at the start of compressed bytes.
    ///
    /// - Throws: if zlib has no memory.
    init(_ compressed: ByteBuffer) throws(Gzip.Failure) {
        self.compressed = compressed
        // zlib stores the address of the stream, so that it must not move.
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
            stream.deallocate()
            throw .noMemory
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Returns the next chunk of at most `size` bytes, or nil at the end.
    ///
    /// - Throws: if the bytes are damaged.
    mutating func next(_ size: Int) throws(Gzip.Failure) -> ByteBuffer? {
        guard !isDone else { return nil }
        var output = ByteBufferAllocator().buffer(capacity: size)
        var code = Z_OK
        let (stream, start) = (stream, offset)
        offset += compressed.readableBytesView.withUnsafeBytes { input -> Int in
            let rest = UnsafeMutableRawBufferPointer(mutating: UnsafeRawBufferPointer(rebasing: input[start...]))
            stream.pointee.next_in = rest.bindMemory(to: UInt8.self).baseAddress
            stream.pointee.avail_in = UInt32(rest.count)
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { room in
                stream.pointee.next_out = room.bindMemory(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(size)
                code = inflate(stream, Z_NO_FLUSH)
                return size - Int(stream.pointee.avail_out)
            }
            return rest.count - Int(stream.pointee.avail_in)
        }
        guard code == Z_OK || code == Z_STREAM_END else { throw .damaged }
        isDone = code == Z_STREAM_END
        return output
    }
}

import CZlib
import NIOCore

/// Unpacks what ``Gzip`` compressed, piece by piece.
struct GzipReader: ~Copyable {
    private let packed: ByteBuffer
    private let stream: UnsafeMutablePointer<z_stream>
    private var read = 0
    private var isDone = false

    /// Begins at the start of compressed bytes.
    ///
    /// - Throws: when zlib has no memory.
    init(_ packed: ByteBuffer) throws(GzipError) {
        self.packed = packed
        // zlib keeps the address of the stream, so it must not move.
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

    /// The next bytes, at most so many; nil at the end.
    ///
    /// - Throws: when the bytes are damaged.
    mutating func next(_ most: Int) throws(GzipError) -> ByteBuffer? {
        guard !isDone else { return nil }
        var output = ByteBufferAllocator().buffer(capacity: most)
        var code = Z_OK
        let (stream, start) = (stream, read)
        read += packed.readableBytesView.withUnsafeBytes { input -> Int in
            let rest = UnsafeMutableRawBufferPointer(mutating: UnsafeRawBufferPointer(rebasing: input[start...]))
            stream.pointee.next_in = rest.bindMemory(to: UInt8.self).baseAddress
            stream.pointee.avail_in = UInt32(rest.count)
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { room in
                stream.pointee.next_out = room.bindMemory(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(most)
                code = inflate(stream, Z_NO_FLUSH)
                return most - Int(stream.pointee.avail_out)
            }
            return rest.count - Int(stream.pointee.avail_in)
        }
        guard code == Z_OK || code == Z_STREAM_END else { throw .damaged }
        isDone = code == Z_STREAM_END
        return output
    }
}

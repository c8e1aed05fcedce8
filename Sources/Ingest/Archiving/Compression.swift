import CZlib

/// Compression of archived documents (gzip, RFC 1952) with zlib.
enum Compression {
    /// A window of 15 bits, plus 16 to select the gzip format.
    private static let window: Int32 = 15 + 16

    /// Returns the compressed bytes, or nil if zlib fails, which happens only when memory runs out.
    static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard ratecard_deflate_init(&stream, 6, window) == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        let most = Int(deflateBound(&stream, UInt(bytes.count)))
        var input = bytes
        return input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            return [UInt8](unsafeUninitializedCapacity: most) { room, count in
                stream.next_out = room.baseAddress
                stream.avail_out = UInt32(room.count)
                count = deflate(&stream, Z_FINISH) == Z_STREAM_END ? room.count - Int(stream.avail_out) : 0
            }
        }
    }

    /// Returns the decompressed bytes, or nil if they are damaged or exceed the limit.
    static func expanded(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, window, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var result: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        var input = bytes
        return input.withUnsafeMutableBufferPointer { input -> [UInt8]? in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            while true {
                let (code, made) = piece.withUnsafeMutableBufferPointer { room in
                    stream.next_out = room.baseAddress
                    stream.avail_out = UInt32(room.count)
                    return (inflate(&stream, Z_NO_FLUSH), room.count - Int(stream.avail_out))
                }
                guard code == Z_OK || code == Z_STREAM_END, result.count + made <= limit else { return nil }
                result += piece[..<made]
                if code == Z_STREAM_END { return result }
                if made == 0, stream.avail_in == 0 { return nil }
            }
        }
    }
}

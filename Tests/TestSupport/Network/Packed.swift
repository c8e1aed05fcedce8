import CZlib

/// Bodies as servers compress them, made without the libraries that compress best: all but gzip are only wrapped.
package enum Packed {
    /// The bytes by gzip (RFC 1952).
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        guard ratecard_deflate_init(&stream, 9, 15 + 16) == Z_OK else { return [] }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                _ = deflate(&stream, Z_FINISH)
                return Array(output[..<(output.count - Int(stream.avail_out))])
            }
        }
    }

    /// The bytes, at most 65536, as one stored block of brotli (RFC 7932).
    package static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        // A window of 16 bits; a block that is not the last, four nibbles of length less one, uncompressed.
        let head = UInt32(bytes.count - 1) << 4 | 1 << 20
        return (0..<3).map { UInt8(truncatingIfNeeded: head >> (8 * $0)) } + bytes + [3]
    }

    /// The bytes as one raw block of zstd (RFC 8878).
    package static func zstd(_ bytes: [UInt8]) -> [UInt8] {
        zstdHead(bytes.count) + blockHead(bytes.count, kind: 0, isLast: true) + bytes
    }

    /// A few bytes of zstd that unfold to that many blanks: one of 128 KiB for every four.
    package static func bomb(blanks: Int) -> [UInt8] {
        let count = max(1, blanks >> 17)
        return zstdHead(count << 17)
            + (1...count).flatMap { blockHead(1 << 17, kind: 1, isLast: $0 == count) + [UInt8(ascii: " ")] }
    }

    private static func zstdHead(_ size: Int) -> [UInt8] {
        // No single segment: a window of 8 MiB, and the size in eight bytes.
        [0x28, 0xB5, 0x2F, 0xFD, 0b1100_0000, 13 << 3] + (0..<8).map { UInt8(truncatingIfNeeded: size >> (8 * $0)) }
    }

    private static func blockHead(_ size: Int, kind: Int, isLast: Bool) -> [UInt8] {
        let head = size << 3 | kind << 1 | (isLast ? 1 : 0)
        return (0..<3).map { UInt8(truncatingIfNeeded: head >> (8 * $0)) }
    }
}

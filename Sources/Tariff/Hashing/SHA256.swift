/// The SHA-256 hash of FIPS 180-4, so that the catalog's version needs no library.
package struct SHA256: Sendable {
    private var state: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var pending: [UInt8] = []
    private var length: UInt64 = 0

    /// Creates the hash of an empty text.
    package init() {}

    /// The hash of the bytes as 64 hexadecimal digits.
    package static func hex(_ bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// Adds bytes.
    package mutating func update(_ bytes: [UInt8]) {
        length += UInt64(bytes.count)
        var start = 0
        if !pending.isEmpty {
            start = min(64 - pending.count, bytes.count)
            pending.append(contentsOf: bytes[..<start])
            guard pending.count == 64 else { return }
            pending.withUnsafeBufferPointer { mix($0, at: 0) }
            pending.removeAll(keepingCapacity: true)
        }
        bytes.withUnsafeBufferPointer { buffer in
            while start + 64 <= buffer.count {
                mix(buffer, at: start)
                start += 64
            }
        }
        pending.append(contentsOf: bytes[start...])
    }

    /// Ends the hash: 64 hexadecimal digits.
    package mutating func finish() -> String {
        let bits = length * 8
        var tail: [UInt8] = [0x80]
        while (pending.count + tail.count) % 64 != 56 { tail.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        update(tail)
        let digits = Array("0123456789abcdef")
        return String(
            state.flatMap { word in
                stride(from: 28, through: 0, by: -4).map { digits[Int(word >> UInt32($0)) & 15] }
            })
    }

    private mutating func mix(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) {
        Self.constants.withUnsafeBufferPointer { constants in
            mix(bytes, at: start, constants)
        }
    }

    private mutating func mix(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ constants: UnsafeBufferPointer<UInt32>
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
            for index in 0..<16 {
                let at = start + index * 4
                words[index] =
                    UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
                    | UInt32(bytes[at + 3])
            }
            for index in 16..<64 {
                let early = words[index - 15]
                let late = words[index - 2]
                let first = Self.turn(early, 7) ^ Self.turn(early, 18) ^ (early >> 3)
                let second = Self.turn(late, 17) ^ Self.turn(late, 19) ^ (late >> 10)
                words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            // Eight rounds at a time, after which every letter is in its own place again: nothing is moved.
            for index in stride(from: 0, to: 64, by: 8) {
                Self.round(a, b, c, &d, e, f, g, &h, constants[index] &+ words[index])
                Self.round(h, a, b, &c, d, e, f, &g, constants[index + 1] &+ words[index + 1])
                Self.round(g, h, a, &b, c, d, e, &f, constants[index + 2] &+ words[index + 2])
                Self.round(f, g, h, &a, b, c, d, &e, constants[index + 3] &+ words[index + 3])
                Self.round(e, f, g, &h, a, b, c, &d, constants[index + 4] &+ words[index + 4])
                Self.round(d, e, f, &g, h, a, b, &c, constants[index + 5] &+ words[index + 5])
                Self.round(c, d, e, &f, g, h, a, &b, constants[index + 6] &+ words[index + 6])
                Self.round(b, c, d, &e, f, g, h, &a, constants[index + 7] &+ words[index + 7])
            }
            for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
        }
    }

    /// One round, in which two of the eight letters change.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ word: UInt32
    ) {
        let sum = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
        let choice = (e & f) ^ (~e & g)
        let first = h &+ sum &+ choice &+ word
        let other = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
        let majority = (a & b) ^ (a & c) ^ (b & c)
        d &+= first
        h = first &+ other &+ majority
    }

    @inline(__always)
    private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word &>> count | word &<< (32 &- count) }

    /// The fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}

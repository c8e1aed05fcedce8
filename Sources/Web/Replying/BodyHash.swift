/// A quick hash of 128 bits by which a body is told from another, for entity tags.
///
/// Two lanes of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over words of eight bytes, each mixed once more
/// at the end. It is the same on every machine, and no protection against somebody who wants two bodies to collide.
struct BodyHash {
    private var first: UInt64 = 0xcbf2_9ce4_8422_2325
    private var second: UInt64 = 0x8422_2325_cbf2_9ce4

    /// The hash of some bytes, as 32 hexadecimal digits.
    static func text(of bytes: [UInt8]) -> String {
        var hash = BodyHash()
        hash.add(bytes)
        return hash.text
    }

    /// Adds a piece of a body; all pieces but the last have the same length.
    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { raw in
            var place = 0
            while place + 8 <= raw.count {
                add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
                place += 8
            }
            var rest = UInt64(raw.count) << 56
            for (shift, index) in (place..<raw.count).enumerated() { rest |= UInt64(raw[index]) << (8 * shift) }
            add(rest)
        }
    }

    private mutating func add(_ word: UInt64) {
        first = (first ^ word) &* 0x0000_0100_0000_01b3
        first ^= first >> 29
        second = (second ^ (word &* 0x9e37_79b9_7f4a_7c15)) &* 0xff51_afd7_ed55_8ccd
        second ^= second >> 32
    }

    /// What was added so far, as 32 hexadecimal digits.
    var text: String {
        Self.hex(Self.mixed(first)) + Self.hex(Self.mixed(second))
    }

    /// The finaliser of MurmurHash3 (public domain, Austin Appleby): every bit reaches every other.
    private static func mixed(_ word: UInt64) -> UInt64 {
        var word = word
        word = (word ^ (word >> 33)) &* 0xff51_afd7_ed55_8ccd
        word = (word ^ (word >> 33)) &* 0xc4ce_b9fe_1a85_ec53
        return word ^ (word >> 33)
    }

    private static func hex(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// A fast hash of 128 bits that distinguishes bodies, for entity tags.
///
/// It has four lanes similar to FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) over words of eight bytes, each mixed once
/// more at the end, so that a processor works on all four at once. It is the same on every machine, and it does not protect
/// against deliberate collisions.
struct BodyHash {
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (
        0xcbf2_9ce4_8422_2325, 0x8422_2325_cbf2_9ce4, 0x9ce4_8422_2325_cbf2, 0x2325_cbf2_9ce4_8422
    )

    /// Returns the hash of bytes, as 32 hexadecimal digits.
    static func text(of bytes: [UInt8]) -> String {
        var hash = BodyHash()
        hash.add(bytes)
        return hash.text
    }

    /// Adds a chunk of a body; all chunks but the last must have the same length.
    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { raw in
            var offset = 0
            func word(_ position: Int) -> UInt64 {
                UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset + position, as: UInt64.self))
            }
            while offset + 32 <= raw.count {
                add(word(0), word(8), word(16), word(24))
                offset += 32
            }
            while offset + 8 <= raw.count {
                add(word(0), 0, 0, 0)
                offset += 8
            }
            var rest: UInt64 = 0
            for (shift, index) in (offset..<raw.count).enumerated() { rest |= UInt64(raw[index]) << (8 * shift) }
            add(rest, UInt64(raw.count), 0, 0)
        }
    }

    private mutating func add(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        func added(_ lane: UInt64, _ word: UInt64) -> UInt64 {
            let lane = (lane ^ word) &* 0xff51_afd7_ed55_8ccd
            return lane ^ lane >> 32
        }
        lanes = (added(lanes.0, first), added(lanes.1, second), added(lanes.2, third), added(lanes.3, fourth))
    }

    /// The hash of all bytes so far, as 32 hexadecimal digits.
    var text: String {
        let (first, second) = (Self.mixed(lanes.0), Self.mixed(lanes.1))
        let (third, fourth) = (Self.mixed(lanes.2), Self.mixed(lanes.3))
        // Every digit depends on every lane.
        let low = Self.mixed(first &+ third &* 3) ^ second &* 5 &+ fourth &* 7
        let high = Self.mixed(second &+ fourth &* 3) ^ first &* 5 &+ third &* 7
        return Self.hex(Self.mixed(low)) + Self.hex(Self.mixed(high))
    }

    /// Returns a word in which every bit depends on every other: the finaliser of MurmurHash3 (public domain, Austin Appleby).
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

/// Bytes that are written one after the other.
///
/// An array asks at every byte whether somebody shares it. This cannot be copied, so that nobody does.
package struct GrowingBytes: ~Copyable {
    private var room: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// How many bytes were written.
    package private(set) var count = 0

    /// Makes an empty one.
    ///
    /// - Parameter capacity: about how many bytes will be written, so that they are not moved on the way.
    package init(capacity: Int = 0) {
        self.capacity = max(64, capacity)
        room = .allocate(capacity: self.capacity)
    }

    deinit { room.deallocate() }

    /// What was written, as an array.
    package var array: [UInt8] { Array(UnsafeBufferPointer(start: room, count: count)) }

    /// What was written, as text.
    package var text: String { String(decoding: UnsafeBufferPointer(start: room, count: count), as: UTF8.self) }

    /// Adds a byte.
    @inline(__always)
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        room[count] = byte
        count += 1
    }

    /// Adds bytes.
    package mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress else { return }
        reserve(bytes.count)
        (room + count).update(from: first, count: bytes.count)
        count += bytes.count
    }

    /// Adds text.
    package mutating func append(contentsOf text: String) {
        text.withUTF8Bytes { append(contentsOf: $0) }
    }

    /// Adds at most `most` bytes: the body puts them into the room that it is given, and returns how many they are.
    @inline(__always)
    mutating func append(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        reserve(most)
        count += body(room + count)
    }

    @inline(__always)
    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: room, count: count)
        room.deallocate()
        room = larger
    }
}

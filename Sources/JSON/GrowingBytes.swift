/// A buffer to which bytes are appended.
///
/// It cannot be copied, so that it never has to check for other references as an array does at every append.
package struct GrowingBytes: ~Copyable {
    @usableFromInline var room: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    /// The number of bytes that have been appended.
    package var count: Int { end }
    @usableFromInline var end = 0

    /// Creates an empty buffer.
    ///
    /// - Parameter capacity: The approximate number of bytes to be appended, which saves reallocations.
    package init(capacity: Int = 0) {
        self.capacity = max(64, capacity)
        room = .allocate(capacity: self.capacity)
    }

    deinit { room.deallocate() }

    /// The bytes as an array.
    package var array: [UInt8] { Array(UnsafeBufferPointer(start: room, count: end)) }

    /// The bytes as text.
    package var text: String { String(decoding: UnsafeBufferPointer(start: room, count: end), as: UTF8.self) }

    /// Appends a byte.
    @inlinable @inline(__always)
    package mutating func append(_ byte: UInt8) {
        reserve(1)
        room[end] = byte
        end += 1
    }

    /// Appends bytes.
    package mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
        guard let first = bytes.baseAddress else { return }
        reserve(bytes.count)
        (room + end).update(from: first, count: bytes.count)
        end += bytes.count
    }

    /// Appends text.
    package mutating func append(contentsOf text: String) {
        text.withUTF8Bytes { append(contentsOf: $0) }
    }

    /// Appends at most `most` bytes.
    ///
    /// The closure writes them into the memory that it is given, and returns their number.
    @inlinable @inline(__always)
    package mutating func append(atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        reserve(most)
        end += body(room + end)
    }

    @inlinable @inline(__always)
    mutating func reserve(_ more: Int) {
        if end + more > capacity { grow(more) }
    }

    @usableFromInline
    mutating func grow(_ more: Int) {
        capacity = max(capacity * 2, end + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: room, count: end)
        room.deallocate()
        room = larger
    }
}

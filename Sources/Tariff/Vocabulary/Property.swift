/// A stored property of a large value, to which a declaration refers.
///
/// A key path states which property it is. Tables of declarations are walked for every answer, so that the property is read
/// and written at its offset, which the standard library documents as equal to the use of the key path
/// (`MemoryLayout.offset(of:)`).
package struct Property<Root: Sendable, Value: Sendable>: Sendable {
    @usableFromInline let path: any WritableKeyPath<Root, Value> & Sendable
    /// The distance from the beginning of the large value; nil if the property is not stored in line.
    @usableFromInline let offset: Int?

    /// Refers to a property.
    package init(_ path: any WritableKeyPath<Root, Value> & Sendable) {
        self.path = path
        offset = MemoryLayout<Root>.offset(of: path)
    }

    /// Returns the value of the property of the large value at an address.
    ///
    /// Closures of declarations take an address, because each would copy a value that it borrows.
    @inlinable @inline(__always)
    package func value(at root: UnsafePointer<Root>) -> Value {
        guard let offset else { return root.pointee[keyPath: path] }
        return (UnsafeRawPointer(root) + offset).assumingMemoryBound(to: Value.self).pointee
    }

    /// Returns the value of the property of a large value.
    @inlinable @inline(__always)
    package func value(in root: borrowing Root) -> Value { withUnsafePointer(to: root) { value(at: $0) } }

    /// Stores a value of the property.
    @inlinable @inline(__always)
    package func store(_ value: Value, in root: inout Root) {
        guard let offset else { return root[keyPath: path] = value }
        withUnsafeMutablePointer(to: &root) { pointer in
            (UnsafeMutableRawPointer(pointer) + offset).assumingMemoryBound(to: Value.self).pointee = value
        }
    }
}

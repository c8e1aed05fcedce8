/// A stored property of a question, to which a declaration refers.
///
/// A key path says which property it is. Every answer repeats every parameter, so that the property is read and written at
/// its offset, which the standard library documents as equal to the use of the key path (`MemoryLayout.offset(of:)`).
struct Property<Value: Sendable>: Sendable {
    private let path: any WritableKeyPath<Question, Value> & Sendable
    /// The distance from the beginning of a question; nil if the property is not stored in line.
    private let offset: Int?

    /// Refers to a property.
    init(_ path: any WritableKeyPath<Question, Value> & Sendable) {
        self.path = path
        offset = MemoryLayout<Question>.offset(of: path)
    }

    /// Returns the value in a question, which is borrowed so that it is not copied for one property.
    @inline(__always)
    func value(in question: borrowing Question) -> Value {
        guard let offset else { return (copy question)[keyPath: path] }
        return withUnsafePointer(to: question) { pointer in
            (UnsafeRawPointer(pointer) + offset).assumingMemoryBound(to: Value.self).pointee
        }
    }

    /// Stores a value in a question.
    @inline(__always)
    func store(_ value: Value, in question: inout Question) {
        guard let offset else { return question[keyPath: path] = value }
        withUnsafeMutablePointer(to: &question) { pointer in
            (UnsafeMutableRawPointer(pointer) + offset).assumingMemoryBound(to: Value.self).pointee = value
        }
    }
}

/// The reason why bytes are not JSON.
package struct JSONError: Error, Hashable, CustomStringConvertible {
    /// The fault.
    package var problem: String
    /// The offset of the fault in bytes.
    package var offset: Int

    /// The fault with its position, as part of a sentence.
    package var description: String { "it is not JSON: \(problem) (byte \(offset))" }
}

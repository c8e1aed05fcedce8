/// Why bytes are not JSON.
package struct JSONError: Error, Hashable, CustomStringConvertible {
    /// What is wrong.
    package var problem: String
    /// The byte at which it is.
    package var offset: Int

    /// A sentence that names the place.
    package var description: String { "it is not JSON: \(problem) (byte \(offset))" }
}

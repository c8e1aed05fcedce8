/// Why something cannot be packed or unpacked.
enum GzipError: Error {
    /// zlib got no memory.
    case noMemory
    /// The packed bytes are not what they were.
    case damaged
}

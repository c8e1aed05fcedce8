/// The distance of the size and quality of a fitting rate from the requested ones.
///
/// The smallest distance is the best.
struct MediaDistance: Hashable, Comparable {
    private let size: Int64
    private let quality: Int

    /// The distance of a rate that names neither a size nor a quality.
    static let none = MediaDistance(.none, from: .open)

    init(_ conditions: Conditions, from asked: MediaSettings) {
        size = conditions.size.flatMap { SizeLabel($0).distance(from: asked.size ?? .usual) } ?? 0
        quality = conditions.quality.flatMap { Conditions.usualQualities.firstIndex(of: $0) } ?? 0
    }

    /// Compares by size, then by quality.
    static func < (left: MediaDistance, right: MediaDistance) -> Bool {
        (left.size, left.quality) < (right.size, right.quality)
    }
}

/// The distance of the size and quality of a fitting rate from the requested ones.
///
/// The least is the best.
struct MediaDistance: Hashable, Comparable {
    private let size: Int64
    private let quality: Int

    /// Of a rate that says nothing of either.
    static let none = MediaDistance(.none, from: .open)

    init(_ conditions: Conditions, from asked: MediaSettings) {
        size = conditions.size.flatMap { SizeLabel($0).distance(from: asked.size ?? .usual) } ?? 0
        quality = conditions.quality.flatMap { Conditions.usualQualities.firstIndex(of: $0) } ?? 0
    }

    /// Sizes decide before qualities.
    static func < (left: MediaDistance, right: MediaDistance) -> Bool {
        (left.size, left.quality) < (right.size, right.quality)
    }
}

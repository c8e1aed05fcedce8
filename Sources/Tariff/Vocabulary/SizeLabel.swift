/// The sizes that the `size` of a rate covers (`docs/prices-and-units.md`, section 3).
enum SizeLabel {
    /// One size, and the same one turned when that has no price of its own.
    case exact(ImageSize)
    /// `2k`: everything up to a little more than that square; the number in tenths.
    case nominal(tenths: Int64)
    /// Something that no question asks for: a capacity, `max`.
    case other

    init(_ text: String) {
        if let tenths = ImageSize.tenths(ofNominal: text) {
            self = .nominal(tenths: tenths)
        } else {
            self = ImageSize(text).map { .exact($0) } ?? .other
        }
    }

    /// Returns the distance of the label from a size; nil if it does not cover the size.
    ///
    /// The least is the best.
    ///
    /// The size itself comes before the same one turned, and that before nominal sizes, smallest first.
    func distance(from size: ImageSize) -> Int64? {
        switch self {
        case .exact(size): 0
        case .exact(size.turned): 1
        case .nominal(let tenths): size.pixels <= Self.reach(tenths) ? 1 + tenths : nil
        case .exact, .other: nil
        }
    }

    /// The most pixels that are covered.
    var pixels: Int64? {
        switch self {
        case .exact(let size): size.pixels
        case .nominal(let tenths): Self.reach(tenths)
        case .other: nil
        }
    }

    /// 1.05 × (n × 1024)².
    private static func reach(_ tenths: Int64) -> Int64 { 105 * (tenths * 1024) * (tenths * 1024) / 10_000 }
}

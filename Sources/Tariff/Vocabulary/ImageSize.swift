/// Width and height of an image in pixels.
package struct ImageSize: Sendable, Hashable, CustomStringConvertible {
    /// The width, from 1 to ``largestSide``.
    package let width: Int64
    /// The height, from 1 to ``largestSide``.
    package let height: Int64

    /// The longest side that is read: with it a pixel count stays far from the end of the numbers.
    package static let largestSide: Int64 = 100_000

    /// The default of a question.
    package static let usual = ImageSize(width: 1024, height: 1024)

    private init(width: Int64, height: Int64) {
        self.width = width
        self.height = height
    }

    /// Reads `1024x1536`, a square side `512`, or a nominal square `2k` or `0.5k`; nil for anything else.
    package init?(_ text: String) {
        if let tenths = Self.tenths(ofNominal: text) {
            let side = tenths * 1024 / 10
            guard (1...Self.largestSide).contains(side) else { return nil }
            self.init(width: side, height: side)
            return
        }
        let sides = text.split(separator: "x", omittingEmptySubsequences: false).map(Self.side)
        guard let width = sides[0], let height = sides.count == 2 ? sides[1] : width, sides.count <= 2 else {
            return nil
        }
        self.init(width: width, height: height)
    }

    /// The number of pixels in the image.
    package var pixels: Int64 { width * height }

    /// `1024x1536`.
    package var description: String { "\(width)x\(height)" }

    /// The image with width and height exchanged.
    var turned: ImageSize { ImageSize(width: height, height: width) }

    /// The number before the `k` of a nominal size in tenths: 5 for `0.5k`.
    static func tenths(ofNominal text: String) -> Int64? {
        guard text.last == "k" else { return nil }
        let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap(digits), whole <= 100 else { return nil }
        switch parts.count {
        case 1: return whole > 0 ? whole * 10 : nil
        case 2:
            guard parts[1].utf8.count == 1, let tenth = digits(parts[1]), whole + tenth > 0 else { return nil }
            return whole * 10 + tenth
        default: return nil
        }
    }

    private static func side(_ text: Substring) -> Int64? {
        digits(text).flatMap { (1...largestSide).contains($0) ? $0 : nil }
    }

    private static func digits(_ text: Substring) -> Int64? {
        guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(text)
    }
}

/// The shorter side of a video in pixels: `720p`.
package struct VideoResolution: Sendable, Hashable, CustomStringConvertible {
    /// The shorter side.
    package let lines: Int64

    /// The default of a question.
    package static let usual = VideoResolution(lines: 720)

    private init(lines: Int64) { self.lines = lines }

    /// Reads `720p`, or `2k` and `4k` as they are sold; nil for anything else.
    package init?(_ text: String) {
        switch text {
        case "2k": lines = 1440
        case "4k": lines = 2160
        default:
            let digits = text.dropLast()
            guard text.last == "p", (1...5).contains(digits.utf8.count),
                digits.utf8.allSatisfy({ (48...57).contains($0) }), let lines = Int64(digits), lines > 0
            else { return nil }
            self.lines = lines
        }
    }

    /// `720p`.
    package var description: String { "\(lines)p" }
}

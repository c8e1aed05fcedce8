/// How the rate terms of an index fit a question.
///
/// A class, because many look into it and handing it on must not count two references.
final class TermFits: Sendable {
    /// By the place of the rate term, as ``PlainTerm/fit(_:)`` told.
    let fits: [UInt8]
    /// A bit for each rate term that fits, if only but for keys that the question left open.
    private let fitting: [UInt64]

    init(_ fits: [UInt8]) {
        self.fits = fits
        fitting = Self.words(of: fits.count) { words in
            for place in fits.indices where fits[place] != PlainTerm.Fit.no { words[place >> 6] |= 1 << UInt64(place & 63) }
        }
    }

    /// How many words hold a bit for each of that many rate terms.
    static func width(_ count: Int) -> Int { (count + 63) / 64 }

    /// Words with a bit for each of that many rate terms, at first none.
    static func words(of count: Int, _ set: (UnsafeMutableBufferPointer<UInt64>) -> Void) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: width(count))
        words.withUnsafeMutableBufferPointer { set($0) }
        return words
    }

    /// Whether a rate term fits.
    func fit(_ term: Int) -> Bool { fits[term] != PlainTerm.Fit.no }

    /// Calls the body with the place of each of many sets of rate terms of which none fits.
    ///
    /// - Parameter masks: a bit for each rate term, set by set.
    func forEachUnfit(among masks: [UInt64], _ body: (Int) -> Void) {
        masks.withUnsafeBufferPointer { masks in
            fitting.withUnsafeBufferPointer { fitting in
                guard !fitting.isEmpty else { return }
                for set in 0..<masks.count / fitting.count {
                    var shared: UInt64 = 0
                    for word in 0..<fitting.count { shared |= masks[set &* fitting.count &+ word] & fitting[word] }
                    if shared == 0 { body(set) }
                }
            }
        }
    }
}

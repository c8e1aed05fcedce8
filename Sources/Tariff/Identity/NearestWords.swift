/// Finds what somebody who mistyped a word may have meant.
package enum NearestWords {
    /// The nearest of the words, when it is near enough that a slip explains the difference.
    package static func nearest(to word: String, in words: [String]) -> String? {
        let typed = Array(word.lowercased().utf8)
        let reach = max(1, min(3, typed.count / 3))
        var best: (word: String, distance: Int)?
        var slips = SlipCounter()
        for candidate in words {
            let distance = slips.count(from: typed[...], to: Array(candidate.utf8)[...], limit: reach)
            if distance <= reach, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }
}

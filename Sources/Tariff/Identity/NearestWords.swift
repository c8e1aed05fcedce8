/// Finds the word that a mistyped word most likely stands for.
package enum NearestWords {
    /// Returns the nearest of the words, or nil if none is near enough to be explained by a typing error.
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

/// The families by which the lab of a bare name is determined.
///
/// `qwen3-14b-instruct` is a model of Qwen, but `qwen3-14b-dolphin` is not. Many people put the name of a family before
/// models of their own, so every word of the name must be a word that the lab itself uses.
package struct LabFamilies: Sendable, Hashable {
    /// One family of a lab.
    package struct Family: Sendable, Hashable {
        /// The word with which the family's names begin, in the spelling by which names are compared.
        package var word: String
        /// The lab of the family.
        package var lab: LabID

        /// Creates a family.
        package init(word: String, lab: LabID) {
            self.word = word
            self.lab = lab
        }
    }

    /// The families, sorted with the longest word first.
    package let families: [Family]
    /// The words that each lab uses in its names.
    package let words: [LabID: Set<String>]

    /// Creates a collection of known families.
    package init(families: [Family], words: [LabID: Set<String>]) {
        self.families = families.sorted {
            ($1.word.utf8.count, $0.word, $0.lab) < ($0.word.utf8.count, $1.word, $1.lab)
        }
        self.words = words
    }

    /// Creates the families of reviewed labs.
    package init(_ labs: some Sequence<Lab>) {
        self.init(
            families: labs.flatMap { lab in
                lab.families.map { Family(word: NameText.key($0.lowercased()), lab: lab.id) }
            },
            words: Dictionary(labs.map { ($0.id, Set($0.words)) }) { first, _ in first }.filter { !$0.value.isEmpty })
    }

    /// Returns the lab that uses every word of a key, or nil if there is none.
    func lab(of key: String) -> LabID? {
        for family in families where key.hasPrefix(family.word) {
            let rest = key.utf8.dropFirst(family.word.utf8.count)
            guard rest.first.map({ NameText.isDigit($0) || $0 == UInt8(ascii: "-") }) ?? false else { continue }
            let own = words[family.lab] ?? []
            let parts = Substring(rest).split(separator: "-")
            return parts.allSatisfy { Self.isPlain($0, own: own) } ? family.lab : nil
        }
        return nil
    }

    /// Returns true if a word does not indicate another maker.
    ///
    /// Such a word is a number, a size or a version (`32b`, `8x7b`, `a22b`, `v3`), or it is one of the lab's own words or of
    /// the common words, which a number can follow.
    private static func isPlain(_ word: Substring, own: Set<String>) -> Bool {
        let letters = word.prefix { $0.isLetter }
        guard letters.isEmpty || own.contains(String(letters)) || common.contains(String(letters)) else { return false }
        var rest = word.utf8.dropFirst(letters.utf8.count)
        guard let first = rest.first else { return true }
        guard NameText.isDigit(first) else { return false }
        rest = rest.drop(while: NameText.isDigit)
        if rest.first == UInt8(ascii: "x"), rest.count > 1 { rest = rest.dropFirst().drop(while: NameText.isDigit) }
        return rest.count <= 1
    }

    private static let common: Set<String> = [
        "instruct", "chat", "base", "it", "pt", "coder", "code", "math", "vl", "vision", "thinking", "reasoning",
        "reasoner", "preview", "mini", "nano", "micro", "small", "medium", "large", "max", "plus", "pro", "ultra",
        "flash", "lite", "turbo", "image", "images", "audio", "video", "omni", "embed", "embedding", "embeddings",
        "rerank", "reranker", "guard", "python", "instant", "realtime", "live", "tts", "stt", "transcribe", "search",
        "exp", "next", "long", "air", "fast", "translate", "mt", "v", "a", "e", "edit", "hd",
    ]
}

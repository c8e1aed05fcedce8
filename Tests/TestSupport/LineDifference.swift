/// Two texts side by side as a person reads a change: lines that went, lines that came, a little around them.
package enum LineDifference {
    /// The number of unchanged lines that are shown around a change.
    private static let context = 2

    /// The changed lines with `-` and `+` before them, unchanged stretches cut to `…`.
    package static func text(_ before: String, _ after: String) -> String {
        let old = before.split(separator: "\n", omittingEmptySubsequences: false)
        let new = after.split(separator: "\n", omittingEmptySubsequences: false)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [(isChange: Bool, text: String)] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if removed.contains(left) {
                lines.append((true, "- " + old[left]))
                left += 1
            } else if inserted.contains(right) {
                lines.append((true, "+ " + new[right]))
                right += 1
            } else {
                lines.append((false, "  " + old[left]))
                left += 1
                right += 1
            }
        }
        return nearChanges(lines).joined(separator: "\n")
    }

    private static func nearChanges(_ lines: [(isChange: Bool, text: String)]) -> [String] {
        var kept: Set<Int> = []
        for index in lines.indices where lines[index].isChange {
            kept.formUnion(max(0, index - context)...min(lines.count - 1, index + context))
        }
        var result: [String] = []
        for index in lines.indices {
            if kept.contains(index) {
                result.append(lines[index].text)
            } else if result.last != "…" {
                result.append("…")
            }
        }
        return result
    }
}

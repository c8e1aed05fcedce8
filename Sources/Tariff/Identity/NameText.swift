/// Functions for the parts of a name that all sellers spell alike.
enum NameText {
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }

    /// Returns the spelling by which names are compared.
    ///
    /// `claude-sonnet-4.5` and `claude-sonnet-4-5` have the same key, and so do `llama-3.1` and `llama3.1`. A dot before a
    /// digit, an underscore, a colon and a space become hyphens, several hyphens become one, and a hyphen between a letter
    /// and a digit is removed.
    static func key(_ name: String) -> String {
        var name = name
        return name.withUTF8 { bytes in
            String(unsafeUninitializedCapacity: bytes.count) { key in
                var count = 0
                for (index, byte) in bytes.enumerated() {
                    let previous = count > 0 ? key[count - 1] : 0
                    switch byte {
                    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: ":"):
                        if count == 0 || previous == UInt8(ascii: "-") { continue }
                        key[count] = UInt8(ascii: "-")
                        count += 1
                    case UInt8(ascii: ".")
                    where count > 0 && index + 1 < bytes.count && isDigit(bytes[index + 1])
                        && (isDigit(bytes[index - 1]) || isLetter(bytes[index - 1])):
                        // A digit after a letter removes this hyphen again, as it removes any other hyphen.
                        key[count] = UInt8(ascii: "-")
                        count += 1
                    default:
                        if isDigit(byte), previous == UInt8(ascii: "-"), count > 1, isLetter(key[count - 2]) {
                            count -= 1
                        }
                        key[count] = byte
                        count += 1
                    }
                }
                while count > 0, key[count - 1] == UInt8(ascii: "-") { count -= 1 }
                return count
            }
        }
    }

    /// Returns a name such as `claude-opus-5-5` in the spelling with dots, `claude-opus-5.5`.
    ///
    /// Two consecutive short numbers are a version, except in a date such as `06-17`. A colon and a space become hyphens.
    static func dotted(_ name: String) -> String {
        var parts: [Substring] = []
        for part in name.split(whereSeparator: { $0 == "-" || $0 == ":" || $0 == " " }) {
            func isShort(_ text: Substring?) -> Bool {
                text.map {
                    (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(isDigit) && ($0 == "0" || !$0.hasPrefix("0"))
                }
                    ?? false
            }
            if isShort(part), isShort(parts.last), let last = parts.popLast() {
                parts.append(last + "." + part)
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "-")
    }

    /// Removes a date such as `-20250929`, `-2025-09-29` or `-250929` from a name.
    ///
    /// The date can be anywhere after the first word.
    static func splitDate(_ name: String) -> (name: String, date: String?) {
        guard hasLongNumber(name) else { return (name, nil) }
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        func isNumber(_ index: Int, _ count: Int) -> Bool {
            parts.indices.contains(index) && parts[index].utf8.count == count
                && parts[index].utf8.allSatisfy(isDigit)
        }
        for index in parts.indices.dropFirst().reversed() {
            let part = parts[index]
            var date: String?
            var length = 1
            if isNumber(index, 8), part.hasPrefix("20") {
                date = "\(part.prefix(4))-\(part.dropFirst(4).prefix(2))-\(part.suffix(2))"
            } else if isNumber(index, 4), part.hasPrefix("20"), isNumber(index + 1, 2), isNumber(index + 2, 2) {
                date = "\(part)-\(parts[index + 1])-\(parts[index + 2])"
                length = 3
            } else if isNumber(index, 6), part.hasPrefix("2") {
                date = "20\(part.prefix(2))-\(part.dropFirst(2).prefix(2))-\(part.suffix(2))"
            }
            guard let date, Timestamp(date) != nil else { continue }
            let rest = parts[..<index] + parts[(index + length)...]
            return (rest.joined(separator: "-"), date)
        }
        return (name, nil)
    }

    /// Returns true if the text contains four consecutive digits, as every date does.
    private static func hasLongNumber(_ name: String) -> Bool {
        var run = 0
        for byte in name.utf8 {
            run = isDigit(byte) ? run + 1 : 0
            if run == 4 { return true }
        }
        return false
    }
}

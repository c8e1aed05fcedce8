/// The list of an `If-None-Match` (RFC 9110, section 13.1.2).
enum EntityTags {
    /// Whether the list holds the tag or is `*`; a weak tag matches by its text, as this condition compares weakly.
    static func matches(_ list: String, _ tag: String) -> Bool {
        if list == tag { return true }
        for item in list.utf8.split(separator: UInt8(ascii: ",")) {
            var item = item.drop { $0 == 32 || $0 == 9 }
            while let last = item.last, last == 32 || last == 9 { item.removeLast() }
            if item.starts(with: "W/".utf8) { item = item.dropFirst(2) }
            if item.elementsEqual(tag.utf8) || item.elementsEqual("*".utf8) { return true }
        }
        return false
    }
}

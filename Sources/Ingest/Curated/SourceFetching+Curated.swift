import Tariff

extension SourceFetching {
    /// Reads the optional keys of `sources/<id>.yaml` that describe how its document is fetched.
    init(file: inout CuratedFile) {
        self.init()
        if let text = file.optionalText("fetch") {
            isFetched = text != "false"
            if text != "true" && text != "false" {
                file.report("fetch", "is “\(text)”, which is neither true nor false")
            }
        }
        allowsHTTP = file.flag("allow_http")
        allowsPrivate = file.flag("allow_private")
        readKey(&file)
        headers = file.texts("headers")
        for (index, header) in headers.enumerated() where !Self.isHeader(header) {
            file.report("headers[\(index)]", "is “\(header)”, which is not of the form “name: value”")
        }
        if let text = file.optionalText("pages") {
            paging = Paging(rawValue: text)
            let words = Paging.allCases.map(\.rawValue).joined(separator: ", ")
            if paging == nil { file.report("pages", "is “\(text)”, which is not one of \(words)") }
        }
        maxPages = Self.number("max_pages", in: 1...1000, of: &file) ?? maxPages
        maxBytes = Self.number("max_bytes", in: 1...(256 << 20), of: &file) ?? maxBytes
        timeout = Self.number("timeout", in: 1...600, of: &file) ?? timeout
        retries = Self.number("retries", in: 0...5, of: &file) ?? retries
    }

    private mutating func readKey(_ file: inout CuratedFile) {
        keyVariable = file.optionalText("key_env")
        if let name = keyVariable, !name.utf8.allSatisfy({ Self.isName($0) && $0 != UInt8(ascii: "-") }) {
            // The value may be the key itself, so the message does not repeat it.
            file.report("key_env", "is not the name of an environment variable. Write the name, never the key")
            keyVariable = nil
        }
        keyHeader = file.optionalText("key_header")
        if let keyHeader, !keyHeader.utf8.allSatisfy(Self.isName) {
            file.report("key_header", "is “\(keyHeader)”, which is not the name of a header")
        }
        if keyHeader != nil, keyVariable == nil { file.report("key_header", "needs a key_env beside it") }
        if keyVariable != nil, allowsHTTP, !allowsPrivate {
            file.report("key_env", "would send a key without TLS. Take allow_http away")
        }
    }

    private static func number(_ key: String, in range: ClosedRange<Int>, of file: inout CuratedFile) -> Int? {
        file.has(key) ? file.integer(key, in: range) : nil
    }

    private static func isHeader(_ text: String) -> Bool {
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex else { return false }
        let isPrintable = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        return isPrintable && text[..<colon].utf8.allSatisfy(isName)
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

import CCurl

/// An http or https address, parsed by libcurl so that checks and transfers agree on its meaning.
struct WebAddress: Hashable {
    /// The normalized address.
    let text: String
    /// `http` or `https`.
    let scheme: String
    /// The host name in lower case, or a numeric address without brackets.
    let host: String
    /// The port, by default that of the scheme.
    let port: Int
    private let path: String

    /// Parses an address, relative to `base` if there is one; nil if it is not a web address.
    ///
    /// An address with a user or a password is rejected: keys come from the environment.
    init?(_ text: String, relativeTo base: WebAddress? = nil) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }), let url = curl_url() else { return nil }
        defer { curl_url_cleanup(url) }
        if let base, curl_url_set(url, CURLUPART_URL, base.text, 0) != CURLUE_OK { return nil }
        guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK else { return nil }
        func part(_ part: CURLUPart, _ flags: UInt32 = 0) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(url, part, &found, flags) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
        _ = curl_url_set(url, CURLUPART_FRAGMENT, nil, 0)
        guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil, let scheme = part(CURLUPART_SCHEME),
            scheme == "https" || scheme == "http", let host = part(CURLUPART_HOST), !host.isEmpty,
            let port = part(CURLUPART_PORT, UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) }),
            let whole = part(CURLUPART_URL)
        else { return nil }
        self.text = whole
        self.scheme = scheme
        self.host = host.lowercased().filter { $0 != "[" && $0 != "]" }
        self.port = port
        path = part(CURLUPART_PATH) ?? "/"
    }

    /// Returns true if both addresses have the same origin, so that a key for one may be sent to the other.
    func isSameOrigin(as other: WebAddress) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    /// The address for messages, without its query, which may contain secrets.
    var shown: String { "\(scheme)://\(host)\(path)" }

    /// Returns the address with a query parameter set, replacing an earlier one of that name.
    func adding(_ name: String, _ value: String) -> WebAddress? {
        guard let question = text.firstIndex(of: "?") else {
            return WebAddress("\(text)?\(name)=\(Self.escaped(value))")
        }
        let kept = text[text.index(after: question)...].split(separator: "&").filter { !$0.hasPrefix("\(name)=") }
        let query = (kept.map(String.init) + ["\(name)=\(Self.escaped(value))"]).joined(separator: "&")
        return WebAddress("\(text[..<question])?\(query)")
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }.joined()
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A numeric address of the Internet Protocol, version 4 or 6.
struct IPAddress: Hashable, CustomStringConvertible {
    /// Four bytes or sixteen, the first first.
    let bytes: [UInt8]

    /// Reads `192.0.2.1` or `2001:db8::1`, also in brackets and with a zone; nil when it is a name.
    init?(_ text: String) {
        let bare = String(text.drop { $0 == "[" }.prefix { $0 != "]" && $0 != "%" })
        var bytes = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, bare, &bytes) == 1 {
            self.bytes = Array(bytes[..<4])
        } else if inet_pton(AF_INET6, bare, &bytes) == 1 {
            self.bytes = bytes
        } else {
            return nil
        }
    }

    /// The address that a socket is about to be connected to; nil when it is of neither version.
    init?(_ address: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            var four = raw.load(as: sockaddr_in.self).sin_addr
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        case AF_INET6:
            // Behind the family, the port and the flow.
            bytes = (0..<16).map { raw.load(fromByteOffset: 8 + $0, as: UInt8.self) }
        default: return nil
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether it is within a block like `10.0.0.0/8`.
    func isIn(_ block: String) -> Bool {
        let parts = block.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let base = IPAddress(String(parts[0])), let length = Int(parts[1]),
            base.bytes.count == bytes.count, (0...bytes.count * 8).contains(length)
        else { return false }
        return (0..<length).allSatisfy { bit in
            let mask = UInt8(0x80) >> UInt8(bit % 8)
            return bytes[bit / 8] & mask == base.bytes[bit / 8] & mask
        }
    }

    /// Whether anybody on the Internet could mean the same host by it.
    ///
    /// An address of version 6 that carries one of version 4 is as public as that one.
    var isPublic: Bool {
        if let carried { return carried.isPublic }
        return !(bytes.count == 4 ? Self.special4 : Self.special6).contains { isIn($0) }
    }

    private var carried: IPAddress? {
        guard bytes.count == 16 else { return nil }
        if isIn("::ffff:0:0/96") || isIn("64:ff9b::/96") { return IPAddress(bytes: Array(bytes[12...])) }
        return isIn("2002::/16") ? IPAddress(bytes: Array(bytes[2..<6])) : nil
    }

    /// The blocks of RFC 6890 that are not public, multicast, and the address at which one cloud keeps its secrets.
    private static let special4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
    ]

    /// Of version 6 only `2000::/3` is given out to the public, and not all of that.
    private static let special6 = [
        "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "3fff::/20",
    ]

    var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

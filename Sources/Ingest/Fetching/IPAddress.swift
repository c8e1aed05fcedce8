#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An IP address, version 4 or 6.
struct IPAddress: Hashable, CustomStringConvertible {
    /// The four or sixteen bytes in network order.
    let bytes: [UInt8]

    /// Parses `192.0.2.1` or `2001:db8::1`, also in brackets and with a zone; nil if the text is a host name.
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

    /// Reads the address from a socket address; nil for any other address family.
    init?(_ address: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            var four = raw.load(as: sockaddr_in.self).sin_addr
            bytes = withUnsafeBytes(of: &four) { Array($0) }
        case AF_INET6:
            // The address follows the family, the port and the flow information.
            bytes = (0..<16).map { raw.load(fromByteOffset: 8 + $0, as: UInt8.self) }
        default: return nil
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Returns true if the address is within a CIDR block such as `10.0.0.0/8`.
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

    /// True if the address is globally reachable.
    ///
    /// An IPv6 address that embeds an IPv4 address is public if that one is.
    var isPublic: Bool {
        if let carried { return carried.isPublic }
        return !(bytes.count == 4 ? Self.special4 : Self.special6).contains { isIn($0) }
    }

    private var carried: IPAddress? {
        guard bytes.count == 16 else { return nil }
        if isIn("::ffff:0:0/96") || isIn("64:ff9b::/96") { return IPAddress(bytes: Array(bytes[12...])) }
        return isIn("2002::/16") ? IPAddress(bytes: Array(bytes[2..<6])) : nil
    }

    /// The non-public blocks of RFC 6890, multicast, and the address of one cloud's metadata service.
    private static let special4 = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
    ]

    /// The public IPv6 range is `2000::/3`, with some exceptions.
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

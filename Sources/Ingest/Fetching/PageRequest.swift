import Tariff

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The rules for the requests of a source and for the responses that it accepts.
struct PageRequest: Sendable {
    /// The address in the definition.
    ///
    /// Only its server receives the key.
    let home: WebAddress
    let fetching: SourceFetching
    /// The key; empty if none is needed.
    let key: String

    /// Domains of private networks, needed with a proxy because it resolves names itself.
    private static let inner = [".localhost", ".local", ".internal", ".home.arpa"]

    /// Throws if the definition does not allow an address, as far as its text shows.
    ///
    /// Without a proxy the resolved address is checked again on connecting. With a proxy, which resolves names
    /// itself, its owner decides which addresses it lets through.
    func check(_ address: WebAddress, hasProxy: Bool) throws(FetchFailure) {
        guard address.scheme == "https" || fetching.allowsHTTP else { throw .insecure(place: address.shown) }
        guard !fetching.allowsPrivate else { return }
        if let numeric = IPAddress(address.host), !numeric.isPublic {
            throw .notPublic(host: address.host, address: numeric.description)
        }
        // A trailing dot marks a fully qualified name.
        let name = "." + (address.host.hasSuffix(".") ? String(address.host.dropLast()) : address.host)
        if hasProxy, Self.inner.contains(where: { name.hasSuffix($0) }) {
            throw .notPublic(host: address.host, address: "a place behind the proxy")
        }
    }

    /// Returns the headers for an address, including the key if it may be sent there.
    func headers(for address: WebAddress, known: Validators) -> [String] {
        var headers = fetching.headers + known.headers
        if !key.isEmpty, address.isSameOrigin(as: home) {
            headers.append(fetching.keyHeader.map { "\($0): \(key)" } ?? "Authorization: Bearer \(key)")
        }
        return headers
    }

    /// Returns the redirect target of a response, or nil if it does not redirect.
    func redirect(of response: Transfer.Response, from address: WebAddress) throws(FetchFailure) -> WebAddress? {
        guard [301, 302, 303, 307, 308].contains(response.status) else { return nil }
        guard let next = response.headers["location"].flatMap({ WebAddress($0, relativeTo: address) }) else {
            throw .status(response.status, host: address.host, retryAfter: nil)
        }
        return next
    }

    /// Throws if a response is not a document.
    func check(_ response: Transfer.Response, from address: WebAddress, isConditional: Bool) throws(FetchFailure) {
        let host = address.host
        if response.status == 304, isConditional { return }
        guard response.status == 200 else {
            let wait = RetryAfter.seconds(
                response.headers["retry-after"], date: response.headers["date"], now: Int64(time(nil)))
            throw .status(response.status, host: host, retryAfter: wait)
        }
        let blank: [UInt8] = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]
        guard let first = response.body.first(where: { !blank.contains($0) }) else { throw .empty(host: host) }
        guard first != UInt8(ascii: "<") else { throw .webPage(host: host) }
        if isKey(in: response.body) { throw .repeatsKey(host: host) }
    }

    /// Returns the validators of a response, for the next request.
    func validators(of response: Transfer.Response) -> Validators {
        func kept(_ name: String) -> String? {
            response.headers[name].flatMap { $0.isEmpty || $0.utf8.count > 500 || isKey(in: Array($0.utf8)) ? nil : $0 }
        }
        return Validators(etag: kept("etag"), lastModified: kept("last-modified"))
    }

    /// Returns true if bytes contain the key.
    ///
    /// Short keys are not searched for, because they occur by chance.
    private func isKey(in bytes: [UInt8]) -> Bool {
        let key = Array(self.key.utf8)
        guard key.count >= 8, bytes.count >= key.count else { return false }
        return bytes.withUnsafeBytes { bytes in
            (0...bytes.count - key.count).contains { start in
                bytes[start] == key[0] && bytes[start..<start + key.count].elementsEqual(key)
            }
        }
    }
}

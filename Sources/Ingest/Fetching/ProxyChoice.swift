/// Selects the proxy for a host, if any, from the conventional environment variables.
///
/// The choice is made here and passed to libcurl because it affects which checks are possible: with a proxy
/// the socket connects to the proxy, which the owner of this machine chose, and the proxy resolves the name.
struct ProxyChoice {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    /// Returns the proxy's address, or nil for a direct connection.
    func proxy(for address: WebAddress) -> String? {
        guard !isExempt(address) else { return nil }
        // HTTP_PROXY in capitals is ignored: a CGI program receives it from a request header.
        let names = address.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        return (names + ["all_proxy", "ALL_PROXY"]).lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    /// Returns true if `no_proxy` names the host, a parent domain, or a block that contains its address.
    private func isExempt(_ address: WebAddress) -> Bool {
        let text = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        let numeric = IPAddress(address.host)
        return text.lowercased().split(whereSeparator: { $0 == "," || $0 == " " }).contains { entry in
            if entry == "*" { return true }
            if let numeric { return numeric.isIn(String(entry)) || IPAddress(String(entry)) == numeric }
            let name = entry.drop { $0 == "." }
            return !name.isEmpty && (address.host == name || address.host.hasSuffix("." + name))
        }
    }
}

/// Which proxy, if any, stands between us and a host, by the variables that programs share.
///
/// It is chosen here and told to libcurl, because it changes what can be checked: with a proxy the
/// socket leads to the proxy, which the owner of this machine chose, and the proxy resolves the name.
struct ProxyChoice {
    private let environment: [String: String]

    init(_ environment: [String: String]) { self.environment = environment }

    /// The proxy's address; nil is a direct connection.
    func proxy(for address: WebAddress) -> String? {
        guard !isExempt(address) else { return nil }
        // HTTP_PROXY in capitals is what a CGI program gets from a header, so that nobody trusts it.
        let names = address.scheme == "https" ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
        return (names + ["all_proxy", "ALL_PROXY"]).lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    /// Whether `no_proxy` names the host, a domain above it, or a block that its address is in.
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

import Foundation
package import Tariff

/// Fetches the documents of sources, at most six at once and two per host.
///
/// No request goes to an address that the source's definition does not allow, neither at first nor after a
/// redirect. A key is sent only to the server that the definition names.
package struct Fetcher: Sendable {
    private let environment: [String: String]
    private let agent: String
    private let backoff: Duration
    private let longestWait: Duration
    private let gate = FetchGate()

    /// The maximum number of redirects.
    ///
    /// No price list needs more.
    private static let maxRedirects = 5

    /// Creates a fetcher.
    ///
    /// - Parameters:
    ///   - environment: The environment variables with keys, proxies and the file of certificate authorities.
    ///   - agent: The product and its version, `ratecard/1.2.3`.
    ///   - backoff: The approximate delay before the first retry. It doubles with each retry.
    ///   - longestWait: The maximum delay. If a server asks for a longer one, it is not asked again in this run.
    package init(
        environment: [String: String], agent: String, backoff: Duration = .seconds(1),
        longestWait: Duration = .seconds(30)
    ) {
        self.environment = environment
        self.agent = agent
        self.backoff = backoff
        self.longestWait = longestWait
    }

    /// Returns true if the key of a source is set, or if the source needs none.
    package func hasKey(of source: Source) -> Bool { (try? key(of: source)) != nil }

    /// Fetches the document of a source.
    ///
    /// - Parameters:
    ///   - source: The definition of the source.
    ///   - known: The validators of the stored document; nil requests the document unconditionally.
    /// - Returns: The document, or a result without bytes if it did not change.
    /// - Throws: ``FetchFailure``, whose message contains neither the key nor text from the server.
    package func fetch(_ source: Source, known: Validators? = nil) async throws(FetchFailure) -> FetchedDocument {
        guard let home = WebAddress(source.url) else { throw .badAddress(source.url) }
        let request = PageRequest(home: home, fetching: source.fetching, key: try key(of: source))
        // The validators of a first page do not cover the other pages.
        let known = source.fetching.paging == nil ? known : nil
        let first = try await page(home, of: request, known: known ?? Validators(), room: source.fetching.maxBytes)
        if first.status == 304 {
            let validators = request.validators(of: first)
            return FetchedDocument(
                bytes: nil, status: 304, validators: validators.isEmpty ? known ?? Validators() : validators)
        }
        guard let paging = source.fetching.paging else {
            return FetchedDocument(bytes: first.body, status: first.status, validators: request.validators(of: first))
        }
        var list = PagedList(paging)
        var next = try list.add(first.body, from: home)
        while let address = next {
            guard list.count < source.fetching.maxPages else { throw .endlessPages(limit: source.fetching.maxPages) }
            let room = source.fetching.maxBytes - list.bytes
            guard room > 0 else { throw .tooLarge(host: home.host, limit: source.fetching.maxBytes) }
            next = try list.add(
                try await page(address, of: request, known: Validators(), room: room).body, from: address)
        }
        return FetchedDocument(bytes: list.joined(), status: 200, validators: Validators(), pages: list.count)
    }

    /// Fetches one page, with retries for transient failures.
    private func page(
        _ address: WebAddress, of request: PageRequest, known: Validators, room: Int
    ) async throws(FetchFailure) -> Transfer.Response {
        var attempt = 0
        while true {
            do throws(FetchFailure) {
                return try await onePage(address, of: request, known: known, room: room)
            } catch {
                guard error.isPassing, attempt < request.fetching.retries, !Task.isCancelled else { throw error }
                // Random jitter keeps clients that failed together from retrying together.
                let spread = backoff * Int.random(in: 50...150) * (1 << attempt) / 100
                let wait = error.retryAfter.map { .seconds($0) + spread / 4 } ?? spread
                guard wait <= longestWait else { throw error }
                attempt += 1
                guard (try? await Task.sleep(for: wait)) != nil else { throw .cancelled }
            }
        }
    }

    /// Fetches one page and follows its redirects, each checked like the first address.
    private func onePage(
        _ address: WebAddress, of request: PageRequest, known: Validators, room: Int
    ) async throws(FetchFailure) -> Transfer.Response {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(request.fetching.timeout)
        var address = address
        for _ in 0...Self.maxRedirects {
            let proxy = ProxyChoice(environment).proxy(for: address)
            try request.check(address, hasProxy: proxy != nil)
            let transfer = Transfer(
                address: address, headers: request.headers(for: address, known: known), proxy: proxy,
                allowsPrivate: request.fetching.allowsPrivate, maxBytes: room,
                timeout: max(.milliseconds(1), deadline - clock.now),
                stall: .seconds(max(1, min(30, request.fetching.timeout / 2))), agent: agent,
                authorities: authorities)
            let result = await gate.pass(address.host) {
                await Result { () async throws(FetchFailure) in try await transfer.response() }
            }
            let response = try result.get()
            guard let next = try request.redirect(of: response, from: address) else {
                try request.check(response, from: address, isConditional: !known.isEmpty)
                return response
            }
            address = next
        }
        throw .redirectedTooOften(host: request.home.host, count: Self.maxRedirects)
    }

    /// The certificate authorities of a network with an inspecting proxy, from the variables of curl and OpenSSL.
    private var authorities: String? {
        ["CURL_CA_BUNDLE", "SSL_CERT_FILE"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    /// Returns the key that the definition names, or an empty string if it names none.
    private func key(of source: Source) throws(FetchFailure) -> String {
        guard let variable = source.fetching.keyVariable else { return "" }
        let key = (environment[variable] ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !key.isEmpty, key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .noKey(variable: variable)
        }
        return key
    }
}

extension Result {
    /// Creates a result from an asynchronous closure, like `init(catching:)`.
    fileprivate init(_ body: () async throws(Failure) -> Success) async {
        do throws(Failure) { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

import Foundation
package import Tariff

/// Fetches documents of sources: at most six at once, two of one host.
///
/// What the definition of a source does not allow is not asked for, neither at first nor after a
/// redirect. A key goes only to the server that the definition names.
package struct Fetcher: Sendable {
    private let environment: [String: String]
    private let agent: String
    private let backoff: Duration
    private let longestWait: Duration
    private let gate = FetchGate()

    /// No list moves more often than this.
    private static let maxRedirects = 5

    /// Makes a fetcher.
    ///
    /// - Parameters:
    ///   - environment: where keys, proxies and the file of authorities are looked up.
    ///   - agent: the product and its version, `ratecard/1.2.3`.
    ///   - backoff: about how long it waits before it asks again; twice as long each time.
    ///   - longestWait: where a server asks for a longer wait, it is not asked again in this run.
    package init(
        environment: [String: String], agent: String, backoff: Duration = .seconds(1),
        longestWait: Duration = .seconds(30)
    ) {
        self.environment = environment
        self.agent = agent
        self.backoff = backoff
        self.longestWait = longestWait
    }

    /// Whether the key that a source needs is there, or it needs none.
    package func hasKey(of source: Source) -> Bool { (try? key(of: source)) != nil }

    /// Fetches the document of a source.
    ///
    /// - Parameters:
    ///   - source: its definition.
    ///   - known: what came with the document that is held; nil asks for the whole.
    /// - Returns: the document, or that it did not change.
    /// - Throws: ``FetchFailure``, a sentence without the key or anything that the server said.
    package func fetch(_ source: Source, known: Validators? = nil) async throws(FetchFailure) -> FetchedDocument {
        guard let home = WebAddress(source.url) else { throw .badAddress(source.url) }
        let request = PageRequest(home: home, fetching: source.fetching, key: try key(of: source))
        // The validators of a first page say nothing about the others.
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

    /// One page, asked for again while that may help.
    private func page(
        _ address: WebAddress, of request: PageRequest, known: Validators, room: Int
    ) async throws(FetchFailure) -> Transfer.Response {
        var attempt = 0
        while true {
            do throws(FetchFailure) {
                return try await onePage(address, of: request, known: known, room: room)
            } catch {
                guard error.isPassing, attempt < request.fetching.retries, !Task.isCancelled else { throw error }
                // Spread, so that many who failed together do not come back together.
                let spread = backoff * Int.random(in: 50...150) * (1 << attempt) / 100
                let wait = error.retryAfter.map { .seconds($0) + spread / 4 } ?? spread
                guard wait <= longestWait else { throw error }
                attempt += 1
                guard (try? await Task.sleep(for: wait)) != nil else { throw .cancelled }
            }
        }
    }

    /// One page through its redirects, each looked at as if it were the first address.
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

    /// The authorities of a network whose proxy reads along, by the variables that curl and OpenSSL share.
    private var authorities: String? {
        ["CURL_CA_BUNDLE", "SSL_CERT_FILE"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }

    /// The key that the definition names; an empty text where it names none.
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
    /// As `init(catching:)`, for work that waits.
    fileprivate init(_ body: () async throws(Failure) -> Success) async {
        do throws(Failure) { self = .success(try await body()) } catch { self = .failure(error) }
    }
}

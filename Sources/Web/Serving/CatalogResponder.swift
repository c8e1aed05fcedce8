import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Query
import Tariff

/// Answers requests from the catalog that is served.
///
/// A repeated GET costs a look into the replies; everything else goes target, endpoint, answer, reply.
struct CatalogResponder: Sendable {
    let catalog: ServedCatalog
    let routes: RouteTable
    let token: BearerToken?
    let logger: Logger
    let meters: Meters

    /// The longest path and query together, in bytes.
    static let longestTarget = 8_192
    /// The longest body, in bytes.
    static let longestBody = 64 << 10

    init(catalog: ServedCatalog, routes: RouteTable, token: BearerToken?, logger: Logger) {
        self.catalog = catalog
        self.routes = routes
        self.token = token
        self.logger = logger
        meters = Meters(routes: routes.endpoints.count)
    }

    /// The response to a request; what goes wrong is a response too.
    ///
    /// - Throws: only what the connection throws while a body is read.
    func respond(to request: Request) async throws -> Response {
        let start = ContinuousClock.now
        let text = request.head.path ?? "/"
        let now = catalog.moment
        let isKnown = token?.isCarried(by: request.headers[.authorization]) ?? true
        if isKnown, request.method == .get, let reply = catalog.current?.replies.reply(to: text, at: now) {
            let response = reply.response(to: request, at: now)
            meters.count(reply.route, response.status, since: start, isCached: true)
            return response
        }
        let target = Target(text)
        let route = routes.find(target.path)
        var response: Response
        do {
            response = try await answer(request, text, target, route, isKnown: isKnown, at: now)
        } catch let problem as Problem {
            response = problem.response(instance: text, hasBody: request.method != .head)
        } catch let error as HTTPParserError {
            throw error
        } catch let error as ChannelError {
            throw error
        } catch {
            let id = String(UInt64.random(in: .min ... .max), radix: 16)
            logger.error(
                "A request failed.",
                metadata: ["request": "\(id)", "path": "\(target.path.prefix(200))", "error": "\(error)"])
            response = Problem.fault(id).response(instance: text, hasBody: request.method != .head)
        }
        meters.count(route?.place, response.status, since: start, isCached: false)
        return response
    }

    private func answer(
        _ request: Request, _ text: String, _ target: Target, _ route: (place: Int, id: Substring)?, isKnown: Bool,
        at now: Timestamp
    ) async throws -> Response {
        guard text.utf8.count <= Self.longestTarget else { throw Problem.targetTooLong(Self.longestTarget) }
        let endpoint = route.map { routes.endpoints[$0.place] }
        guard isKnown || endpoint?.isOpen ?? false || request.method == .options else { throw Problem.unauthorized }
        guard let endpoint, let route else { throw Problem.noRoute(String(target.path)) }
        guard endpoint.methods.contains(request.method) || endpoint.allowed.contains(request.method) else {
            throw Problem.method(request.method, allowed: endpoint.allowedText)
        }
        if request.method == .options { return Self.preflight(endpoint.allowedText) }

        var words = try target.words()
        if request.method == .post {
            words += try await RequestWords.read(request, of: endpoint)
        }
        let (answer, snapshot): (Endpoint.Answer, Snapshot?)
        switch endpoint.handler {
        case .catalog(let handler):
            guard let current = catalog.current else { throw Problem.noCatalog }
            let (asOf, asked) = try await self.snapshot(for: words, current, at: now)
            snapshot = current
            answer = try handler(
                Asked(
                    index: asked.index, parts: endpoint.parts, now: now, asOf: asOf, id: route.id, words: words))
        case .record(let handler):
            guard let current = catalog.current else { throw Problem.noCatalog }
            snapshot = current
            answer = try await handler(
                Asked(
                    index: current.index, parts: endpoint.parts, now: now, asOf: nil, id: route.id, words: words),
                catalog)
        case .server(let handler):
            try Self.refuse(words)
            // Taken before the answer is made: an answer of another version is never kept under this one.
            snapshot = catalog.current
            answer = try handler(ServerState(catalog: catalog, meters: meters, endpoints: routes.endpoints, now: now))
        case .feed(let find):
            try Self.refuse(words)
            guard let current = catalog.current else { throw Problem.noCatalog }
            let feed = try find(current.index, Asked.ids(route.id))
            return try await current.feeds.document(feed, version: current.index.version).response(to: request)
        case .database:
            try Self.refuse(words)
            guard catalog.current != nil else { throw Problem.noCatalog }
            return try await catalog.databaseCopy().response(to: request)
        }
        let isCacheable = endpoint.isCacheable && request.method != .post
        let reply = Reply(
            answer.bytes, route: route.place, contentType: endpoint.answers.contentType, isCacheable: isCacheable,
            version: snapshot?.index.version ?? "",
            validUntil: [answer.validUntil, snapshot?.index.nextStaleness(after: now)].compactMap { $0 }.min(),
            madeAt: now)
        if isCacheable, let snapshot { snapshot.replies.keep(reply, to: text) }
        return reply.response(to: request, at: now)
    }

    /// Refuses every word where none has a meaning.
    private static func refuse(_ words: [(name: String, value: String)]) throws(Problem) {
        guard let word = words.first else { return }
        throw .badWord(word.name, word.value, "“\(word.name.prefix(60))” has no meaning here; leave it out.")
    }

    /// The catalog that a question means: of now, or of the earlier moment that it names.
    private func snapshot(
        for words: [(name: String, value: String)], _ current: Snapshot, at now: Timestamp
    ) async throws -> (asOf: Timestamp?, snapshot: Snapshot) {
        guard let said = words.first(where: { $0.name == QuestionWord.asOf.rawValue })?.value,
            let moment = Timestamp(said)
        else { return (nil, current) }
        guard moment < now else { return (moment, current) }
        guard let snapshot = try await catalog.snapshot(asOf: moment) else {
            throw Problem.nothingKnown(moment)
        }
        return (moment, snapshot)
    }

    private static func preflight(_ allowed: String) -> Response {
        var headers = StandardHeaders.all
        headers[.allow] = allowed
        headers[.accessControlAllowMethods] = "GET, HEAD"
        headers[.accessControlAllowHeaders] = "Authorization, If-None-Match"
        headers[.accessControlMaxAge] = "86400"
        return Response(status: .noContent, headers: headers)
    }
}

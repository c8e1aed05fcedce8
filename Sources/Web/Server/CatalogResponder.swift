import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Query
import Tariff

/// Answers requests from the catalog that is served.
///
/// A repeated GET costs a look into the replies; everything else goes call, endpoint, answer, reply.
struct CatalogResponder: Sendable {
    let catalog: ServedCatalog
    let routes: RouteTable
    let token: BearerToken?
    let logger: Logger
    let meters: Meters

    /// The longest path and query together, in bytes.
    static let longestTarget = 8_192
    /// How many results are written where a request is read; the connections of its loop wait for them.
    static let longestAtOnce = 50
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
        // What comes behind a request that waits is answered here, however quickly that is done.
        if let response = respondAtOnce(to: request.head) { return response.response }
        let call = call(request.head)
        let response: Response
        do {
            response = try await answer(request, call)
        } catch let error as HTTPParserError {
            throw error
        } catch let error as ChannelError {
            throw error
        } catch {
            response = failed(call, error).response
        }
        meters.count(call.route?.place, response.status, since: call.start, isCached: false)
        return response
    }

    /// The response to a request that needs neither a body nor a wait: a reply that is ready, or the answer of a quick
    /// endpoint.
    ///
    /// - Returns: the response; nil for any other request.
    func respondAtOnce(to request: HTTPRequest) -> BufferedResponse? {
        guard request.method == .get || request.method == .head, let current = catalog.current else { return nil }
        let call = call(request)
        guard call.isKnown else { return nil }
        if let reply = current.replies.reply(to: call.text, at: call.now) {
            let response = reply.response(to: request, at: call.now)
            meters.count(reply.route, response.head.status, since: call.start, isCached: true)
            return response
        }
        let response: BufferedResponse
        do {
            guard let answer = try answerAtOnce(call, current) else { return nil }
            response = answer.response(to: request, at: call.now)
        } catch {
            response = failed(call, error)
        }
        meters.count(call.route?.place, response.head.status, since: call.start, isCached: false)
        return response
    }

    private func call(_ request: HTTPRequest) -> RequestRecord {
        RequestRecord(
            request, routes, isKnown: token?.isCarried(by: request.headerFields[.authorization]) ?? true,
            start: .now, now: catalog.moment)
    }

    /// What is told when something went wrong; what nobody foresaw is logged, and only its number in the log told.
    private func failed(_ call: RequestRecord, _ error: any Error) -> BufferedResponse {
        let hasBody = call.method != .head
        if let problem = error as? Problem { return problem.response(instance: call.text, hasBody: hasBody) }
        let id = String(UInt64.random(in: .min ... .max), radix: 16)
        logger.error(
            "A request failed.",
            metadata: ["request": "\(id)", "path": "\(call.target.path.prefix(200))", "error": "\(error)"])
        return Problem.fault(id).response(instance: call.text, hasBody: hasBody)
    }

    /// The answer of a quick endpoint from the catalog of now; nil for any other.
    private func answerAtOnce(_ call: RequestRecord, _ current: Snapshot) throws -> Reply? {
        guard let route = call.route, call.text.utf8.count <= Self.longestTarget else { return nil }
        let endpoint = routes.endpoints[route.place]
        guard endpoint.isQuick, case .catalog(let handler) = endpoint.handler, endpoint.allowed.contains(call.method)
        else { return nil }
        let words = try call.target.words()
        guard !words.contains(where: Self.takesLong) else { return nil }
        let asked = EndpointRequest(
            answers: current.answers, parts: endpoint.parts, now: call.now, asOf: nil, id: route.id, words: words)
        return reply(try handler(asked), endpoint, call, from: current)
    }

    /// Whether a word makes an answer long or asks for another catalog, so that others should not wait for it.
    private static func takesLong(_ word: (name: String, value: String)) -> Bool {
        switch QuestionWord(rawValue: word.name) {
        case .asOf: true
        case .limit: Int(word.value).map { $0 > longestAtOnce } ?? false
        default: false
        }
    }

    private func answer(_ request: Request, _ call: RequestRecord) async throws -> Response {
        guard call.text.utf8.count <= Self.longestTarget else { throw Problem.targetTooLong(Self.longestTarget) }
        let endpoint = call.route.map { routes.endpoints[$0.place] }
        guard call.isKnown || endpoint?.isOpen ?? false || call.method == .options else { throw Problem.unauthorized }
        guard let endpoint, let route = call.route else { throw Problem.noRoute(String(call.target.path)) }
        guard endpoint.methods.contains(call.method) || endpoint.allowed.contains(call.method) else {
            throw Problem.method(call.method, allowed: endpoint.allowedText)
        }
        if call.method == .options { return Self.preflight(endpoint.allowedText) }

        let now = call.now
        var words = try call.target.words()
        if call.method == .post {
            words += try await RequestWords.read(request, of: endpoint)
        }
        let (answer, snapshot): (Endpoint.Answer, Snapshot?)
        switch endpoint.handler {
        case .catalog(let handler):
            guard let current = catalog.current else { throw Problem.noCatalog }
            let (asOf, asked) = try await self.snapshot(for: words, current, at: now)
            snapshot = current
            answer = try handler(
                EndpointRequest(
                    answers: asked.answers, parts: endpoint.parts, now: now, asOf: asOf, id: route.id, words: words))
        case .record(let handler):
            guard let current = catalog.current else { throw Problem.noCatalog }
            snapshot = current
            answer = try await handler(
                EndpointRequest(
                    answers: current.answers, parts: endpoint.parts, now: now, asOf: nil, id: route.id, words: words),
                catalog)
        case .server(let handler):
            try Self.refuse(words)
            // Taken before the answer is made: an answer of another version is never kept under this one.
            snapshot = catalog.current
            answer = try handler(ServerState(catalog: catalog, meters: meters, endpoints: routes.endpoints, now: now))
        case .feed(let find):
            try Self.refuse(words)
            guard let current = catalog.current else { throw Problem.noCatalog }
            let feed = try find(current.index, EndpointRequest.ids(route.id))
            return try await current.feeds.document(feed, version: current.index.version).response(to: request.head)
        case .database:
            try Self.refuse(words)
            guard catalog.current != nil else { throw Problem.noCatalog }
            return try await catalog.databaseCopy().response(to: request.head)
        }
        return reply(answer, endpoint, call, from: snapshot).response(to: request.head, at: now).response
    }

    /// Makes an answer ready to be sent, and keeps it for whoever asks the same.
    private func reply(
        _ answer: Endpoint.Answer, _ endpoint: Endpoint, _ call: RequestRecord, from snapshot: Snapshot?
    ) -> Reply {
        let isCacheable = endpoint.isCacheable && call.method != .post
        let reply = Reply(
            answer.bytes, route: call.route?.place ?? 0, contentType: endpoint.answers.contentType,
            isCacheable: isCacheable, version: snapshot?.index.version ?? "",
            validUntil: [answer.validUntil, snapshot?.index.nextStaleness(after: call.now)].compactMap { $0 }.min(),
            madeAt: call.now)
        if isCacheable, let snapshot { snapshot.replies.keep(reply, to: call.text, onlyRepeated: endpoint.isQuick) }
        return reply
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

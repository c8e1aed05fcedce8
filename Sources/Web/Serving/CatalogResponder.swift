import HTTPTypes
import Hummingbird
import Logging
import Query
import Tariff

/// Answers requests from the catalog that is served.
///
/// A repeated GET costs a look into the replies; everything else goes target, endpoint, answer, reply.
struct CatalogResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let catalog: ServedCatalog
    let routes: RouteTable
    let token: BearerToken?
    let meters: Meters

    /// The longest path and query together, in bytes.
    static let longestTarget = 8_192
    /// The longest body, in bytes.
    static let longestBody = 64 << 10

    func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        let text = request.head.path ?? "/"
        let now = catalog.moment
        if token == nil, request.method == .get, let reply = catalog.current?.replies.reply(to: text, at: now) {
            let response = reply.response(to: request, at: now)
            meters.count(target: text, routes, response.status, since: start, isCached: true)
            return response
        }
        let target = Target(text)
        let route = routes.find(target.path)
        var response: Response
        do {
            response = try await answer(request, text, target, route, at: now)
        } catch let problem as Problem {
            response = problem.response(instance: text, hasBody: request.method != .head)
        } catch {
            context.logger.error("A request failed.", metadata: ["path": "\(target.path.prefix(200))", "error": "\(error)"])
            response = Problem.fault(context.id).response(instance: text, hasBody: request.method != .head)
        }
        meters.count(route?.place, response.status, since: start, isCached: false)
        return response
    }

    private func answer(
        _ request: Request, _ text: String, _ target: Target, _ route: (place: Int, id: Substring)?, at now: Timestamp
    ) async throws -> Response {
        guard text.utf8.count <= Self.longestTarget else { throw Problem.targetTooLong(Self.longestTarget) }
        let endpoint = route.map { routes.endpoints[$0.place] }
        if let token, !(endpoint?.isOpen ?? false), request.method != .options,
            !token.isCarried(by: request.headers[.authorization])
        {
            throw Problem.unauthorized
        }
        guard let endpoint, let route else { throw Problem.noRoute(String(target.path)) }
        let allowed = endpoint.methods.contains(.get) ? endpoint.methods + [.head, .options] : endpoint.methods + [.options]
        let names = allowed.map(\.rawValue).joined(separator: ", ")
        guard allowed.contains(request.method) else { throw Problem.method(request.method, allowed: names) }
        if request.method == .options { return Self.preflight(names) }

        let words = request.method == .post ? try await Self.words(in: request, target) : try target.words()
        guard let snapshot = try await snapshot(for: words, endpoint) else { throw Problem.noCatalog }
        let asked = Asked(snapshot: snapshot, now: now, id: route.id, words: words)
        let answer = try await endpoint.answer(asked)
        let reply = Reply(
            answer.bytes, contentType: answer.contentType, version: snapshot.index.version,
            validUntil: [answer.validUntil, snapshot.index.nextStaleness(after: now)].compactMap { $0 }.min(),
            madeAt: now)
        guard answer.isCacheable, request.method != .post else { return reply.response(to: request, at: now) }
        if snapshot === catalog.current { snapshot.replies.keep(reply, to: text) }
        return reply.response(to: request, at: now)
    }

    /// The catalog that a question means: of now, or of the moment that it names.
    private func snapshot(for words: [(name: String, value: String)], _ endpoint: Endpoint) async throws -> Snapshot? {
        guard let said = words.first(where: { $0.name == "as_of" })?.value, let moment = Timestamp(said),
            moment <= catalog.moment
        else { return catalog.current }
        guard let snapshot = try await catalog.snapshot(asOf: moment) else {
            throw Problem.badWord("as_of", said, "Nothing was known yet at \(moment).")
        }
        return snapshot
    }

    private static func words(in request: Request, _ target: Target) async throws -> [(name: String, value: String)] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > longestBody {
            throw Problem.tooLarge(longestBody)
        }
        var body: ByteBuffer
        do { body = try await request.body.collect(upTo: longestBody) } catch { throw Problem.tooLarge(longestBody) }
        let said = try target.words()
        return try JSONWords.read(body.readBytes(length: body.readableBytes) ?? []) + said
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

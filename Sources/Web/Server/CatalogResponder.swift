import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import Query
import Tariff

/// Answers requests from the served catalog.
///
/// This is the complete way of an answer: record, plan, answer, reply, response. ``QuickAnswers`` only takes a shorter way
/// through the same functions.
struct CatalogResponder: Sendable {
    let catalog: ServedCatalog
    let planner: RequestPlanner
    let logger: Logger
    let meters: Meters

    /// The answer to a request, in memory.
    enum Outcome: Sendable {
        /// A reply, and the number of the publication that it was made from; nil if there was no catalog.
        case reply(Reply, publication: Int?)
        /// A problem, or the methods of an endpoint.
        case response(BufferedResponse)
    }

    /// The answer to a request that takes long.
    enum DeferredOutcome: Sendable {
        /// The answer is in memory.
        case inMemory(Outcome)
        /// The answer is sent in chunks.
        case download(Response)
    }

    init(catalog: ServedCatalog, routes: RouteTable, token: BearerToken?, logger: Logger) {
        self.catalog = catalog
        self.logger = logger
        planner = RequestPlanner(routes: routes, token: token)
        meters = Meters(routes: routes.endpoints.map(\.path))
    }

    /// Returns the response to a request, which describes a problem if the request cannot be answered.
    ///
    /// - Throws: only the errors of the connection while a body is read.
    func respond(to request: Request) async throws -> Response {
        let record = record(of: request.head)
        let outcome: DeferredOutcome =
            switch planner.plan(record) {
            case .now(let plan): .inMemory(answer(plan, record))
            case .later(let plan): try await answer(plan, record, request)
            }
        let response =
            switch outcome {
            case .inMemory(.reply(let reply, _)): reply.response(to: record.head, at: record.now).response
            case .inMemory(.response(let response)): response.response
            case .download(let response): response
            }
        count(response.status, record)
        return response
    }

    /// Makes the record of a request whose head was just received.
    func record(of head: HTTPRequest) -> RequestRecord {
        planner.record(of: head, at: catalog.moment)
    }

    /// Counts a response.
    func count(_ status: HTTPResponse.Status, _ record: RequestRecord, isCached: Bool = false) {
        meters.count(record.route?.index, status, since: record.start, isCached: isCached)
    }

    /// Answers a request whose plan needs nothing but memory.
    func answer(_ plan: RequestPlan.Immediate, _ record: RequestRecord) -> Outcome {
        do {
            switch plan {
            case .reject(let problem):
                throw problem
            case .listMethods(let endpoint):
                return .response(Self.methods(of: endpoint))
            case .answer(let question, let endpoint):
                let current = try currentSnapshot()
                return try answer(question, from: current.answers, endpoint, record, current)
            }
        } catch {
            return .response(failure(record, error))
        }
    }

    /// Answers a request whose plan takes long.
    ///
    /// - Throws: only the errors of the connection while a body is read.
    func answer(
        _ plan: RequestPlan.Deferred, _ record: RequestRecord, _ request: Request
    ) async throws -> DeferredOutcome {
        do {
            switch plan {
            case .answer(let answer, let endpoint):
                return try await self.answer(answer, endpoint, record)
            case .readBody(var question, let endpoint):
                question.words += try await RequestWords.read(request, of: endpoint)
                return try await answer(try planner.prepare(question, for: endpoint), endpoint, record)
            }
        } catch let error as HTTPParserError {
            throw error
        } catch let error as ChannelError {
            throw error
        } catch {
            return .inMemory(.response(failure(record, error)))
        }
    }

    private func answer(
        _ answer: PreparedAnswer, _ endpoint: Endpoint, _ record: RequestRecord
    ) async throws -> DeferredOutcome {
        switch answer {
        case .question(let question):
            let current = try currentSnapshot()
            let answers = try await answers(for: question, record, current)
            return .inMemory(try self.answer(question, from: answers, endpoint, record, current))
        case .changes(let question):
            let current = try currentSnapshot()
            let answer = Answer(bytes: try await catalog.changes(question).json)
            return .inMemory(outcome(answer, endpoint, record, current))
        case .server(let answer):
            // The snapshot is taken first, so that an answer is never stored under a later version than its own.
            let snapshot = catalog.current
            let state = ServerState(catalog: catalog, meters: meters, now: record.now)
            return .inMemory(outcome(try answer(state), endpoint, record, snapshot))
        case .feed(let find):
            let current = try currentSnapshot()
            let (feed, version) = (try find(current.index), current.index.version)
            let document = try await current.feeds.value(for: feed.name) {
                try CompressedDocument(feed, version: version)
            }
            return .download(document.response(to: record.head))
        case .database:
            let copy = try await catalog.databaseCopy(beside: currentSnapshot())
            return .download(copy.response(to: record.head))
        }
    }

    private func currentSnapshot() throws(Problem) -> Snapshot {
        guard let current = catalog.current else { throw .noCatalog }
        return current
    }

    /// Returns the answers of the catalog that a question is about: the current one, or the one of an earlier time.
    private func answers(
        for question: PreparedQuestion, _ record: RequestRecord, _ current: Snapshot
    ) async throws -> FastAnswers {
        guard let asOf = question.asOf, asOf < record.now else { return current.answers }
        guard let answers = try await catalog.answers(asOf: asOf, beside: current) else {
            throw Problem.nothingKnown(asOf)
        }
        return answers
    }

    private func answer(
        _ question: PreparedQuestion, from answers: FastAnswers, _ endpoint: Endpoint, _ record: RequestRecord,
        _ current: Snapshot
    ) throws(Problem) -> Outcome {
        let context = AnswerContext(answers: answers, now: record.now, moment: question.asOf ?? record.now)
        return outcome(try question.answer(context), endpoint, record, current)
    }

    private func outcome(
        _ answer: Answer, _ endpoint: Endpoint, _ record: RequestRecord, _ snapshot: Snapshot?
    ) -> Outcome {
        var answer = answer
        answer.validUntil = [answer.validUntil, snapshot?.index.nextStaleness(after: record.now)].compactMap { $0 }
            .min()
        let reply = Reply(
            answer, contentType: endpoint.answers.contentType,
            isCacheable: endpoint.isCacheable && record.head.method != .post, version: snapshot?.index.version ?? "",
            madeAt: record.now)
        return .reply(reply, publication: snapshot?.publication)
    }

    /// Returns the response to a failed request.
    ///
    /// An unforeseen error is logged. The response contains nothing of it but the id of the log entry.
    private func failure(_ record: RequestRecord, _ error: any Error) -> BufferedResponse {
        let (instance, hasBody) = (record.target.text, record.head.method != .head)
        if let problem = error as? Problem { return problem.response(instance: instance, hasBody: hasBody) }
        let id = String(UInt64.random(in: .min ... .max), radix: 16)
        logger.error(
            "A request failed.",
            metadata: ["request": "\(id)", "path": "\(record.target.path.prefix(200))", "error": "\(error)"])
        return Problem.fault(id).response(instance: instance, hasBody: hasBody)
    }

    private static func methods(of endpoint: Endpoint) -> BufferedResponse {
        var headers = StandardHeaders.all
        headers[.allow] = endpoint.allowedText
        headers[.accessControlAllowMethods] = "GET, HEAD"
        headers[.accessControlAllowHeaders] = "Authorization, If-None-Match"
        headers[.accessControlMaxAge] = "86400"
        return BufferedResponse(head: HTTPResponse(status: .noContent, headerFields: headers))
    }
}

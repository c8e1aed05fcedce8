import HTTPTypes
import Query
import Tariff

/// Decides how requests are answered.
///
/// Length, token, path, method and parameters are checked here and nowhere else. A plan is a function of the request, and does
/// not depend on the catalog. Both ways of answering follow it: ``QuickAnswers``
/// on the event loop, and ``CatalogResponder`` off it.
struct RequestPlanner: Sendable {
    let routes: RouteTable
    let token: BearerToken?

    /// The largest size of the path and the query together, in bytes.
    private static let longestTarget = 8_192
    /// The largest number of results that are written on an event loop, because its other connections wait meanwhile.
    private static let longestListOnEventLoop = 50

    /// Makes the record of a request whose head was just received.
    func record(of head: HTTPRequest, at now: Timestamp) -> RequestRecord {
        let target = Target(head.path ?? "/")
        return RequestRecord(
            head: head, target: target, route: routes.find(target.path),
            isAuthorized: token?.isCarried(by: head.headerFields[.authorization]) ?? true, now: now, start: .now)
    }

    /// Returns the plan of a request.
    func plan(_ record: RequestRecord) -> RequestPlan {
        do throws(Problem) { return try checkedPlan(record) } catch { return .now(.reject(error)) }
    }

    /// Reads the parameters of a request, which are complete now.
    func prepare(_ request: EndpointRequest, for endpoint: Endpoint) throws(Problem) -> PreparedAnswer {
        switch endpoint.handler {
        case .catalog(let read):
            return .question(try read(request))
        case .changes:
            return .changes(
                try Problem.reading { () throws(QuestionError) in try ChangesQuestion(words: request.words) })
        case .server(let answer):
            try request.refuseParameters()
            return .server(answer)
        case .feed(let find):
            try request.refuseParameters()
            let ids = request.ids
            return .feed { index throws(Problem) in try find(index, ids) }
        case .database:
            try request.refuseParameters()
            return .database
        }
    }

    private func checkedPlan(_ record: RequestRecord) throws(Problem) -> RequestPlan {
        let method = record.head.method
        guard record.target.text.utf8.count <= Self.longestTarget else { throw .targetTooLong(Self.longestTarget) }
        let endpoint = record.route.map { routes.endpoints[$0.index] }
        guard record.isAuthorized || endpoint?.isOpen ?? false || method == .options else { throw .unauthorized }
        guard let endpoint, let route = record.route else { throw .noRoute(String(record.target.path)) }
        guard endpoint.allowed.contains(method) else { throw .method(method, allowed: endpoint.allowedText) }
        if method == .options { return .now(.listMethods(endpoint)) }

        let request = EndpointRequest(
            parts: endpoint.parts, now: record.now, id: route.id, words: try record.target.words())
        if method == .post { return .later(.readBody(request, endpoint)) }
        let answer = try prepare(request, for: endpoint)
        if endpoint.isQuick, case .question(let question) = answer, question.asOf == nil,
            question.limit <= Self.longestListOnEventLoop
        {
            return .now(.answer(question, endpoint))
        }
        return .later(.answer(answer, endpoint))
    }
}

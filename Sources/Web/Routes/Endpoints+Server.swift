import HTTPTypes
import Query
import Tariff

extension Endpoints {
    /// The server itself.
    static let server: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/sources",
            summary: "Every source: its publisher, its licence, when it was last read, and the diagnostics.",
            answers: .json("SourceList"),
            handler: .server { state in
                guard let snapshot = state.catalog.current else { throw Problem.noCatalog }
                // Ages are given in seconds.
                return Answer(
                    bytes: SourcePage(snapshot.sources, now: state.now).json,
                    validUntil: Timestamp(seconds: state.now.seconds + 1))
            }),
        Endpoint(
            methods: [.get], path: "/healthz", isOpen: true, isCacheable: false,
            summary: "Answers as long as the server runs; requires no token.", answers: .json("Health"),
            handler: .server { _ in Answer(bytes: Array(#"{"status":"ok"}"#.utf8)) }),
        Endpoint(
            methods: [.get], path: "/readyz", isCacheable: false,
            summary: "Readiness: succeeds if there is a catalog, and lists its stale sources.",
            answers: .json("Readiness"), handler: .server { state in Answer(bytes: try Readiness(state).json) }),
        Endpoint(
            methods: [.get], path: "/metrics", isCacheable: false,
            summary: "Requests, replies, and the age of the catalog, in the text format of Prometheus.",
            answers: .text("text/plain; version=0.0.4; charset=utf-8"),
            handler: .server { state in Answer(bytes: Array(MetricsText(state).text.utf8)) }),
        Endpoint(
            methods: [.get], path: "/openapi.json", summary: "This description (OpenAPI 3.1).",
            answers: .json("OpenAPI"), handler: .server { _ in Answer(bytes: OpenAPIDocument.json) }),
    ]
}

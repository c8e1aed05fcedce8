import HTTPTypes
import Query
import Tariff

extension Endpoints {
    /// The server itself.
    static let server: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/sources",
            summary: "Every source: whose word it is, its licence, when it was last read, what was noticed.",
            answers: .json("SourceList"),
            handler: .server { state in
                guard let snapshot = state.catalog.current else { throw Problem.noCatalog }
                // Ages are told in seconds.
                return .init(
                    bytes: SourcePage(snapshot.sources, now: state.now).json,
                    validUntil: Timestamp(seconds: state.now.seconds + 1))
            }),
        Endpoint(
            methods: [.get], path: "/healthz", isOpen: true, isCacheable: false,
            summary: "Whether the server runs; needs no token.", answers: .json("Health"),
            handler: .server { _ in .init(bytes: Array(#"{"status":"ok"}"#.utf8)) }),
        Endpoint(
            methods: [.get], path: "/readyz", isCacheable: false,
            summary: "Whether there is a catalog to answer from, and which of its sources are stale.",
            answers: .json("Readiness"), handler: .server { state in .init(bytes: try Readiness(state).json) }),
        Endpoint(
            methods: [.get], path: "/metrics", isCacheable: false,
            summary: "What the server did and how old its catalog is, in the text format of Prometheus.",
            answers: .text("text/plain; version=0.0.4; charset=utf-8"),
            handler: .server { state in .init(bytes: Array(MetricsText(state).text.utf8)) }),
        Endpoint(
            methods: [.get], path: "/openapi.json", summary: "This description (OpenAPI 3.1).",
            answers: .json("OpenAPI"), handler: .server { _ in .init(bytes: OpenAPIDocument.json) }),
    ]
}

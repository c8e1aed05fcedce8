import HTTPTypes
import Query
import Tariff

/// Everything that can be asked; routes and the description of the interface are both made from this table.
enum Endpoints {
    /// The endpoints, in the order in which they are described.
    static let all: [Endpoint] = decisions + lists + records + server

    private static let search = Endpoint.OwnWord(name: "q", summary: "Part of an id or a name.")

    private static let decisions: [Endpoint] = [
        Endpoint(
            methods: [.get, .post], path: "/v1/cheapest", parts: [.workload, .requirement, .policy],
            summary: "The cheapest offers that can do a job, what they cost, and why others are left out.",
            answers: .json("Decision"),
            handler: .catalog { asked in
                let answer = asked.index.cheapest(try asked.question(), now: asked.moment)
                return .init(bytes: answer.json, validUntil: answer.validUntil)
            }),
        Endpoint(
            methods: [.get, .post], path: "/v1/route", parts: [.workload, .requirement, .policy],
            own: [
                .init(
                    name: "for", summary: "For whom the decision is written.",
                    choices: RouteAnswer.Form.allCases.map(\.rawValue), standard: "json")
            ],
            summary: "The decision as what a router loads: the cheapest offer, and where to turn when it fails.",
            answers: .json("Route"),
            handler: .catalog { asked in
                let (form, rest) = try asked.takingOne("for")
                let answer = asked.index.route(try rest.question(), now: asked.moment)
                return .init(bytes: answer.json(try Asked.reading { () throws(QuestionError) in try .init(word: form) }),
                    validUntil: answer.validUntil)
            }),
        Endpoint(
            methods: [.post], path: "/v1/cost", parts: [.workload, .policy],
            own: [.init(name: "id", summary: "An offer (provider:id) or a model (lab/name).", isRequired: true)],
            summary: "What a workload costs on an offer, line by line, or on every offer of a model.",
            answers: .json("Cost"),
            handler: .catalog { asked in
                let (id, rest) = try asked.taking("id")
                guard let answer = asked.index.cost(of: id, try rest.question(), now: asked.moment) else {
                    throw asked.unknown("model or offer", id)
                }
                return .init(bytes: answer.json)
            }),
    ]

    private static let lists: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/models", parts: [.requirement, .policy, .paging], own: [search],
            summary: "List and search models; an OpenAI client can read it.", answers: .json("ModelList"),
            handler: .catalog { asked in asked.changing(asked.index.models(try asked.list(), now: asked.moment).json) }),
        Endpoint(
            methods: [.get], path: "/v1/models/{id}", summary: "One model with all its offers.",
            answers: .json("Model"),
            handler: .catalog { asked in
                try asked.nothingElse()
                for id in asked.ids {
                    if case .model(let detail)? = asked.index.show(id, now: asked.moment) {
                        return asked.changing(detail.json)
                    }
                }
                throw asked.unknown("model", asked.ids.last ?? "")
            }),
        Endpoint(
            methods: [.get], path: "/v1/offers", parts: [.requirement, .policy, .paging], own: [search],
            summary: "List and search offers.", answers: .json("OfferList"),
            handler: .catalog { asked in asked.changing(asked.index.offers(try asked.list(), now: asked.moment).json) }),
        Endpoint(
            methods: [.get], path: "/v1/offers/{id}", summary: "One offer with prices, limits and evidence.",
            answers: .json("Offer"),
            handler: .catalog { asked in
                try asked.nothingElse()
                for id in asked.ids {
                    if case .offer(let detail)? = asked.index.show(id, now: asked.moment) {
                        return asked.changing(detail.json)
                    }
                }
                throw asked.unknown("offer", asked.ids.last ?? "")
            }),
        Endpoint(
            methods: [.get], path: "/v1/providers", parts: [.requirement, .policy, .paging], own: [search],
            summary: "List and search providers.", answers: .json("ProviderList"),
            handler: .catalog { asked in
                asked.changing(asked.index.providers(try asked.list(), now: asked.moment).json)
            }),
        Endpoint(
            methods: [.get], path: "/v1/providers/{id}", summary: "One provider with the ids of what it sells.",
            answers: .json("Provider"),
            handler: .catalog { asked in
                try asked.nothingElse()
                for id in asked.ids {
                    if let detail = asked.index.provider(id) { return .init(bytes: detail.json) }
                }
                let id = asked.ids.last ?? ""
                throw Problem.unknown("provider", id, near: asked.index.providerSuggestions(for: String(id.prefix(100))))
            }),
        Endpoint(
            methods: [.get], path: "/v1/catalog", summary: "Which catalog answers, and how much it holds.",
            answers: .json("Catalog"),
            handler: .catalog { asked in
                try asked.nothingElse()
                return .init(bytes: asked.index.summary(now: asked.moment).json)
            }),
    ]

    private static let records: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/changes", parts: [.paging],
            own: [
                .init(
                    name: "since", summary: "A time, or the sequence of a catalog: what changed after it.",
                    isRequired: true, pattern: "^([0-9]{1,18}|20[2-9][0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?)$")
            ],
            summary: "What changed in what is published, the oldest first.", answers: .json("ChangeList"),
            handler: .record { asked, catalog in
                let question = try Asked.reading { () throws(QuestionError) in try ChangesQuestion(words: asked.words) }
                return .init(bytes: try await catalog.changes(question).json)
            })
    ]

    private static let server: [Endpoint] = [
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

import HTTPTypes
import Query
import Tariff

extension Endpoints {
    private static let search = Endpoint.OwnWord(name: "q", summary: "Part of an id or a name.")

    /// What there is.
    static let lists: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/models", parts: [.requirement, .policy, .paging], own: [search],
            summary: "List and search models; an OpenAI client can read it.", answers: .json("ModelList"),
            handler: .catalog { asked in asked.changing(asked.answers.models(try asked.list(), now: asked.moment).json)
            }),
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
            handler: .catalog { asked in asked.changing(asked.answers.offers(try asked.list(), now: asked.moment).json)
            }),
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
                asked.changing(asked.answers.providers(try asked.list(), now: asked.moment).json)
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
                throw Problem.unknown(
                    "provider", id, near: asked.index.providerSuggestions(for: String(id.prefix(100))))
            }),
        Endpoint(
            methods: [.get], path: "/v1/catalog", summary: "Which catalog answers, and how much it holds.",
            answers: .json("Catalog"),
            handler: .catalog { asked in
                try asked.nothingElse()
                return .init(bytes: asked.index.summary(now: asked.moment).json)
            }),
    ]
}

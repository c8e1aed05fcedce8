import HTTPTypes
import Query
import Tariff

/// Everything that can be asked of the catalog; the description of the interface is made from this table.
enum Endpoints {
    /// The endpoints, in the order in which they are described.
    static let all: [Endpoint] = [
        Endpoint(
            methods: [.get, .post], path: "/v1/cheapest", words: .question([.workload, .requirement, .policy]),
            summary: "The cheapest offers that can do a job, what they cost, and why others are left out.",
            answers: "Decision"
        ) { asked in
            let question = try asked.question()
            let answer = asked.snapshot.index.cheapest(question, now: asked.now)
            return .init(bytes: answer.json, validUntil: answer.validUntil)
        },
        Endpoint(
            methods: [.get], path: "/v1/models", words: .question([.requirement, .policy, .paging]),
            summary: "List and search models; an OpenAI client can read it.", answers: "ModelList"
        ) { asked in
            .init(bytes: asked.snapshot.index.models(try asked.list(), now: asked.now).json)
        },
        Endpoint(
            methods: [.get], path: "/v1/models/{id}", words: .none,
            summary: "One model with all its offers.", answers: "Model"
        ) { asked in
            for id in asked.ids {
                if case .model(let detail)? = asked.snapshot.index.show(id, now: asked.now) {
                    return .init(bytes: detail.json)
                }
            }
            throw asked.unknown("model")
        },
        Endpoint(
            methods: [.get], path: "/v1/offers", words: .question([.requirement, .policy, .paging]),
            summary: "List and search offers.", answers: "OfferList"
        ) { asked in
            .init(bytes: asked.snapshot.index.offers(try asked.list(), now: asked.now).json)
        },
        Endpoint(
            methods: [.get], path: "/v1/offers/{id}", words: .none,
            summary: "One offer with prices, limits and evidence.", answers: "Offer"
        ) { asked in
            for id in asked.ids {
                if case .offer(let detail)? = asked.snapshot.index.show(id, now: asked.now) {
                    return .init(bytes: detail.json)
                }
            }
            throw asked.unknown("offer")
        },
        Endpoint(
            methods: [.get], path: "/v1/providers", words: .question([.requirement, .policy, .paging]),
            summary: "List and search providers.", answers: "ProviderList"
        ) { asked in
            .init(bytes: asked.snapshot.index.providers(try asked.list(), now: asked.now).json)
        },
        Endpoint(
            methods: [.post], path: "/v1/cost", words: .id([.workload, .policy]),
            summary: "What a workload costs on an offer, line by line, or on every offer of a model.", answers: "Cost"
        ) { asked in
            let (id, rest) = try asked.taking("id")
            guard let answer = asked.snapshot.index.cost(of: id, try rest.question(), now: asked.now) else {
                throw Problem.unknown("model or offer", id, near: asked.snapshot.index.suggestions(for: id))
            }
            return .init(bytes: answer.json, isCacheable: false)
        },
    ]
}

extension Asked {
    /// The problem of an id in the path that nothing has.
    func unknown(_ what: String) -> Problem {
        let id = ids.last ?? ""
        // A long id costs much to compare, and nothing is near it.
        return .unknown(what, id, near: id.utf8.count > 300 ? [] : snapshot.index.suggestions(for: id))
    }
}

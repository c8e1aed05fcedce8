import HTTPTypes
import Query
import Tariff

extension Endpoints {
    private static let search = Endpoint.OwnWord(name: "q", summary: "A part of an id or a name.")

    /// The lists of the catalog and their entries.
    static let lists: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/models", parts: [.requirement, .policy, .paging], own: [search],
            summary: "The list of models, which OpenAI clients can read.", answers: .json("ModelList"),
            handler: list { context, question in context.answers.models(question, now: context.moment).json }),
        Endpoint(
            methods: [.get], path: "/v1/models/{id}", summary: "One model with all its offers.",
            answers: .json("Model"),
            handler: entry { context, ids throws(Problem) in
                for id in ids {
                    if case .model(let detail)? = context.index.show(id, now: context.moment) {
                        return context.changing(detail.json)
                    }
                }
                throw context.unknown("model", ids.last ?? "")
            }),
        Endpoint(
            methods: [.get], path: "/v1/offers", parts: [.requirement, .policy, .paging], own: [search],
            summary: "The list of offers.", answers: .json("OfferList"),
            handler: list { context, question in context.answers.offers(question, now: context.moment).json }),
        Endpoint(
            methods: [.get], path: "/v1/offers/{id}", summary: "One offer with prices, limits and evidence.",
            answers: .json("Offer"),
            handler: entry { context, ids throws(Problem) in
                for id in ids {
                    if case .offer(let detail)? = context.index.show(id, now: context.moment) {
                        return context.changing(detail.json)
                    }
                }
                throw context.unknown("offer", ids.last ?? "")
            }),
        Endpoint(
            methods: [.get], path: "/v1/providers", parts: [.requirement, .policy, .paging], own: [search],
            summary: "The list of providers.", answers: .json("ProviderList"),
            handler: list { context, question in context.answers.providers(question, now: context.moment).json }),
        Endpoint(
            methods: [.get], path: "/v1/providers/{id}", summary: "One provider with the ids of its offers.",
            answers: .json("Provider"),
            handler: entry { context, ids throws(Problem) in
                for id in ids {
                    if let detail = context.index.provider(id) { return Answer(bytes: detail.json) }
                }
                throw AnswerContext.unknownProvider(ids.last ?? "", in: context.index)
            }),
        Endpoint(
            methods: [.get], path: "/v1/catalog", summary: "The version and the size of the catalog.",
            answers: .json("Catalog"),
            handler: entry { context, _ in Answer(bytes: context.index.summary(now: context.moment).json) }),
    ]

    /// Returns the handler of a list.
    private static func list(
        _ json: @escaping @Sendable (AnswerContext, ListQuestion) -> [UInt8]
    ) -> Endpoint.Handler {
        .catalog { request throws(Problem) in
            let question = try request.list()
            return PreparedQuestion(asOf: question.asOf) { context in context.changing(json(context, question)) }
        }
    }

    /// Returns the handler of an entry, which accepts no parameter but `as_of`.
    ///
    /// The texts are those that the id in the path may be.
    private static func entry(
        _ answer: @escaping @Sendable (AnswerContext, [String]) throws(Problem) -> Answer
    ) -> Endpoint.Handler {
        .catalog { request throws(Problem) in
            let ids = request.ids
            return PreparedQuestion(asOf: try request.onlyAsOf()) { context throws(Problem) in
                try answer(context, ids)
            }
        }
    }
}

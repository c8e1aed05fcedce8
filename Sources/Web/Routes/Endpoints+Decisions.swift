import HTTPTypes
import Query
import Tariff

extension Endpoints {
    /// The decisions, and the costs of a workload.
    static let decisions: [Endpoint] = [
        Endpoint(
            methods: [.get, .post], path: "/v1/cheapest", isQuick: true, parts: [.workload, .requirement, .policy],
            summary: "The cheapest offers that meet the requirements, what they cost, and why others are excluded.",
            answers: .json("Decision"),
            handler: .catalog { request throws(Problem) in
                let question = try request.question()
                return PreparedQuestion(asOf: question.policy.asOf, limit: question.policy.limit) { context in
                    let answer = context.answers.cheapest(question, now: context.moment)
                    return Answer(bytes: answer.json, validUntil: answer.validUntil)
                }
            }),
        Endpoint(
            methods: [.get, .post], path: "/v1/route", isQuick: true, parts: [.workload, .requirement, .policy],
            own: [
                .init(
                    name: "for", summary: "The router for which the decision is written.",
                    form: .choice(RouteAnswer.Form.allCases.map(\.rawValue)), standard: "json")
            ],
            summary: "The decision as the configuration of a router: the cheapest offer and its fallbacks.",
            answers: .json("Route"),
            handler: .catalog { request throws(Problem) in
                let (name, rest) = try request.takingOptional("for")
                let question = try rest.question()
                let form = try Problem.reading { () throws(QuestionError) in try RouteAnswer.Form(word: name) }
                return PreparedQuestion(asOf: question.policy.asOf, limit: question.policy.limit) { context in
                    let answer = context.answers.route(question, now: context.moment)
                    return Answer(bytes: answer.json(form), validUntil: answer.validUntil)
                }
            }),
        Endpoint(
            methods: [.post], path: "/v1/cost", parts: [.workload, .policy],
            own: [.init(name: "id", summary: idSummary, isRequired: true, examples: ["openai/gpt-4.1"])],
            summary: "The cost of a workload on an offer, line by line, or on every offer of a model.",
            answers: .json("Cost"),
            handler: .catalog { request throws(Problem) in
                let (id, rest) = try request.taking("id")
                let question = try rest.question()
                return PreparedQuestion(asOf: question.policy.asOf) { context throws(Problem) in
                    guard let answer = context.index.cost(of: id, question, now: context.moment) else {
                        throw context.unknown("model or offer", id)
                    }
                    return Answer(bytes: answer.json)
                }
            }),
        Endpoint(
            methods: [.get, .post], path: "/v1/compare", parts: [.workload, .policy],
            own: [
                .init(
                    name: "id", summary: idSummary, isRequired: true, most: EndpointRequest.mostCompared,
                    examples: ["openai/gpt-4.1", "anthropic/claude-sonnet-4.5"])
            ],
            summary: "The cost of a workload on several models and offers, in the order in which they are given.",
            answers: .json("Comparison"),
            handler: .catalog { request throws(Problem) in
                let (ids, rest) = try request.takingSeveral("id")
                let question = try rest.question()
                return PreparedQuestion(asOf: question.policy.asOf) { context throws(Problem) in
                    guard let answer = context.index.compare(ids, question, now: context.moment) else {
                        let known = { context.index.row(ofOffer: $0) ?? context.index.row(ofModel: $0) }
                        throw context.unknown("model or offer", ids.first { known($0) == nil } ?? "")
                    }
                    return Answer(bytes: answer.json, validUntil: answer.validUntil)
                }
            }),
        Endpoint(
            methods: [.get], path: "/v1/resolve",
            own: [
                .init(
                    name: "id", summary: "An id or a name of a model, as anyone may write it.", isRequired: true,
                    examples: ["gpt-4.1"]),
                .init(
                    name: "at", summary: "The date on which aliases are looked up; by default, the current date.",
                    form: .moment),
            ],
            summary: "The model or offer that an id refers to and the rule, or a refusal with the near misses.",
            answers: .json("Resolution"),
            handler: .catalog { request throws(Problem) in
                let (id, rest) = try request.taking("id")
                let (at, others) = try rest.takingOptional("at")
                let asOf = try others.onlyAsOf()
                let day = try at.map { text throws(Problem) in
                    guard let day = Timestamp(text) else {
                        throw Problem.badWord(
                            "at", text, "“\(text.prefix(60))” is not a date; give one such as 2024-07-01.")
                    }
                    return day
                }
                return PreparedQuestion(asOf: asOf) { context in
                    // Aliases may change every day.
                    let tomorrow = Timestamp(seconds: (context.now.seconds / 86_400 + 1) * 86_400)
                    let answer = context.index.resolve(id, at: day ?? context.moment)
                    return Answer(bytes: answer.json, validUntil: tomorrow)
                }
            }),
    ]
}

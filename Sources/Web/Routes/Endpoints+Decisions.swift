import HTTPTypes
import Query
import Tariff

extension Endpoints {
    /// What is decided, and what a workload costs.
    static let decisions: [Endpoint] = [
        Endpoint(
            methods: [.get, .post], path: "/v1/cheapest", isQuick: true, parts: [.workload, .requirement, .policy],
            summary: "The cheapest offers that can do a job, what they cost, and why others are left out.",
            answers: .json("Decision"),
            handler: .catalog { asked in
                let answer = asked.answers.cheapest(try asked.question(), now: asked.moment)
                return .init(bytes: answer.json, validUntil: answer.validUntil)
            }),
        Endpoint(
            methods: [.get, .post], path: "/v1/route", isQuick: true, parts: [.workload, .requirement, .policy],
            own: [
                .init(
                    name: "for", summary: "For whom the decision is written.",
                    form: .choice(RouteAnswer.Form.allCases.map(\.rawValue)), standard: "json")
            ],
            summary: "The decision as what a router loads: the cheapest offer, and where to turn when it fails.",
            answers: .json("Route"),
            handler: .catalog { asked in
                let (form, rest) = try asked.takingOne("for")
                let answer = asked.answers.route(try rest.question(), now: asked.moment)
                return .init(
                    bytes: answer.json(
                        try EndpointRequest.reading { () throws(QuestionError) in try .init(word: form) }),
                    validUntil: answer.validUntil)
            }),
        Endpoint(
            methods: [.post], path: "/v1/cost", parts: [.workload, .policy],
            own: [.init(name: "id", summary: idSummary, isRequired: true, examples: ["openai/gpt-4.1"])],
            summary: "What a workload costs on an offer, line by line, or on every offer of a model.",
            answers: .json("Cost"),
            handler: .catalog { asked in
                let (id, rest) = try asked.taking("id")
                guard let answer = asked.index.cost(of: id, try rest.question(), now: asked.moment) else {
                    throw asked.unknown("model or offer", id)
                }
                return .init(bytes: answer.json)
            }),
        Endpoint(
            methods: [.get, .post], path: "/v1/compare", parts: [.workload, .policy],
            own: [
                .init(
                    name: "id", summary: idSummary, isRequired: true, most: EndpointRequest.mostCompared,
                    examples: ["openai/gpt-4.1", "anthropic/claude-sonnet-4.5"])
            ],
            summary: "Models and offers side by side on one workload, in the order in which they are named.",
            answers: .json("Comparison"),
            handler: .catalog { asked in
                let (ids, rest) = try asked.takingSeveral("id")
                guard let answer = asked.index.compare(ids, try rest.question(), now: asked.moment) else {
                    let known = { asked.index.row(ofOffer: $0) ?? asked.index.row(ofModel: $0) }
                    throw asked.unknown("model or offer", ids.first { known($0) == nil } ?? "")
                }
                return .init(bytes: answer.json, validUntil: answer.validUntil)
            }),
        Endpoint(
            methods: [.get], path: "/v1/resolve",
            own: [
                .init(
                    name: "id", summary: "An id or a name as somebody writes it.", isRequired: true,
                    examples: ["gpt-4.1"]),
                .init(name: "at", summary: "The day on which an alias is looked up; now.", form: .moment),
            ],
            summary: "Which model or offer an id means, and by which rule; or a refusal with the near misses.",
            answers: .json("Resolution"),
            handler: .catalog { asked in
                let (id, rest) = try asked.taking("id")
                let (at, others) = try rest.takingOne("at")
                try others.nothingElse()
                let day = try at.map { text throws(Problem) in
                    guard let day = Timestamp(text) else {
                        throw Problem.badWord("at", text, "“\(text.prefix(60))” is no day; write one like 2024-07-01.")
                    }
                    return day
                }
                // Aliases change with the day.
                let tomorrow = Timestamp(seconds: (asked.now.seconds / 86_400 + 1) * 86_400)
                return .init(bytes: asked.index.resolve(id, at: day ?? asked.moment).json, validUntil: tomorrow)
            }),
    ]
}

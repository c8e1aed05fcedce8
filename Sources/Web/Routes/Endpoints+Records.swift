import HTTPTypes
import Query
import Tariff

extension Endpoints {
    /// What is recorded beside the catalog.
    static let records: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/changes", parts: [.paging],
            own: [
                .init(
                    name: "since", summary: "A time, or the sequence of a catalog: what changed after it.",
                    form: .momentOrSequence, isRequired: true)
            ],
            summary: "What changed in what is published, the oldest first.", answers: .json("ChangeList"),
            handler: .record { asked, catalog in
                let question = try EndpointRequest.reading { () throws(QuestionError) in
                    try ChangesQuestion(words: asked.words)
                }
                return .init(bytes: try await catalog.changes(question).json)
            })
    ]
}

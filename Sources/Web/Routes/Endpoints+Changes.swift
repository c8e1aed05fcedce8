import HTTPTypes
import Query

extension Endpoints {
    /// The recorded changes of the catalog.
    static let changes: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/v1/changes", parts: [.paging],
            own: [
                .init(
                    name: "since",
                    summary: "A time, or the sequence number of a catalog, after which changes are listed.",
                    form: .momentOrSequence, isRequired: true)
            ],
            summary: "The changes of the published catalog, oldest first.",
            answers: .json("ChangeList"), handler: .changes)
    ]
}

import Feeds
import HTTPTypes
import Query
import Tariff

extension Endpoints {
    private static let catalogSchema = "/feeds/catalog.schema.json"
    private static let tableSchema = "/feeds/catalog.csv-metadata.json"
    private static let tableType = "text/csv; charset=utf-8; header=present"

    /// The whole catalog as files.
    static let feeds: [Endpoint] = [
        Endpoint(
            methods: [.get], path: "/feeds/catalog.json",
            summary: "The whole published catalog as one document, described by /feeds/catalog.schema.json.",
            answers: .json("CatalogFeed"),
            handler: .feed { index, _ in
                Feed(name: "catalog.json", contentType: "application/json", schema: catalogSchema) {
                    document(index, index.catalog)
                }
            }),
        Endpoint(
            methods: [.get], path: "/feeds/catalog.csv",
            summary: "Every published price as a row of a table, described by /feeds/catalog.csv-metadata.json.",
            answers: .file(tableType),
            handler: .feed { index, _ in
                Feed(name: "catalog.csv", contentType: tableType, schema: tableSchema) {
                    PriceTableFeed(index.catalog).csv
                }
            }),
        Endpoint(
            methods: [.get], path: "/feeds/catalog.sqlite",
            summary: "The database itself, with the claims behind the catalog; `ratecard --db` reads it.",
            answers: .file("application/vnd.sqlite3"), handler: .database),
        Endpoint(
            methods: [.get], path: "/feeds/providers/{id}.json",
            summary: "The offers of one provider, in the format of /feeds/catalog.json.",
            answers: .json("CatalogFeed"),
            handler: .feed { index, ids throws(Problem) in
                guard let id = ids.first(where: { id in index.providers.contains { $0.id.rawValue == id } }) else {
                    throw AnswerContext.unknownProvider(ids.last ?? "", in: index)
                }
                return Feed(name: "providers/\(id)", contentType: "application/json", schema: catalogSchema) {
                    index.catalog(of: id).map { document(index, $0) } ?? []
                }
            }),
        Endpoint(
            methods: [.get], path: catalogSchema, summary: "The schema of /feeds/catalog.json (JSON Schema 2020-12).",
            answers: .json("Schema"), handler: .server { _ in Answer(bytes: CatalogFeed.schema) }),
        Endpoint(
            methods: [.get], path: tableSchema,
            summary: "The schema of /feeds/catalog.csv (CSV on the Web metadata).", answers: .json("Schema"),
            handler: .server { _ in Answer(bytes: PriceTableFeed.schema) }),
    ]

    private static func document(_ index: CatalogIndex, _ part: Catalog) -> [UInt8] {
        CatalogFeed(part, version: index.version, sequence: index.sequence, generatedAt: index.generatedAt).json
    }
}

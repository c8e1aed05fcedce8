import Query
import Tariff

/// Whether there is a catalog to answer from, and how good it is.
struct Readiness {
    private let snapshot: Snapshot
    private let state: ServerState

    /// Looks at a server.
    ///
    /// - Throws: a ``Problem`` with status 503 when there is no catalog.
    init(_ state: ServerState) throws(Problem) {
        guard let snapshot = state.catalog.current else { throw .noCatalog }
        self.snapshot = snapshot
        self.state = state
    }

    var json: [UInt8] {
        var json = JSONWriter()
        let index = snapshot.index
        json.object { json in
            json.member("ready", true)
            json.member("version", index.version)
            json.member("sequence", index.sequence)
            json.member("generated_at", index.generatedAt)
            json.member("age_seconds", max(0, state.now.seconds - index.generatedAt.seconds))
            json.member("stale_sources", index.staleSources(at: state.now).map(\.rawValue))
            json.member("trouble", state.catalog.trouble)
        }
        return json.bytes
    }
}

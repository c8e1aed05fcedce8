import JSON
import Query
import Tariff

/// The answer to `/readyz`: the version, the age and the stale sources of the catalog.
struct Readiness {
    private let snapshot: Snapshot
    private let state: ServerState

    /// Reads the state of a server.
    ///
    /// - Throws: a ``Problem`` with status 503 if there is no catalog.
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

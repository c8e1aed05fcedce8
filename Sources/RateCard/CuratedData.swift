import Ingest
import Tariff

/// Loads the curated data for a command, or says everything that is wrong with it.
enum CuratedData {
    static func load(_ path: String) throws -> Curation {
        let loaded: (Curation, [Diagnostic])
        do throws(CurationError) { loaded = try CuratedFolder.load(path) } catch {
            throw CommandFailure.failed(error.description)
        }
        guard loaded.1.isEmpty else {
            throw CommandFailure.failed(
                "The curated data in \(path) has problems:\n"
                    + loaded.1.map { "  " + $0.message }.joined(separator: "\n"))
        }
        return loaded.0
    }
}

import Query
import Store
import Tariff

/// The sources of the curated data with what the database says of them.
enum SourceEntries {
    /// The entries of a list of sources, in their order.
    static func entries(of sources: [Source], _ states: [SourceID: SourceState]) -> [SourcePage.Entry] {
        sources.map { source in
            let reading = states[source.id].map { state in
                SourcePage.Reading(
                    status: state.lastStatus, lastAttemptAt: state.lastAttemptAt, lastGoodAt: state.lastGoodAt,
                    rows: state.rows, error: state.error, diagnostics: state.diagnostics)
            }
            return SourcePage.Entry(source: source, reading: reading)
        }
    }
}

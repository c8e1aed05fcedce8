package import Query
package import Store
package import Tariff

/// Combines the sources of the curated data with the results of their last readings from the database.
package enum SourceEntries {
    /// Returns an entry for each source, in the order of the sources.
    package static func entries(of sources: [Source], _ states: [SourceID: SourceState]) -> [SourcePage.Entry] {
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

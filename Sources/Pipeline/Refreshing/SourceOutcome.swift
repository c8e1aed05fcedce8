import JSON
import Store
package import Tariff

/// The result of reading the documents of one source.
package struct SourceOutcome {
    /// The status of a source, as the summary prints it.
    package enum Status: String, Sendable {
        case ok, unchanged, failed, held
    }

    /// The source.
    package let source: SourceID
    /// The status.
    package internal(set) var status: Status = .unchanged
    /// The number of documents.
    package internal(set) var documents = 0
    /// The number of rates and facts that they state.
    package internal(set) var claims = 0
    /// The number of claims about which nothing was stated before.
    package internal(set) var new = 0
    /// The number of claims that are stated differently.
    package internal(set) var changed = 0
    /// The number of claims that are stated no longer.
    package internal(set) var closed = 0
    /// The number of price fields that became no rate.
    package internal(set) var skipped = 0
    /// The number of entries in the documents.
    var rows = 0
    /// The findings that a person should see.
    package internal(set) var diagnostics: [Diagnostic] = []
    /// The reason of a failure, as a sentence.
    package internal(set) var error: String?
    /// True if all documents that were read are older than the stored one.
    var isHistory = false
    /// The duration of fetching and reading.
    package internal(set) var milliseconds: Int64 = 0
    /// The fetch time of the newest good document.
    var fetchedAt: Timestamp?
    /// The documents to store, with their changes.
    var read: [ReadDocument] = []

    /// A document that was read, with the changes that it makes.
    struct ReadDocument {
        var record: DocumentRecord
        var changes: ClaimChanges
    }

    init(source: SourceID) {
        self.source = source
    }

    /// Returns the outcome with the findings about its documents that were made while deciding between claims.
    ///
    /// The findings about a source that was not read now were reported when it was.
    func adding(_ reconciling: [Diagnostic]) -> SourceOutcome {
        guard status == .ok else { return self }
        var outcome = self
        outcome.diagnostics += reconciling.filter { $0.source == source }
        return outcome
    }

    /// The number of diagnostics of each code.
    package var diagnosticCounts: [(code: String, count: Int)] {
        Dictionary(grouping: diagnostics, by: \.code).map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
    }

    /// The diagnostics as JSON, at most 200 of them, for `ratecard sources`.
    var diagnosticsJSON: String {
        var json = JSONWriter()
        json.array(diagnostics.prefix(200)) { json, diagnostic in
            json.object { json in
                json.member("code", diagnostic.code)
                json.member("key", diagnostic.key)
                json.member("message", diagnostic.message)
            }
        }
        return json.text
    }
}

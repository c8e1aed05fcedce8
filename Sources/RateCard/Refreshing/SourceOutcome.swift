import Store
import Tariff

/// What reading one source's documents came to.
struct SourceOutcome {
    /// The word that the summary prints.
    enum Status: String {
        case ok, unchanged, failed, held
    }

    let source: SourceID
    var status: Status = .unchanged
    /// How many documents were read.
    var documents = 0
    /// How many rates, facts and modifiers they state.
    var claims = 0
    var new = 0
    var changed = 0
    var closed = 0
    var skipped = 0
    /// How many entries the documents list.
    var rows = 0
    var diagnostics: [Diagnostic] = []
    var error: String?
    /// Whether only documents were read that are older than the one held.
    var isHistory = false
    var milliseconds: Int64 = 0
    /// When the newest good document was fetched.
    var fetchedAt: Timestamp?
    /// The documents that are remembered, with their changes.
    var read: [ReadDocument] = []

    /// A document that was read, and what it changes.
    struct ReadDocument {
        var record: DocumentRecord
        var changes: ClaimChanges
    }

    init(source: SourceID) {
        self.source = source
    }

    /// The outcome with what was noticed of its documents while deciding between claims.
    ///
    /// A source that was not read now had that said when it was.
    func adding(_ reconciling: [Diagnostic]) -> SourceOutcome {
        guard status == .ok else { return self }
        var outcome = self
        outcome.diagnostics += reconciling.filter { $0.source == source }
        return outcome
    }

    /// How often each kind of diagnostic occurred.
    var diagnosticCounts: [(code: String, count: Int)] {
        Dictionary(grouping: diagnostics, by: \.code).map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
    }
}

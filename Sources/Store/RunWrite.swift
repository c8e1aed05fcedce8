package import Tariff

/// All changes of one run, written in one transaction.
package struct RunWrite {
    /// The time at which the run began, by the clock of this machine.
    package var startedAt: Timestamp
    /// The time at which the run was ready to be written.
    package var finishedAt: Timestamp
    /// The time at which its documents were fetched.
    package var at: Timestamp
    /// The current curated data if it differs from that of the published catalog: stored claims then change their offers.
    package var normaliser: Normaliser?
    /// The documents that were read, unchanged and older ones too.
    package var documents: [DocumentRecord] = []
    /// The claims to add.
    package var inserts: [ClaimInsert] = []
    /// The claims to close.
    package var closes: [ClaimClose] = []
    /// The claims whose beginning moves to an earlier time.
    package var extensions: [ClaimExtension] = []
    /// The reading states of the sources of this run.
    package var states: [SourceState] = []
    /// The fetch states of the sources of this run.
    package var fetches: [FetchState] = []
    /// The differences between the published catalog and the one to publish.
    package var changes: [OfferChange] = []
    /// The catalog to publish; nil leaves the published one unchanged.
    package var catalog: Publication?
    /// Returns the run's summary as JSON text.
    ///
    /// Called once the numbers that it prints are known.
    package var summary: (WrittenRun) -> String

    /// Creates a run without changes.
    package init(
        startedAt: Timestamp, finishedAt: Timestamp, at: Timestamp, summary: @escaping (WrittenRun) -> String
    ) {
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.at = at
        self.summary = summary
    }

    /// The document that a claim was read from.
    package enum DocumentReference: Sendable, Hashable {
        /// An index into ``RunWrite/documents``.
        case new(Int)
        /// The number of a stored document.
        case held(Int64)
    }

    /// A claim to add.
    package struct ClaimInsert: Sendable, Hashable {
        /// The claim and its times; `confirmedAt` is stored only for a closed claim.
        package var held: HeldClaim
        /// The document that it was read from.
        package var document: DocumentReference

        /// Creates an insert.
        package init(_ held: HeldClaim, document: DocumentReference) {
            self.held = held
            self.document = document
        }
    }

    /// The end of a claim.
    ///
    /// For a claim that is already closed, a more exact end.
    package struct ClaimClose: Sendable, Hashable {
        /// The claim's number.
        package var id: Int64
        /// The fetch time of the first document that no longer stated the claim.
        package var observedTo: Timestamp
        /// The fetch time of the last document that stated it.
        package var confirmedAt: Timestamp

        /// Creates a close.
        package init(id: Int64, observedTo: Timestamp, confirmedAt: Timestamp) {
            self.id = id
            self.observedTo = observedTo
            self.confirmedAt = confirmedAt
        }
    }

    /// An earlier beginning of a claim, found in an older document.
    package struct ClaimExtension: Sendable, Hashable {
        /// The claim's number.
        package var id: Int64
        /// The fetch time of that document.
        package var observedFrom: Timestamp

        /// Creates an extension.
        package init(id: Int64, observedFrom: Timestamp) {
            self.id = id
            self.observedFrom = observedFrom
        }
    }

    /// A catalog to publish.
    package struct Publication {
        /// The catalog's version.
        package var version: String
        /// The time at which it was made.
        package var generatedAt: Timestamp
        /// The fingerprint of the curated data that it was made with.
        package var curation: String
        /// The format of the encoded index.
        package var format: Int
        /// Encodes the index, which contains its own sequence.
        package var encode: (_ sequence: Int64) -> [UInt8]

        /// Creates a publication.
        package init(
            version: String, generatedAt: Timestamp, curation: String, format: Int,
            encode: @escaping (_ sequence: Int64) -> [UInt8]
        ) {
            self.version = version
            self.generatedAt = generatedAt
            self.curation = curation
            self.format = format
            self.encode = encode
        }
    }
}

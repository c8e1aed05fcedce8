package import Tariff

/// Everything that one run changes, written whole or not at all.
package struct RunWrite {
    /// When the run began, on the clock of this machine.
    package var startedAt: Timestamp
    /// When it was ready to be written.
    package var finishedAt: Timestamp
    /// The moment at which its documents were fetched.
    package var at: Timestamp
    /// The documents that were read, unchanged and older ones too.
    package var documents: [DocumentRecord] = []
    /// The claims that were not held before.
    package var inserts: [ClaimInsert] = []
    /// The claims whose end is now known.
    package var closes: [ClaimClose] = []
    /// The claims that turn out to be older than was known.
    package var extensions: [ClaimExtension] = []
    /// The states of the sources of this run.
    package var states: [SourceState] = []
    /// How the sources of this run were asked over the network.
    package var fetches: [FetchState] = []
    /// What the catalog to publish changes in the published one.
    package var changes: [OfferChange] = []
    /// The catalog to publish; nil leaves the published one.
    package var catalog: Publication?
    /// The run's summary as JSON text, made once the numbers that it prints are known.
    package var summary: (WrittenRun) -> String

    /// Makes a run that changes nothing yet.
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
        /// The position in ``RunWrite/documents``.
        case new(Int)
        /// The number of a document that is held.
        case held(Int64)
    }

    /// A claim to add.
    package struct ClaimInsert: Sendable, Hashable {
        /// The claim and its times; `confirmedAt` is kept only for a claim that is closed.
        package var held: HeldClaim
        /// Where it was read.
        package var document: DocumentReference

        /// Makes an insert.
        package init(_ held: HeldClaim, document: DocumentReference) {
            self.held = held
            self.document = document
        }
    }

    /// The end of a claim; for a claim that has one already, a better known end.
    package struct ClaimClose: Sendable, Hashable {
        /// The claim's number.
        package var id: Int64
        /// When the document was fetched that no longer said so.
        package var observedTo: Timestamp
        /// When the last document was fetched that did.
        package var confirmedAt: Timestamp

        /// Makes a close.
        package init(id: Int64, observedTo: Timestamp, confirmedAt: Timestamp) {
            self.id = id
            self.observedTo = observedTo
            self.confirmedAt = confirmedAt
        }
    }

    /// An earlier beginning of a claim, learnt from an older document.
    package struct ClaimExtension: Sendable, Hashable {
        /// The claim's number.
        package var id: Int64
        /// When that document was fetched.
        package var observedFrom: Timestamp

        /// Makes an extension.
        package init(id: Int64, observedFrom: Timestamp) {
            self.id = id
            self.observedFrom = observedFrom
        }
    }

    /// A catalog to publish.
    package struct Publication {
        /// The catalog's version.
        package var version: String
        /// When it was made.
        package var generatedAt: Timestamp
        /// The fingerprint of the curated data that it was made with.
        package var curation: String
        /// The encoding of the bytes.
        package var format: Int
        /// Encodes the index, which holds its own sequence.
        package var encode: (_ sequence: Int64) -> [UInt8]

        /// Makes a publication.
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

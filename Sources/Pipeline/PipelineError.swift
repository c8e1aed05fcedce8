/// An error of the pipeline: a sentence for people, and its kind for the exit code of a command.
package struct PipelineError: Error, CustomStringConvertible {
    /// The kind of an error.
    package enum Kind: Sendable {
        /// The work failed.
        case failed
        /// Nothing was known at the requested moment.
        case empty
        /// The request is invalid.
        case usage
    }

    /// The kind of the error.
    package let kind: Kind
    /// The sentence, which says what to do.
    package let description: String

    /// Creates the error of work that failed.
    static func failed(_ description: String) -> PipelineError {
        PipelineError(kind: .failed, description: description)
    }

    /// Creates the error of a moment at which nothing was known.
    static func empty(_ description: String) -> PipelineError { PipelineError(kind: .empty, description: description) }

    /// Creates the error of an invalid request.
    static func usage(_ description: String) -> PipelineError { PipelineError(kind: .usage, description: description) }
}

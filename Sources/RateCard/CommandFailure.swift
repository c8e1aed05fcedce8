import ArgumentParser
import Pipeline

/// An error that ends a command: a sentence for people and an exit code for programs.
struct CommandFailure: Error {
    let message: String
    let code: ExitCode

    /// Creates the failure of an error of the pipeline.
    init(_ error: PipelineError) {
        self =
            switch error.kind {
            case .failed: .failed(error.description)
            case .empty: .empty(error.description)
            case .usage: .usage(error.description)
            }
    }

    /// Creates a failure from a sentence and an exit code.
    init(message: String, code: ExitCode) {
        self.message = message
        self.code = code
    }

    /// The command failed: exit code 1.
    static func failed(_ message: String) -> CommandFailure { CommandFailure(message: message, code: ExitCode(1)) }

    /// The answer is empty: exit code 2.
    static func empty(_ message: String) -> CommandFailure { CommandFailure(message: message, code: ExitCode(2)) }

    /// A source failed or was held during a refresh: exit code 3.
    static func sourceFailed(_ message: String) -> CommandFailure {
        CommandFailure(message: message, code: ExitCode(3))
    }

    /// The question or the options are invalid: exit code 64.
    static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, code: ExitCode(64)) }
}

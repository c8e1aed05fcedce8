import ArgumentParser

/// An error that ends a command: a sentence for people and an exit code for programs.
struct CommandFailure: Error {
    let message: String
    let code: ExitCode

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

import ArgumentParser

/// Why a command ends early: a sentence for people and an exit code for programs.
struct CommandFailure: Error {
    let message: String
    let code: ExitCode

    /// The command could not do its work: exit 1.
    static func failed(_ message: String) -> CommandFailure { CommandFailure(message: message, code: ExitCode(1)) }

    /// The answer is empty: exit 2.
    static func empty(_ message: String) -> CommandFailure { CommandFailure(message: message, code: ExitCode(2)) }

    /// A source failed or was held in a refresh: exit 3.
    static func sourceFailed(_ message: String) -> CommandFailure {
        CommandFailure(message: message, code: ExitCode(3))
    }

    /// The question or the options are wrong: exit 64.
    static func usage(_ message: String) -> CommandFailure { CommandFailure(message: message, code: ExitCode(64)) }
}

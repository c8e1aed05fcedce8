import ArgumentParser
import Foundation
import Pipeline
import Store

/// The `ratecard` executable: parses arguments, runs a command, and turns errors into sentences and exit codes.
@main
enum Ratecard {
    static func main() async {
        let arguments = GlobalOptions.movedBehindCommand(Array(CommandLine.arguments.dropFirst()))
        do {
            try RatecardCommand.checkName(in: arguments)
            var command = try RatecardCommand.parseAsRoot(arguments)
            if var asyncCommand = command as? any AsyncParsableCommand {
                try await asyncCommand.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            end(failure)
        } catch let error as PipelineError {
            end(CommandFailure(error))
        } catch let error as StoreError {
            end(.failed(error.description))
        } catch {
            guard RatecardCommand.exitCode(for: error) == .validationFailure else {
                RatecardCommand.exit(withError: error)
            }
            end(RatecardCommand.usageFailure(error, in: arguments))
        }
    }

    private static func end(_ failure: CommandFailure) -> Never {
        Terminal.error(failure.message)
        exit(failure.code.rawValue)
    }
}

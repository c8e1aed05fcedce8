import Foundation
import Logging
import Tariff

/// Refreshes the database periodically while it is served.
///
/// Each refresh is a process of its own with a lower priority: its memory is released
/// when it ends, requests take precedence, and its faults do not affect the server.
struct BackgroundRefresh: Sendable {
    let options: GlobalOptions
    /// The interval between refreshes, in seconds.
    let period: Int64
    let logger: Logger

    /// The reduction of a refresh's processor priority, as for `nice`.
    private static let niceness: Int32 = 10

    /// The time, in seconds, that a refresh may take to end before it is killed.
    ///
    /// It loses nothing by that.
    private static let patience: TimeInterval = 5

    /// Reads `6h`, `30m`, `1d`.
    ///
    /// - Throws: ``CommandFailure`` if it is not a time, or is shorter than a minute.
    static func period(_ text: String) throws -> Int64 {
        guard let seconds = CacheLifetime(text)?.seconds, seconds >= 60 else {
            throw CommandFailure.usage(
                "--refresh-every “\(text)” must be at least one minute: write it as 6h, 30m or 1d.")
        }
        return seconds
    }

    /// Refreshes the sources that are due, at once and then every ``period``, until it is cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                let code = try await refresh()
                guard !Task.isCancelled else { return }
                switch code {
                case 0: logger.info("Refreshed.")
                case 3: logger.warning("Refreshed; a source failed and keeps what was read of it before.")
                default:
                    logger.error("A refresh failed; the catalog before is still served.", metadata: ["code": "\(code)"])
                }
            } catch {
                logger.error("A refresh cannot be started.", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(period))
        }
    }

    /// Runs `ratecard refresh`, whose messages go to stderr like the log.
    ///
    /// - Returns: its exit code; for one that a signal ended 128 and the signal, as a shell tells it.
    private func refresh() async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Places.binary)
        process.arguments = ["refresh", "--db", Places.database(options), "--catalog", try Places.catalog(options)]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in ended.finish() }
        try process.run()
        #if canImport(Darwin)
            _ = setpriority(PRIO_PROCESS, id_t(process.processIdentifier), Self.niceness)
        #else
            _ = setpriority(numericCast(PRIO_PROCESS.rawValue), id_t(process.processIdentifier), Self.niceness)
        #endif
        for await _ in ends {}
        // If the wait is cancelled, the process may still run.
        if process.isRunning {
            Self.end(process)
        }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Ends a refresh that is no longer needed.
    private static func end(_ process: Process) {
        process.terminate()
        let deadline = Date(timeIntervalSinceNow: patience)
        while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}

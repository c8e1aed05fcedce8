import Foundation
import Logging
import Tariff

/// Refreshes the database from time to time while it is served.
///
/// Each refresh is a process of its own with a lower claim on the processor: what it needs of memory is given back
/// when it ends, requests go before it, and nothing that happens to it happens to the server.
struct BackgroundRefresh: Sendable {
    let options: GlobalOptions
    /// How long it waits from one to the next, in seconds.
    let period: Int64
    let logger: Logger

    /// How much less of the processor a refresh gets than the server, as `nice` counts it.
    private static let niceness: Int32 = 10

    /// How long a refresh that is told to end may take, in seconds, before it is ended: it loses nothing by that.
    private static let patience: TimeInterval = 5

    /// Reads `6h`, `30m`, `1d`.
    ///
    /// - Throws: ``CommandFailure`` when it is no time, or shorter than a minute.
    static func period(_ text: String) throws -> Int64 {
        guard let seconds = CacheLifetime(text)?.seconds, seconds >= 60 else {
            throw CommandFailure.usage(
                "--refresh-every “\(text)” must be at least one minute: write it as 6h, 30m or 1d.")
        }
        return seconds
    }

    /// Refreshes what is due, at once and then every ``period``, until it is cancelled.
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

    /// Runs `ratecard refresh`, whose sentences go to where the log goes.
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
        // A cancelled wait ends before the process does.
        if process.isRunning {
            Self.end(process)
        }
        return process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    }

    /// Ends a refresh that nobody waits for any more.
    private static func end(_ process: Process) {
        process.terminate()
        let deadline = Date(timeIntervalSinceNow: patience)
        while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.02) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }
}

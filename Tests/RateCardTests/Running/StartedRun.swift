import Foundation

/// The program while it runs; its output goes to files, so that it never waits for a reader.
final class StartedRun {
    private let process: Process
    private let out: URL
    private let err: URL

    init(_ process: Process, output folder: URL) throws {
        self.process = process
        let name = UUID().uuidString
        out = folder.appending(path: "\(name).out")
        err = folder.appending(path: "\(name).err")
        try Data().write(to: out)
        try Data().write(to: err)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// Ends the program as a power cut would.
    func kill() {
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
    }

    /// Waits for the end; a program that hangs is killed, which its ending then tells.
    func finish(within seconds: TimeInterval = 300) throws -> FinishedRun {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while process.isRunning {
            if Date() > deadline { kill() }
            Thread.sleep(forTimeInterval: 0.002)
        }
        defer {
            try? FileManager.default.removeItem(at: out)
            try? FileManager.default.removeItem(at: err)
        }
        return FinishedRun(
            ending: process.terminationReason == .exit
                ? .code(process.terminationStatus) : .signal(process.terminationStatus),
            out: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            err: String(decoding: try Data(contentsOf: err), as: UTF8.self))
    }
}

import Foundation
import Synchronization

/// A running program, whose output goes to files so that it never blocks on a reader.
///
/// Uses `posix_spawn` because `Process` does not reliably start programs from many threads at once.
final class StartedRun: Sendable {
    /// The program could not be started.
    struct SpawnError: Error {
        let code: Int32
    }

    private let id: pid_t
    private let status = Mutex<Int32?>(nil)
    private let out: URL
    private let err: URL

    /// Starts a program with its path and arguments, its complete environment and its working folder.
    init(_ command: [String], environment: [String: String], in folder: URL) throws {
        let name = UUID().uuidString
        out = folder.appending(path: "\(name).out")
        err = folder.appending(path: "\(name).err")
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, out.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_addopen(&actions, 2, err.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        // The shell changes the folder and then replaces itself with the program, which keeps the process id.
        let words = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path] + command
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var id: pid_t = 0
        let code = posix_spawn(&id, words[0], &actions, nil, &arguments, &variables)
        guard code == 0 else { throw SpawnError(code: code) }
        self.id = id
    }

    /// True if the program is still running.
    var isRunning: Bool { ending == nil }

    /// The output on stderr so far.
    var errors: String { (try? String(contentsOf: err, encoding: .utf8)) ?? "" }

    /// Kills the program, as a power cut would.
    func kill() {
        // After the end, the process id may belong to another program.
        if isRunning { _ = Foundation.kill(id, SIGKILL) }
    }

    /// Sends a signal if the program is still running.
    func send(_ signal: Int32) {
        if isRunning { _ = Foundation.kill(id, signal) }
    }

    /// Suspends the program until ``goOn()``.
    func stop() {
        if isRunning { _ = Foundation.kill(id, SIGSTOP) }
    }

    /// Resumes a suspended program.
    func goOn() {
        if isRunning { _ = Foundation.kill(id, SIGCONT) }
    }

    /// Waits for the end.
    ///
    /// A program that hangs is killed, which its result shows.
    func finish(within seconds: TimeInterval = 300) throws -> FinishedRun {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while isRunning {
            if Date() > deadline { kill() }
            Thread.sleep(forTimeInterval: 0.002)
        }
        defer {
            try? FileManager.default.removeItem(at: out)
            try? FileManager.default.removeItem(at: err)
        }
        return FinishedRun(
            ending: ending ?? .signal(0), out: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            err: String(decoding: try Data(contentsOf: err), as: UTF8.self))
    }

    private var ending: FinishedRun.Ending? {
        status.withLock { status in
            if status == nil {
                var word: Int32 = 0
                if waitpid(id, &word, WNOHANG) == id { status = word }
            }
            // The low seven bits are the signal, the next byte the exit code.
            return status.map { $0 & 0x7F == 0 ? .code($0 >> 8 & 0xFF) : .signal($0 & 0x7F) }
        }
    }
}

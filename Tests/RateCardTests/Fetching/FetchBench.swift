import Foundation
import GRDB
import TestSupport

/// A workbench whose sources are served by a scripted server on this machine.
final class FetchBench: Sendable {
    let bench: Workbench
    let server: LoopbackServer

    /// The archive of fetched documents.
    var archive: String { bench.folder.appending(path: "archive").path }

    /// Creates a bench with OpenRouter's and LiteLLM's lists, each with an entity tag.
    static func serving(_ lists: SampleLists = .samples) throws -> FetchBench {
        let bench = try FetchBench()
        for (name, text) in lists.files {
            bench.server.play("/\(name)", .document(text, etag: "\"1\""))
            try bench.define(name.split(separator: ".")[0].description, path: "/\(name)")
        }
        return bench
    }

    init() throws {
        bench = try Workbench()
        server = try LoopbackServer()
        let files = FileManager.default
        try files.removeItem(atPath: sources)
        try files.createDirectory(atPath: sources, withIntermediateDirectories: true)
        // The other files name the real sources, which these tests must not contact.
        let real = RatecardBinary.catalog + "/sources"
        for name in try files.contentsOfDirectory(atPath: real) {
            let text = try String(contentsOfFile: "\(real)/\(name)", encoding: .utf8)
            let silent = text.contains("\nfetch: false\n") ? text : text + "fetch: false\n"
            try Data(silent.utf8).write(to: URL(fileURLWithPath: "\(sources)/\(name)"))
        }
    }

    private var sources: String { bench.catalog + "/sources" }

    /// Writes the definition of a source on the test server, with `lines` as additional keys.
    func define(_ source: String, path: String, _ lines: String...) throws {
        try define(source, path: path, lines: lines)
    }

    /// Writes the definition of a source on the test server, with `lines` as additional keys.
    func define(_ source: String, path: String, lines: [String]) throws {
        let own = ["allow_http: true", "allow_private: true"].filter { line in
            !lines.contains { $0.hasPrefix(line.prefix { $0 != ":" }) }
        }
        try define(source, url: server.url(path), lines + own)
    }

    /// Writes the definition of a source with any address.
    func define(_ source: String, url: String, _ lines: [String]) throws {
        let standard = [
            "name: \(source)", "url: \"\(url)\"", "licence: \"none stated\"", "parser: \(source)",
            "owns: [\(source == "openrouter" ? source : "")]", "copies: []", "priority: 40", "cadence: 6h",
            "may_shrink: 30", "units: USD", "timeout: 60", "retries: 0",
        ]
        let kept = standard.filter { line in !lines.contains { $0.hasPrefix(line.prefix { $0 != ":" } + ":") } }
        let text = (kept + lines).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(sources)/\(source).yaml"))
    }

    /// Runs a refresh that fetches due sources, or others according to the arguments.
    func refresh(_ arguments: String..., environment: [String: String] = [:]) throws -> FinishedRun {
        try bench.run(["refresh", "--format", "json"] + arguments, environment: environment)
    }

    /// Shifts all fetch times in the database by a number of seconds, as if the clock had moved.
    func shift(bySeconds seconds: Int64) throws {
        let times = [
            "fetch_state": ["tried_at", "not_before"], "document": ["fetched_at"], "claim": ["observed_from"],
            "source_state": ["last_attempt_at", "last_good_at"],
        ]
        try DatabaseQueue(path: bench.database).write { db in
            for (table, columns) in times {
                for column in columns { try db.execute(sql: "UPDATE \(table) SET \(column) = \(column) + \(seconds)") }
            }
        }
    }

    /// Returns the requests for a path so far.
    func requests(_ path: String) -> [LoopbackServer.Request] { server.requests.filter { $0.path == path } }

    /// Returns the archived files of a source with a file extension.
    func archived(_ source: String, _ ending: String = ".json") -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(archive)/\(source)")) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted()
    }

    /// Returns the incomplete files of the archive.
    var unfinished: [String] {
        let names = FileManager.default.enumerator(atPath: archive)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.contains(".new-") }
    }

    /// Returns all files of the bench that may contain text: the database, the archive, the outputs.
    func holds(_ text: String) -> Bool {
        let files = FileManager.default
        let needle = Data(text.utf8)
        let names = files.enumerator(atPath: bench.folder.path)?.compactMap { $0 as? String } ?? []
        return names.contains { name in
            files.contents(atPath: bench.folder.path + "/" + name)?.range(of: needle) != nil
        }
    }
}

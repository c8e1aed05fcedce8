import Foundation
import TestSupport
import Testing

/// A temporary folder for a test: a database, documents, and the program to run on them.
///
/// The folder is deleted with the workbench.
final class Workbench: Sendable {
    let folder: URL
    let binary: String

    /// The database that ``run(_:environment:)`` uses unless the arguments name another.
    var database: String { folder.appending(path: "catalog.sqlite").path }

    /// The curated data of the package without its bundle, so that each test chooses the bundle.
    var catalog: String { folder.appending(path: "catalog").path }

    init() throws {
        binary = try #require(RatecardBinary.path, "the ratecard program was not built beside the tests")
        folder = FileManager.default.temporaryDirectory.appending(path: "ratecard-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(atPath: catalog, withIntermediateDirectories: true)
        for room in ["labs", "models", "providers", "sources"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(catalog)/\(room)", withDestinationPath: "\(RatecardBinary.catalog)/\(room)")
        }
    }

    /// Creates a workbench without a database, whose curated data has a bundle made from documents.
    static func bundled(
        _ lists: SampleLists = .samples, at time: String = "2026-08-01T06:00:00Z"
    ) throws -> Workbench {
        let bench = try Workbench()
        let made = bench.folder.appending(path: "made.sqlite").path
        try #require(try bench.refresh(bench.write(lists), at: time, ["--db", made]).code == 0)
        try #require(try bench.run("export bundle --output \(bench.catalog)/bundle --db \(made)").code == 0)
        return bench
    }

    /// Creates a workbench whose database contains the documents of ``SampleLists``, read on 1 August 2026.
    static func filled() throws -> Workbench {
        let bench = try Workbench()
        try filledDatabase.get().write(to: URL(fileURLWithPath: bench.database))
        return bench
    }

    /// The database of ``filled()``, created once.
    private static let filledDatabase = Result {
        let bench = try Workbench()
        try #require(try bench.refresh(bench.write(.samples)).code == 0)
        return try Data(contentsOf: URL(fileURLWithPath: bench.database))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    // MARK: Documents

    /// Writes documents into a new folder and returns its path.
    func write(_ lists: SampleLists) throws -> String {
        let documents = folder.appending(path: "documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
        for (name, text) in lists.files {
            try Data(text.utf8).write(to: documents.appending(path: name))
        }
        return documents.path
    }

    /// Replaces or adds a file in a folder of documents.
    func put(_ bytes: Data, named name: String, in documents: String) throws {
        try bytes.write(to: URL(fileURLWithPath: documents).appending(path: name))
    }

    // MARK: Running

    /// Runs the program on this workbench's database and waits for its end.
    func run(_ arguments: [String], environment: [String: String] = [:]) throws -> FinishedRun {
        try start(arguments, environment: environment).finish()
    }

    /// Runs the program with arguments separated by spaces.
    func run(_ arguments: String, environment: [String: String] = [:]) throws -> FinishedRun {
        try run(arguments.split(separator: " ").map(String.init), environment: environment)
    }

    /// Reads a folder of documents as of a given time, and prints the summary as JSON.
    func refresh(
        _ documents: String, at time: String? = "2026-08-01T00:00:00Z", _ more: [String] = []
    ) throws -> FinishedRun {
        let stated = time.map { ["--at", $0] } ?? []
        return try run(["refresh", "--from", documents, "--format", "json"] + stated + more)
    }

    /// The version of the current catalog; nil if there is none.
    func version() throws -> String? {
        let answer = try run("cheapest --format json")
        return answer.code == 1 ? nil : try answer.json["catalog"]?["version"]?.string
    }

    /// Starts the program without waiting for its end.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> StartedRun {
        try start(binary, arguments, environment: environment)
    }

    /// Runs the program as a user who cannot write read-only files, as the superuser can.
    func runWithoutPrivilege(_ arguments: [String]) throws -> FinishedRun {
        let bare = ["/usr/bin/setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
        let command = (getuid() == 0 ? bare : []) + [binary] + arguments
        return try start(command[0], Array(command.dropFirst()), environment: [:]).finish()
    }

    /// Runs a shell command in which `$RATECARD` is the program.
    func shell(_ line: String, environment: [String: String] = [:]) throws -> FinishedRun {
        try start("/bin/sh", ["-c", line], environment: environment).finish()
    }

    private func start(
        _ program: String, _ arguments: [String], environment: [String: String]
    ) throws -> StartedRun {
        // The program does not inherit any settings of this machine.
        let own = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "RATECARD_DB": database, "RATECARD": binary,
            "RATECARD_CATALOG": catalog,
        ]
        return try StartedRun([program] + arguments, environment: own.merging(environment) { $1 }, in: folder)
    }
}

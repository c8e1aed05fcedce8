import Foundation

/// The locations of the database, the archive and the curated data, from the options and the environment.
enum Places {
    /// The database: `--db`, else `$RATECARD_DB`, else the user's data folder.
    static func database(_ options: GlobalOptions) -> String {
        if let path = options.db { return path }
        let environment = ProcessInfo.processInfo.environment
        if let path = environment["RATECARD_DB"], !path.isEmpty { return path }
        if let data = environment["XDG_DATA_HOME"], !data.isEmpty { return data + "/ratecard/catalog.sqlite" }
        // Foundation's home folder is the account's, even if HOME names another.
        let home = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? NSHomeDirectory()
        return home + "/.local/share/ratecard/catalog.sqlite"
    }

    /// The archive of fetched documents: `archive/` next to the database.
    static func archive(_ options: GlobalOptions) -> String {
        URL(fileURLWithPath: database(options)).deletingLastPathComponent().appendingPathComponent("archive").path
    }

    /// The curated data: `--catalog`, else `$RATECARD_CATALOG`, else next to the binary, else the nearest `catalog/`.
    static func catalog(_ options: GlobalOptions) throws -> String { try catalog(options.catalog) }

    /// The curated data at a stated path, else `$RATECARD_CATALOG`, else next to the binary, else the nearest `catalog/`.
    static func catalog(_ stated: String?) throws -> String {
        if let stated { return stated }
        if let path = ProcessInfo.processInfo.environment["RATECARD_CATALOG"], !path.isEmpty { return path }
        let folder = URL(fileURLWithPath: binary).deletingLastPathComponent()
        let shared = folder.deletingLastPathComponent().appendingPathComponent("share/ratecard/catalog").path
        if isCatalog(shared) { return shared }
        for start in [folder.path, FileManager.default.currentDirectoryPath] {
            if let path = nearest(above: start) { return path }
        }
        throw CommandFailure.failed(
            "The curated data was not found: name its folder with --catalog or RATECARD_CATALOG.")
    }

    /// The path of this program's executable.
    static var binary: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    private static func nearest(above start: String) -> String? {
        var folder = URL(fileURLWithPath: start).standardizedFileURL
        while true {
            let candidate = folder.appendingPathComponent("catalog").path
            if isCatalog(candidate) { return candidate }
            let parent = folder.deletingLastPathComponent()
            guard parent.path != folder.path else { return nil }
            folder = parent
        }
    }

    private static func isCatalog(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/sources")
            && FileManager.default.fileExists(atPath: path + "/providers")
    }
}

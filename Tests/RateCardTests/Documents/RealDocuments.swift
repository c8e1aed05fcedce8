import Foundation

/// The captured documents of the real sources, if this machine has them.
enum RealDocuments {
    /// The folder named by `RATECARD_DOCUMENTS`, or `shared` beside the package.
    private static let root: URL = {
        let stated = ProcessInfo.processInfo.environment["RATECARD_DOCUMENTS"] ?? ""
        return stated.isEmpty
            ? RatecardBinary.package.appending(path: "../shared").standardizedFileURL : URL(fileURLWithPath: stated)
    }()

    /// The older capture.
    static let before = root.appending(path: "feeds/before").path
    /// The newer capture.
    static let now = root.appending(path: "feeds/now").path

    /// True if both captures exist.
    static let areHere = [before, now].allSatisfy { folder in
        ["openrouter.json", "litellm.json", "fetched.json"].allSatisfy {
            FileManager.default.fileExists(atPath: folder + "/" + $0)
        }
    }
}

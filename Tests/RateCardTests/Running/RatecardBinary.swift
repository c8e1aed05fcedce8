import Foundation

/// The paths of the built program and of its package.
enum RatecardBinary {
    /// The `ratecard` that was built with these tests: in the folder of the test program or above it.
    static let path: String? = {
        var folder = URL(fileURLWithPath: (try? files.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
        if folder.path == "/" { folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "") }
        for _ in 0..<6 {
            folder = folder.deletingLastPathComponent()
            let candidate = folder.appending(path: "ratecard").path
            var isFolder: ObjCBool = false
            if files.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue { return candidate }
        }
        return nil
    }()

    /// The package's folder.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The curated data of the package.
    static let catalog = package.appending(path: "catalog").path

    private static var files: FileManager { .default }
}

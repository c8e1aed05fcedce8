import Foundation

/// A TLS server whose certificate nobody vouches for, played by the `openssl` of this machine.
package final class UntrustedServer: Sendable {
    /// Where `openssl` is; nil when this machine has none.
    package static let program: String? = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl", "/usr/local/bin/openssl"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Its port.
    package let port: Int
    private let process: Process
    private let folder: URL

    /// Makes a certificate and starts the server.
    package init() throws {
        guard let program = Self.program else { throw POSIXError(.ENOENT) }
        folder = FileManager.default.temporaryDirectory.appending(path: "untrusted-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (key, certificate) = (folder.appending(path: "key.pem").path, folder.appending(path: "cert.pem").path)
        let make = Process()
        make.executableURL = URL(filePath: program)
        make.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-keyout", key, "-out", certificate,
        ]
        (make.standardOutput, make.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try make.run()
        make.waitUntilExit()
        process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-www"]
        let output = Pipe()
        (process.standardInput, process.standardOutput, process.standardError) = (
            Pipe(), output, FileHandle.nullDevice
        )
        try process.run()
        // It says where it listens: `ACCEPT 127.0.0.1:40123`.
        var text = ""
        while !text.contains("ACCEPT ") || !text.hasSuffix("\n") {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            text += String(decoding: data, as: UTF8.self)
        }
        let said = text.split(separator: "\n").first { $0.hasPrefix("ACCEPT ") }
        guard let port = said?.split(separator: ":").last.flatMap({ Int($0) }) else {
            kill(process.processIdentifier, SIGKILL)
            throw POSIXError(.EADDRNOTAVAIL)
        }
        self.port = port
    }

    deinit {
        // A process inherits the signals that are blocked where it is started, SIGTERM among them.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }
}

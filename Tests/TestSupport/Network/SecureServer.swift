import Foundation

/// A TLS server for whose certificate only ``authorities`` vouches, played by the `openssl` of this machine.
package final class SecureServer: Sendable {
    /// The path of `openssl`; nil if this machine has none.
    package static let program: String? = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl", "/usr/local/bin/openssl"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Its port.
    package let port: Int
    /// The file that says that it can be trusted.
    package var authorities: String { folder.appending(path: "cert.pem").path }
    private let process: Process
    private let folder: URL

    /// Makes a certificate and starts the server, which answers with files that hold the whole of an answer.
    package init() throws {
        guard let program = Self.program else { throw POSIXError(.ENOENT) }
        folder = FileManager.default.temporaryDirectory.appending(path: "secure-\(UUID().uuidString)")
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
        process.arguments = ["s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate, "-HTTP"]
        process.currentDirectoryURL = folder
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

    /// The address of a path.
    package func url(_ path: String) -> String { "https://localhost:\(port)\(path)" }

    /// Answers a path, which is the name of a file, with a status, headers and a body.
    package func play(_ path: String, _ status: String, _ headers: [String: String], _ body: String = "") throws {
        let lines = ["HTTP/1.1 \(status)"] + headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let answer = (lines + ["Connection: close", "", body]).joined(separator: "\r\n")
        try Data(answer.utf8).write(to: folder.appending(path: path))
    }

    deinit {
        // A process inherits the signals that are blocked where it is started, SIGTERM among them.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }
}

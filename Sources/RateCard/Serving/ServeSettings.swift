import Foundation
import Web

/// The settings of `serve`: its flags, else the environment, else the defaults.
struct ServeSettings {
    /// The address to listen on.
    let host: String
    /// The port to listen on; 0 takes a free one.
    let port: Int
    /// The file with the token that requests must carry; nil where none is asked for.
    let tokenFile: String?
    /// The largest number of open connections.
    let connections: Int

    /// Puts flags and environment together; nil is a flag that is not given.
    ///
    /// - Throws: ``CommandFailure`` when a number is none or too large.
    init(host: String? = nil, port: String? = nil, tokenFile: String? = nil, connections: String? = nil) throws {
        self.host = Self.stated(host, "RATECARD_HOST")?.value ?? "127.0.0.1"
        self.port = try Self.number(port, "--port", "RATECARD_PORT", in: 0...65_535) ?? 8484
        self.tokenFile = Self.stated(tokenFile, "RATECARD_TOKEN_FILE")?.value
        self.connections = try Self.number(connections, "--connections", "RATECARD_CONNECTIONS", in: 1...100_000) ?? 768
    }

    /// The settings of the server, with the token read.
    ///
    /// - Throws: ``CommandFailure`` when the token cannot be had.
    func settings() throws -> WebServer.Settings {
        WebServer.Settings(host: host, port: port, token: try token(), mostConnections: connections)
    }

    /// The settings without flags: the name of each, its value, and the origin of the value.
    var shown: [(name: String, value: String, origin: String)] {
        let settings = [
            ("host", host, "--host", "RATECARD_HOST"), ("port", "\(port)", "--port", "RATECARD_PORT"),
            ("connections", "\(connections)", "--connections", "RATECARD_CONNECTIONS"),
            ("token file", tokenFile ?? "none", "--token-file", "RATECARD_TOKEN_FILE"),
        ]
        let shown = settings.map { name, value, flag, variable in
            let isStated = Self.stated(nil, variable) != nil
            let origin = isStated ? "from \(variable); \(flag) takes precedence" : "the default; \(flag) or \(variable)"
            return (name: name, value: value, origin: origin)
        }
        return shown + [(name: "refresh every", value: "never", origin: "the default; --refresh-every")]
    }

    private func token() throws -> BearerToken? {
        guard let tokenFile else { return nil }
        guard let text = try? String(contentsOfFile: tokenFile, encoding: .utf8) else {
            throw CommandFailure.failed(
                "The token file \(tokenFile) cannot be read: name a file of text with --token-file or RATECARD_TOKEN_FILE."
            )
        }
        guard let token = BearerToken(text) else {
            throw CommandFailure.failed("The token file \(tokenFile) is empty: write a token into it.")
        }
        return token
    }

    private static func stated(_ flag: String?, _ variable: String) -> (value: String, isFlag: Bool)? {
        if let flag { return (flag, true) }
        guard let value = ProcessInfo.processInfo.environment[variable], !value.isEmpty else { return nil }
        return (value, false)
    }

    private static func number(
        _ flag: String?, _ name: String, _ variable: String, in range: ClosedRange<Int>
    ) throws -> Int? {
        guard let (text, isFlag) = stated(flag, variable) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw CommandFailure.usage(
                "\(isFlag ? name : variable) is “\(text.prefix(60))”: give a whole number from \(range.lowerBound) to \(range.upperBound)."
            )
        }
        return number
    }
}

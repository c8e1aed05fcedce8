import Foundation

/// The result of a run of the program.
struct FinishedRun {
    /// The exit code, or the signal that ended the program.
    enum Ending: Equatable {
        case code(Int32)
        case signal(Int32)
    }

    let ending: Ending
    let out: String
    let err: String

    /// The exit code; nil if a signal ended the program.
    var code: Int32? { if case .code(let code) = ending { code } else { nil } }

    /// The output as JSON.
    var json: JSONValue { get throws { try JSONValue(out) } }

    /// The output as one JSON document per line.
    var jsonLines: [JSONValue] { get throws { try out.split(separator: "\n").map { try JSONValue($0) } } }

    /// Returns the outcome of a source in the summary of a refresh.
    func source(_ id: String) throws -> JSONValue? { try json["sources"]?.elements.first { $0["id"]?.string == id } }

    /// The version that a refresh published.
    var version: String? { get throws { try json["catalog"]?["version"]?.string } }
}

import ArgumentParser
import Tariff

/// The format in which a command prints its answer.
enum OutputFormat: String, CaseIterable {
    case table, json, csv

    /// Creates a format from the value of `--format`, or throws an error that lists the formats.
    init(word: String) throws {
        guard let format = Self(rawValue: word) else {
            let names = Self.allCases.map(\.rawValue)
            let near = NearestWords.nearest(to: word, in: names).map { "did you mean \($0)?" }
            throw ValidationError("--format “\(word)” must be table, json or csv" + (near.map { ": " + $0 } ?? "."))
        }
        self = format
    }
}

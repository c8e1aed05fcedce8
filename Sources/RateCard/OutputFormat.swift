import ArgumentParser
import Tariff

/// How a command prints its answer.
enum OutputFormat: String, CaseIterable {
    case table, json, csv

    /// Reads the word of `--format`, or says which ones there are.
    init(word: String) throws {
        guard let format = Self(rawValue: word) else {
            let names = Self.allCases.map(\.rawValue)
            let near = NearestWords.nearest(to: word, in: names).map { "did you mean \($0)?" }
            throw ValidationError("--format “\(word)” is none of table, json and csv" + (near.map { ": " + $0 } ?? "."))
        }
        self = format
    }
}

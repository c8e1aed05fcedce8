import ArgumentParser
import Ingest
import JSON
import Tariff

/// Checks the curated data.
struct ValidateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check the curated data and list every problem with file, line and key.",
        discussion: """
              ratecard validate
              ratecard validate catalog
              ratecard validate catalog --format json

            Exits with code 1 if there are any problems.
            """)

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The folder to check (default: the folder of --catalog).", completion: .directory)
    var folder: String?

    func run() throws {
        let check: CuratedCheck
        let path = try folder ?? Places.catalog(global)
        do throws(CurationError) { check = try CuratedCheck(path) } catch {
            throw CommandFailure.failed(error.description)
        }
        Terminal.print(
            as: global.format, json: Self.json(check), csv: Self.table(check),
            text: check.problems.map { $0.message + "\n" }.joined())
        let counts = check.counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
        let ending = check.problems.count == 1 ? "1 problem" : "\(check.problems.count) problems"
        Terminal.note("\(path): checked \(counts): " + (check.problems.isEmpty ? "no problems found." : ending + "."))
        if !check.problems.isEmpty { throw ExitCode(1) }
    }

    private static func table(_ check: CuratedCheck) -> TextTable {
        var table = TextTable(["FILE", "LINE", "KEY", "MESSAGE"].map { .init(title: $0) })
        for problem in check.problems {
            let place = problem.place
            table.add([
                place?.file ?? problem.key ?? "", place?.line.map { "\($0)" } ?? "", place?.key ?? "", problem.message,
            ])
        }
        return table
    }

    private static func json(_ check: CuratedCheck) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("folder", check.path)
            json.key("checked")
            json.object { json in
                for (name, count) in check.counts {
                    json.member(named: String(name.map { $0 == " " ? "_" : $0 }), Int64(count))
                }
            }
            json.key("problems")
            json.array(check.problems) { json, problem in
                json.object { json in
                    json.member("file", problem.place?.file ?? problem.key)
                    json.member("line", problem.place?.line.map { Int64($0) })
                    json.member("key", problem.place?.key)
                    json.member("message", problem.message)
                }
            }
        }
        return json.bytes
    }
}

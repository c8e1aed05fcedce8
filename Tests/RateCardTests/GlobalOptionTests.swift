import Foundation
import TestSupport
import Testing

@Suite struct GlobalOptionTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench.filled()
    }

    @Test func `options work before and after the command`() throws {
        let elsewhere = bench.folder.appending(path: "elsewhere.sqlite").path
        try FileManager.default.moveItem(atPath: bench.database, toPath: elsewhere)
        let places = [
            "--db \(elsewhere) --catalog \(RatecardBinary.catalog) --format json providers",
            "providers --db \(elsewhere) --catalog \(RatecardBinary.catalog) --format json",
            "--db=\(elsewhere) providers --format=json", "--format json providers --db=\(elsewhere)",
        ]
        let answers = try places.map { try bench.run($0) }
        for answer in answers {
            #expect(answer.code == 0)
            #expect(answer.err.isEmpty)
            #expect(answer.out == answers[0].out)
        }
        #expect(try answers[0].json["data"]?.elements.isEmpty == false)
        #expect(try bench.run("providers").code == 1)
    }

    @Test func `the database is where the environment says, else in the user's data folder`() throws {
        let homes = [
            (["RATECARD_DB": "", "XDG_DATA_HOME": bench.folder.path + "/data"], "data/ratecard/catalog.sqlite"),
            (["RATECARD_DB": "", "XDG_DATA_HOME": ""], ".local/share/ratecard/catalog.sqlite"),
            (["RATECARD_DB": bench.folder.path + "/here.sqlite"], "here.sqlite"),
        ]
        let documents = try bench.write(.samples)
        for (environment, path) in homes {
            let run = try bench.run("refresh --from \(documents) --at 2026-08-01", environment: environment)
            #expect(run.code == 0)
            #expect(FileManager.default.fileExists(atPath: bench.folder.appending(path: path).path))
            #expect(try bench.run("show openai:gpt-4o", environment: environment).code == 0)
        }
    }

    @Test func `curated data is found above the working folder and missed where it is not`() throws {
        let found = try bench.shell(
            "cd '\(RatecardBinary.package.path)' && \"$RATECARD\" doctor", environment: ["RATECARD_CATALOG": ""])
        #expect(found.code == 0)
        #expect(found.out.contains("curated data: \(RatecardBinary.catalog)"))
        let missing = try bench.run("doctor --catalog /nowhere")
        #expect(missing.code == 1)
        #expect(missing.out.contains("/nowhere"))
    }

    @Test func `curated data that changed is used at once`() throws {
        let copy = bench.folder.appending(path: "curated").path
        try FileManager.default.copyItem(atPath: RatecardBinary.catalog, toPath: copy)
        let before = try bench.run("--catalog \(copy) cheapest --format json")
        #expect(before.code == 0)
        let file = URL(fileURLWithPath: copy + "/sources/openrouter.yaml")
        try Data("name: [broken".utf8).write(to: file)
        let broken = try bench.run("--catalog \(copy) cheapest")
        #expect(broken.code == 1)
        #expect(broken.err.contains("openrouter.yaml"))
    }

    @Test(arguments: [
        "cheapest", "compare", "cost", "show", "models", "offers", "providers", "claims", "sources", "refresh",
        "validate", "doctor", "completions", "man",
    ])
    func `the help of a command shows an example`(command: String) throws {
        for arguments in [[command, "--help"], ["help", command]] {
            let run = try bench.run(arguments)
            #expect(run.code == 0)
            #expect(run.err.isEmpty)
            #expect(run.out.contains("\n  ratecard \(command)"))
            #expect(run.out.contains("--format"))
        }
    }

    @Test func `the help of all names every command`() throws {
        let run = try bench.run("--help")
        #expect(run.code == 0)
        for command in ["cheapest", "cost", "show", "models", "offers", "providers", "claims", "sources", "refresh"] {
            #expect(run.out.contains("\n  \(command) "))
        }
        #expect(try bench.run("--version").code == 0)
    }

    @Test(arguments: ["cheapest", "offers", "show openai:gpt-4o", "sources", "cost openai:gpt-4o"])
    func `what is piped has no colours`(command: String) throws {
        for environment in [[:], ["NO_COLOR": "1"], ["TERM": "xterm-256color"]] {
            let run = try bench.run(command, environment: environment)
            #expect(run.code == 0)
            #expect(!run.out.contains("\u{1B}") && !run.err.contains("\u{1B}"))
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
    func `a terminal has colours unless nobody wants them`() throws {
        let line = "script -qec \"'$RATECARD' offers\" /dev/null"
        #expect(try bench.shell(line).out.contains("\u{1B}[1m"))
        #expect(try !bench.shell(line, environment: ["NO_COLOR": "1"]).out.contains("\u{1B}["))
    }

    @Test(arguments: ["claims --format json", "claims", "offers --format csv", "models --format json"])
    func `a reader that stops early is no crash`(command: String) throws {
        let run = try bench.shell(
            "\"$RATECARD\" \(command) | head -c 1 > first; cat first; \"$RATECARD\" \(command) | true")
        #expect(run.code == 0)
        #expect(run.out.utf8.count == 1)
        #expect(run.err.isEmpty)
    }

    @Test func `data goes to stdout and everything else to stderr`() throws {
        let run = try bench.run("offers --limit 2 --format json")
        #expect(run.err.isEmpty)
        let table = try bench.run("offers --limit 2")
        #expect(table.err.contains("--cursor"))
        #expect(!table.out.contains("--cursor"))
    }
}

import Foundation
import Testing

/// Completions, the manual page, and their installation.
@Suite struct ShellTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench.filled()
    }

    @Test(arguments: [("bash", "bash -n"), ("zsh", "zsh -n"), ("fish", "fish -n")])
    func `the script of a shell is one that it can read`(shell: String, check: String) throws {
        let run = try bench.run("completions \(shell)")
        #expect(run.code == 0)
        for word in ["cheapest", "compare", "needs"] { #expect(run.out.contains(word)) }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(shell)") else { return }
        let read = try bench.shell("\"$RATECARD\" completions \(shell) > script && \(check) script")
        #expect(read.code == 0, "\(read.err)")
    }

    @Test(arguments: [
        ("show -- positional@0 2 20 ratecard show", "openai:gpt-", ["openai:gpt-4o"], ["openai/gpt-4o"]),
        (
            "show -- positional@0 2 20 ratecard show", "openai", ["openai:gpt-4o", "openai/gpt-4o-2024-08-06"],
            ["azure:gpt-4o"]
        ),
        ("cheapest -- --needs 3 20 ratecard cheapest --needs", "tools,rea", ["tools,reasoning"], ["reasoning"]),
        ("cheapest -- --providers 3 20 ratecard cheapest --providers", "deep", ["deepinfra", "deepseek"], ["openai"]),
        ("claims -- --source 3 20 ratecard claims --source", "o", ["openrouter"], ["litellm"]),
    ])
    func `values are completed from the catalog`(
        request: String, typed: String, offered: [String], notOffered: [String]
    ) throws {
        let parts = request.split(separator: " ").map(String.init)
        let run = try bench.run(
            ["---completion"] + parts + [typed], environment: ["SAP_SHELL": "fish", "SAP_SHELL_VERSION": "4.0"])
        let values = run.out.split(separator: "\n").map(String.init)
        for value in offered { #expect(values.contains(value), "\(value) is not in \(values), \(run.err)") }
        for value in notOffered { #expect(!values.contains(value)) }
    }

    @Test func `the manual page has every command and is sound`() throws {
        let run = try bench.run("man")
        #expect(run.code == 0)
        #expect(run.out.hasPrefix(".TH RATECARD 1"))
        #expect(run.out.utf8.allSatisfy { $0 < 0x80 })
        for command in ["cheapest", "compare", "cost", "show", "claims", "refresh", "validate", "completions"] {
            #expect(run.out.contains(".SS \"ratecard \(command)\""))
        }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") else { return }
        let rendered = try bench.shell("\"$RATECARD\" man | groff -man -ww -Tutf8")
        #expect(rendered.code == 0)
        #expect(rendered.err.isEmpty, "\(rendered.err)")
        #expect(rendered.out.contains("RATECARD(1)"))
    }

    @Test func `an installation finds its own curated data`() throws {
        let prefix = bench.folder.appending(path: "prefix").path
        let install = try bench.shell(
            "'\(RatecardBinary.package.path)/scripts/install' '\(prefix)'",
            environment: ["RATECARD_BINARY": bench.binary, "RATECARD_CATALOG": ""])
        #expect(install.code == 0, "\(install.err)")
        for file in [
            "bin/ratecard", "share/ratecard/catalog/sources/openrouter.yaml", "share/man/man1/ratecard.1",
            "share/bash-completion/completions/ratecard", "share/zsh/site-functions/_ratecard",
            "share/fish/vendor_completions.d/ratecard.fish",
        ] { #expect(FileManager.default.fileExists(atPath: "\(prefix)/\(file)"), "\(file) is missing") }
        let doctor = try bench.shell("cd / && '\(prefix)/bin/ratecard' doctor", environment: ["RATECARD_CATALOG": ""])
        #expect(doctor.out.contains("curated data: \(prefix)/share/ratecard/catalog"), "\(doctor.out)")
    }
}

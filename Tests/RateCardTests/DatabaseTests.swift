import Foundation
import TestSupport
import Testing

@Suite struct DatabaseTests {
    private static let commands = [
        "cheapest", "cost openai:gpt-4o", "show openai:gpt-4o", "models", "offers", "providers", "claims", "sources",
    ]

    @Test func `without a database and a bundle every question says how to make one`() throws {
        let bench = try Workbench()
        for command in Self.commands {
            let run = try bench.run(command)
            #expect(run.code == 1)
            #expect(run.out.isEmpty)
            #expect(run.err.contains(bench.database) && run.err.contains("ratecard refresh"))
        }
        #expect(!FileManager.default.fileExists(atPath: bench.database))
        #expect(try bench.run("doctor").code == 0)
    }

    /// Starts a refresh and suspends it in the middle of its run.
    private func held(in bench: Workbench) throws -> StartedRun {
        let documents = try bench.write(.many)
        for _ in 0..<20 {
            let run = try bench.start(["refresh", "--from", documents, "--at", "2026-08-02"])
            while run.isRunning, !FileManager.default.fileExists(atPath: bench.database + "-wal") {
                Thread.sleep(forTimeInterval: 0.0005)
            }
            // The store is open soon after the journal appears, and reading takes longer than that.
            Thread.sleep(forTimeInterval: 0.01)
            run.stop()
            if run.isRunning { return run }
        }
        Issue.record("every refresh was over before it could be stopped")
        throw CancellationError()
    }

    @Test func `the second refresh at once says so, and questions are answered meanwhile`() throws {
        let bench = try Workbench.filled()
        let first = try held(in: bench)
        defer { first.kill() }
        let second = try bench.refresh(bench.write(.laterSamples), at: "2026-08-03T00:00:00Z")
        #expect(second.code == 1)
        #expect(second.out.isEmpty)
        #expect(second.err.contains("Another refresh is running") && second.err.contains(bench.database))
        for command in Self.commands { #expect(try bench.run(command).code == 0) }
        #expect(try bench.run("doctor").code == 0)
        let elsewhere = try bench.refresh(bench.write(.samples), at: "2026-08-03", ["--db", "other.sqlite"])
        #expect(elsewhere.code == 0)

        first.goOn()
        #expect(try first.finish().code == 0)
        #expect(try bench.refresh(bench.write(.manyLater), at: "2026-08-03T00:00:00Z").code == 0)
    }

    @Test func `a refresh that was killed holds nobody up`() throws {
        let bench = try Workbench.filled()
        let version = try bench.version()
        let first = try held(in: bench)
        first.kill()
        #expect(try first.finish().ending == .signal(SIGKILL))
        #expect(try bench.version() == version)
        #expect(try bench.run("doctor").code == 0)
        #expect(try bench.refresh(bench.write(.laterSamples), at: "2026-08-03T00:00:00Z").code == 0)
    }

    @Test func `a file that is no database is refused and left as it is`() throws {
        let bench = try Workbench()
        let text = String(repeating: "Dear diary, ", count: 500)
        try Data(text.utf8).write(to: URL(fileURLWithPath: bench.database))
        for command in Self.commands {
            let run = try bench.run(command)
            #expect(run.code == 1)
            #expect(run.err.contains(bench.database) && run.err.contains("is not a database"))
        }
        #expect(try bench.refresh(bench.write(.samples)).code == 1)
        let doctor = try bench.run("doctor")
        #expect(doctor.code == 1)
        #expect(doctor.out.contains("is not a database"))
        #expect(try String(contentsOfFile: bench.database, encoding: .utf8) == text)
    }

    /// Writes a big-endian number into the header of the database.
    private func patch(_ number: UInt8, at offset: Int, of bench: Workbench) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: bench.database))
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: Data([0, 0, 0, number]))
        try file.close()
    }

    @Test(arguments: [(60, UInt8(99), "newer ratecard"), (68, UInt8(7), "another program")])
    func `a database of another kind is refused by everyone`(offset: Int, number: UInt8, words: String) throws {
        let bench = try Workbench.filled()
        try patch(number, at: offset, of: bench)
        let before = try Data(contentsOf: URL(fileURLWithPath: bench.database))
        for command in Self.commands {
            let run = try bench.run(command)
            #expect(run.code == 1)
            #expect(run.err.contains(words) && run.err.contains(bench.database))
        }
        let refresh = try bench.refresh(bench.write(.laterSamples), at: "2026-08-02T00:00:00Z")
        #expect(refresh.code == 1)
        #expect(refresh.err.contains(words))
        let doctor = try bench.run("doctor")
        #expect(doctor.code == 1)
        #expect(doctor.out.contains(words))
        #expect(try Data(contentsOf: URL(fileURLWithPath: bench.database)) == before)
    }

    @Test func `a damaged database is a sentence and no crash`() throws {
        let bench = try Workbench.filled()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: bench.database))
        let size = try file.seekToEnd()
        for page in stride(from: UInt64(4096), to: size, by: 8192) {
            try file.seek(toOffset: page)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 2048))
        }
        try file.close()
        for command in Self.commands {
            let run = try bench.run(command)
            // A command that does not read the damaged pages may answer.
            #expect(run.code == 0 || run.code == 1, "\(command) ended with \(run.ending)")
            #expect(run.code == 0 || run.err.contains(bench.database), "\(run.err)")
        }
        let doctor = try bench.run("doctor")
        #expect(doctor.code == 1)
        #expect(doctor.out.contains("damaged"))
    }

    @Test func `a place that cannot hold a database is named`() throws {
        let bench = try Workbench()
        let documents = try bench.write(.samples)
        try Data().write(to: bench.folder.appending(path: "file"))
        for place in ["/proc/nothing/catalog.sqlite", bench.folder.path + "/file/catalog.sqlite"] {
            let run = try bench.refresh(documents, at: "2026-08-01", ["--db", place])
            #expect(run.code == 1)
            #expect(run.err.contains(place))
        }
        // A folder is not a database.
        let folder = try bench.refresh(documents, at: "2026-08-01", ["--db", documents])
        #expect(folder.code == 1)
        #expect(folder.err.contains(documents))
    }

    /// A way to run as a user without write access; nil if there is none.
    private static let asNobody: String? =
        if geteuid() != 0 {
            ""
        } else if FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv") {
            "setpriv --reuid=65534 --regid=65534 --clear-groups "
        } else {
            nil
        }

    @Test(.enabled(if: asNobody != nil, "the superuser may write everywhere"))
    func `in a folder that may only be read, questions are answered and a refresh is refused`() throws {
        let bench = try Workbench.filled()
        let nobody = try #require(Self.asNobody)
        let documents = try bench.write(.laterSamples)
        // The program itself may be in a folder that other users cannot read.
        let copying = "cp \"$RATECARD\" program && cp -rL \"$RATECARD_CATALOG\" curated && chmod -R a+rX,a-w ."
        try #require(try bench.shell(copying).code == 0)
        defer { _ = try? bench.shell("chmod -R u+w .") }
        let line = "\(nobody)./program --catalog curated --db catalog.sqlite"
        for command in ["cheapest", "claims", "doctor"] {
            let run = try bench.shell("\(line) \(command)")
            #expect(run.code == 0, "\(run.err)")
        }
        let run = try bench.shell("\(line) refresh --from \(documents) --at 2026-08-02")
        #expect(run.code == 1)
        #expect(run.err.contains("may only be read") && run.err.contains("catalog.sqlite"))
        let dry = try bench.shell("\(line) refresh --from \(documents) --at 2026-08-02 --dry-run")
        #expect(dry.code == 0)
    }
}

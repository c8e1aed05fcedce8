import Foundation
import GRDB
import TestSupport
import Testing

/// Faults of the machine during a refresh: nothing is lost, and a message says what happened.
@Suite struct FetchTroubleTests {
    /// The number of runs per signal: twelve, or two hundred with `RATECARD_THOROUGH=1`.
    private static let stops = ProcessInfo.processInfo.environment["RATECARD_THOROUGH"] == "1" ? 200 : 12

    /// Creates a bench with long lists, refreshed once, whose documents have changed since.
    private static func changed() throws -> (bench: FetchBench, before: String?, after: String?) {
        let fetch = try FetchBench.serving(.many)
        let before = try fetch.refresh()
        try #require(before.code == 0, "\(before.err)")
        for (name, text) in SampleLists.manyLater.files {
            fetch.server.play("/\(name)", .document(text, etag: "\"2\""))
        }
        let after = try fetch.refresh("--force", "--dry-run")
        try #require(after.code == 0, "\(after.err)")
        return (fetch, try before.version, try after.version)
    }

    @Test(arguments: [SIGKILL, SIGTERM])
    func `a fetching refresh that is stopped at any moment changes all or nothing`(signal: Int32) throws {
        let (fetch, before, after) = try Self.changed()
        let bench = fetch.bench
        let files = FileManager.default
        let (saved, database) = (bench.folder.appending(path: "saved.sqlite").path, bench.database)
        try files.moveItem(atPath: database, toPath: saved)
        var duration = 0.5
        var stopped = 0
        for number in 0...Self.stops {
            for ending in ["", "-wal", "-shm", "-journal", ".lock"] { try? files.removeItem(atPath: database + ending) }
            try files.copyItem(atPath: saved, toPath: database)
            let start = Date()
            let asked = fetch.server.requests.count
            let run = try bench.start(["refresh", "--force"])
            // The first refresh is not stopped, to measure the duration of one.
            let wait = number == 0 ? Double.infinity : Double.random(in: 0...duration)
            while run.isRunning, Date().timeIntervalSince(start) < wait { Thread.sleep(forTimeInterval: 0.0005) }
            run.send(signal)
            let end = try run.finish()
            if number == 0 { duration = Date().timeIntervalSince(start) }
            if end.ending == .signal(signal) {
                stopped += 1
                // A refresh that is stopped before its first request prints nothing.
                if signal == SIGTERM, fetch.server.requests.count > asked {
                    #expect(end.err.contains("The refresh was stopped"), "after \(wait) s")
                }
            }
            let version = try Self.published(database)
            #expect(version == before || version == after, "after \(wait) s")
            if end.ending == .code(0) { #expect(version == after) }
            if number % 6 == 1 {
                #expect(try bench.run("doctor").code == 0)
                let again = try fetch.refresh("--force")
                #expect(again.code == 0, "\(again.err)")
                #expect(try again.version == after)
            }
        }
        #expect(stopped > 0, "no refresh was stopped: all were over before")
        // Every archived file is complete.
        let replayed = try bench.refresh(fetch.archive, at: nil, ["--db", "replayed.sqlite"])
        #expect(replayed.code == 0, "\(replayed.err)")
    }

    private static func published(_ database: String) throws -> String? {
        try DatabaseQueue(path: database).read { db in
            #expect(try String.fetchOne(db, sql: "PRAGMA quick_check") == "ok")
            #expect(try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").isEmpty)
            return try String.fetchOne(db, sql: "SELECT version FROM catalog")
        }
    }

    @Test func `two refreshes at once fetch once`() throws {
        let fetch = try FetchBench.serving()
        let list = try #require(SampleLists.samples.files["openrouter.json"])
        fetch.server.play(
            "/openrouter.json",
            Part { request, number, connection in
                connection.pause(milliseconds: 1500)
                Part.document(list).answer(request, number, connection)
            })
        let first = try fetch.bench.start(["refresh"])
        while fetch.server.requests.isEmpty, first.isRunning { Thread.sleep(forTimeInterval: 0.005) }
        let second = try fetch.refresh("--force")
        #expect(second.code == 1)
        #expect(second.err.contains("Another refresh is running") && second.err.contains(fetch.bench.database))
        #expect(try first.finish().code == 0)
        #expect(fetch.server.requests.count == 2)
    }

    @Test func `a database that another program holds is a sentence`() throws {
        let fetch = try FetchBench.serving()
        let version = try fetch.refresh().version
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: fetch.bench.database, configuration: configuration)
        try queue.inDatabase { db in try db.execute(sql: "BEGIN IMMEDIATE") }
        fetch.server.play(
            "/openrouter.json", .document(try #require(SampleLists.laterSamples.files["openrouter.json"])))
        let run = try fetch.refresh("--force")
        #expect(run.code == 1)
        #expect(run.err.contains(fetch.bench.database), "\(run.err)")
        #expect(try fetch.bench.version() == version)
        try queue.inDatabase { db in try db.execute(sql: "ROLLBACK") }
        try queue.close()
        #expect(try fetch.refresh("--force").code == 0)
    }

    @Test func `a database of an older schema is brought up to date, and changes begin with the next run`() throws {
        let fetch = try FetchBench.serving()
        let version = try fetch.refresh().version
        // The tables that the first schemas did not have.
        try DatabaseQueue(path: fetch.bench.database).write { db in
            try db.execute(
                sql: """
                    DROP TABLE change; DROP TABLE fetch_state; PRAGMA user_version = 1;
                    DROP TRIGGER claim_is_never_rewritten; DROP TRIGGER claim_without_seller_is_never_renamed;
                    ALTER TABLE claim DROP COLUMN seller;
                    CREATE TRIGGER claim_is_never_rewritten BEFORE UPDATE OF offer ON claim BEGIN
                        SELECT raise(ABORT, 'claims are never rewritten');
                    END;
                    DELETE FROM grdb_migrations WHERE identifier IN ('fetching', 'changes', 'sellers')
                    """)
        }
        #expect(try fetch.bench.version() == version)
        #expect(try fetch.bench.run("changes --since 0").code == 2)
        fetch.server.play(
            "/openrouter.json", .document(try #require(SampleLists.laterSamples.files["openrouter.json"])))
        let run = try fetch.refresh()
        #expect(run.code == 0, "\(run.err)")
        #expect(try fetch.bench.run("changes --since 0 --format json").json["data"]?.elements.count == 3)
    }

    @Test func `what was published by an older version of the program is compared all the same`() throws {
        let fetch = try FetchBench.serving()
        _ = try fetch.refresh()
        try DatabaseQueue(path: fetch.bench.database).write {
            try $0.execute(sql: "UPDATE catalog SET index_format = 0")
        }
        fetch.server.play(
            "/openrouter.json", .document(try #require(SampleLists.laterSamples.files["openrouter.json"])))
        #expect(try fetch.refresh("--force").code == 0)
        #expect(try fetch.bench.run("changes --since 1 --format json").json["data"]?.elements.count == 3)
    }

    @Test func `a database of a newer schema is left as it is, and nobody is asked`() throws {
        let fetch = try FetchBench.serving()
        _ = try fetch.refresh()
        try DatabaseQueue(path: fetch.bench.database).writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA user_version = 99")
        }
        let before = try Data(contentsOf: URL(fileURLWithPath: fetch.bench.database))
        let asked = fetch.server.requests.count
        let run = try fetch.refresh("--force")
        #expect(run.code == 1)
        #expect(run.err.contains("newer ratecard"))
        #expect(fetch.server.requests.count == asked)
        #expect(try Data(contentsOf: URL(fileURLWithPath: fetch.bench.database)) == before)
    }

    @Test func `a folder that may only be read is a sentence, and stays as it is`() throws {
        let fetch = try FetchBench.serving()
        let version = try fetch.refresh().version
        fetch.server.play(
            "/openrouter.json", .document(try #require(SampleLists.laterSamples.files["openrouter.json"])))
        let files = FileManager.default
        let folder = fetch.bench.folder.appending(path: "locked").path
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let (full, empty) = (folder + "/catalog.sqlite", folder + "/none.sqlite")
        try files.copyItem(atPath: fetch.bench.database, toPath: full)
        try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: full)
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
        let before = try Data(contentsOf: URL(fileURLWithPath: full))
        let asked = fetch.server.requests.count
        for database in [full, empty] {
            let run = try fetch.bench.runWithoutPrivilege(["refresh", "--force", "--db", database])
            #expect(run.code == 1, "\(run.err)")
            #expect(run.err.contains(database) && run.err.contains("may only be read"), "\(run.err)")
            #expect(run.err.split(separator: "\n").count == 1, "\(run.err)")
        }
        #expect(fetch.server.requests.count == asked)
        #expect(try files.contentsOfDirectory(atPath: folder) == ["catalog.sqlite"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: full)) == before)
        // A readable database still answers questions.
        let answer = try fetch.bench.runWithoutPrivilege(["cheapest", "--format", "json", "--db", full])
        #expect(try answer.json["catalog"]?["version"]?.string == version, "\(answer.err)")
    }

    /// A RAM disk of two megabytes, if this machine permits one.
    private static func smallDisk(_ bench: Workbench) throws -> String? {
        let folder = bench.folder.appending(path: "disk").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let mount = try bench.shell("/bin/mount -t tmpfs -o size=2m tmpfs disk")
        return mount.code == 0 ? folder : nil
    }

    @Test func `a full disk loses nothing and is a sentence`() throws {
        let fetch = try FetchBench.serving()
        guard let disk = try Self.smallDisk(fetch.bench) else {
            print("A full disk is not tried: no file system can be mounted here.")
            return
        }
        defer { _ = try? fetch.bench.shell("/bin/umount disk") }
        let database = disk + "/catalog.sqlite"
        let first = try fetch.refresh("--db", database)
        try #require(first.code == 0, "\(first.err)")
        for (name, text) in SampleLists.manyLater.files { fetch.server.play("/\(name)", .document(text)) }
        // Only a few pages are free.
        _ = try fetch.bench.shell("dd if=/dev/zero of=disk/filler bs=4k status=none; truncate -s -64K disk/filler")
        let full = try fetch.refresh("--force", "--db", database)
        #expect(full.code == 1)
        #expect(full.err.contains("There is no room left to write \(database)"), "\(full.err)")
        #expect(try Self.published(database) == first.version)
        try FileManager.default.removeItem(atPath: disk + "/filler")
        #expect(try fetch.bench.run("doctor --db \(database)").code == 0)
        let archived = try FileManager.default.subpathsOfDirectory(atPath: disk + "/archive")
        #expect(!archived.contains { $0.contains(".new-") })
    }
}

import Foundation
import TestSupport
import Testing

/// A power cut in the middle of a refresh leaves the catalog in its state before or after the refresh.
///
/// Runs twelve cuts, or fifty with `RATECARD_THOROUGH=1`.
@Suite struct KillTests {
    private static let cuts = ProcessInfo.processInfo.environment["RATECARD_THOROUGH"] == "1" ? 50 : 12

    /// Kills refreshes at random moments, each on its own database, and checks the result.
    ///
    /// Every refresh starts with the database `before`, or none, and reads the documents; `versions` are the versions
    /// of the catalog before and after.
    private func cut(
        _ bench: Workbench, before: String?, _ documents: String, versions: (before: String?, after: String?)
    ) throws {
        let files = FileManager.default
        let arguments = ["refresh", "--from", documents, "--at", "2026-08-02"]
        let database = bench.folder.appending(path: "cut.sqlite").path
        var duration = 0.5
        var killed = 0
        for number in 0...Self.cuts {
            for ending in ["", "-wal", "-shm", "-journal", ".lock"] { try? files.removeItem(atPath: database + ending) }
            if let before { try files.copyItem(atPath: before, toPath: database) }
            let start = Date()
            let run = try bench.start(arguments + ["--db", database])
            // The first refresh is not killed, to measure the duration of one.
            let wait = number == 0 ? Double.infinity : Double.random(in: 0...duration)
            while run.isRunning, Date().timeIntervalSince(start) < wait { Thread.sleep(forTimeInterval: 0.0005) }
            run.kill()
            let ending = try run.finish().ending
            if number == 0 { duration = Date().timeIntervalSince(start) * 1.1 }
            if ending == .signal(SIGKILL) { killed += 1 }
            try expectWhole(bench, database, cut: ending != .code(0), versions: versions, "after \(wait) s")
            if number % 4 == 1 {
                let again = try bench.refresh(documents, at: "2026-08-02", ["--db", database])
                #expect(again.code == 0)
                #expect(try again.version == versions.after)
            }
        }
        #expect(killed > 0, "no refresh was cut: all were over before")
    }

    private func expectWhole(
        _ bench: Workbench, _ database: String, cut: Bool, versions: (before: String?, after: String?),
        _ moment: Comment
    ) throws {
        // `ratecard doctor` makes SQLite check every page.
        let doctor = try bench.run("doctor --format json --db \(database)")
        #expect(doctor.code == 0, moment)
        let report = try doctor.json
        #expect(report["problems"]?.elements.isEmpty == true, moment)
        let version = report["catalog"]?.string.map { String($0.prefix { $0 != " " }) }
        #expect(cut ? version == versions.before || version == versions.after : version == versions.after, moment)
        if version == nil {
            #expect(report["open_claims"]?.string ?? "0" == "0", moment)
        } else {
            let answer = try bench.run("cheapest --format json --db \(database)")
            #expect(try answer.json["catalog"]?["version"]?.string == version, moment)
        }
        let isAfter = version == versions.after
        if versions.before != nil { #expect(report["runs"]?.string == (isAfter ? "2" : "1"), moment) }
    }

    @Test func `a refresh that is cut off changes all or nothing`() throws {
        let bench = try Workbench()
        let (older, newer) = try (bench.write(.many), bench.write(.manyLater))
        let before = try bench.refresh(older).version
        let after = try bench.refresh(newer, at: "2026-08-02", ["--dry-run"]).version
        #expect(before != after)
        try cut(bench, before: bench.database, newer, versions: (before, after))
    }

    @Test func `the first refresh of all that is cut off leaves everything or nothing`() throws {
        let bench = try Workbench()
        let documents = try bench.write(.many)
        let after = try bench.refresh(documents, at: "2026-08-02", ["--dry-run"]).version
        #expect(after != nil)
        try cut(bench, before: nil, documents, versions: (nil, after))
    }
}

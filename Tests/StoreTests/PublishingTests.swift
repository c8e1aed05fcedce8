import Foundation
import Store
import Tariff
import Testing

@Suite struct PublishingTests {
    typealias Make = StoreFixture
    let fixture: StoreFixture
    let store: CatalogStore

    init() throws {
        fixture = try StoreFixture()
        store = try fixture.writing()
    }

    private func publish(_ version: String, bytes: [UInt8] = []) throws -> WrittenRun {
        var run = Make.run(at: 100)
        run.catalog = Make.publication(version, bytes: bytes)
        return try store.write(run)
    }

    @Test func `the index comes back byte for byte`() throws {
        #expect(try store.readIndex() == nil)
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        _ = try publish("v1", bytes: bytes)
        let index = try #require(try store.readIndex())
        #expect(index.bytes == [1] + bytes)
        #expect(index.version == "v1")
        #expect(index.generatedAt == Timestamp(seconds: 100))
        #expect(index.curation == "c1")
        #expect(index.format == 7)
    }

    @Test func `the sequence rises by one with every change of the version`() throws {
        let sequences = try ["v1", "v1", "v2", "v1"].map { try publish($0).sequence }
        #expect(sequences == [1, 1, 2, 3])
        #expect(try store.publishedVersion()?.sequence == 3)
        let quiet = try store.write(Make.run(at: 200))
        #expect(quiet.sequence == 3)
        #expect(quiet.version == "v1")
    }

    @Test func `the log of runs shows the newest first`() throws {
        #expect(try store.write(Make.run(at: 50)).sequence == 0)
        let run = try publish("v1")
        let runs = try store.runs(limit: 1)
        #expect(runs.map(\.id) == [run.run])
        #expect(runs.first?.summary == #"{"run":2,"sequence":1}"#)
        #expect(runs.first?.finishedAt == Timestamp(seconds: 102))
        #expect(try store.runs(limit: 9).map(\.sequence) == [1, 0])
    }

    @Test func `the state of a source is the last one`() throws {
        var state = SourceState(
            source: "openrouter", lastAttemptAt: Timestamp(seconds: 100), lastGoodAt: nil, lastStatus: "failed",
            error: "It was empty.", rows: 0, diagnostics: #"[{"code":"empty"}]"#, fingerprint: "")
        var run = Make.run(at: 100)
        run.states = [state]
        _ = try store.write(run)
        #expect(try store.sourceStates() == [state])
        state.lastGoodAt = Timestamp(seconds: 200)
        state.error = nil
        run.states = [state]
        _ = try store.write(run)
        #expect(try store.sourceStates() == [state])
    }

    @Test func `the newest document of a name is the one fetched last`() throws {
        let records = [
            Make.document("portkey", "a.json", at: 200), Make.document("portkey", "b.json", at: 100),
            Make.document("litellm", at: 100),
        ]
        let first = try store.write(Make.run(at: 200, documents: records))
        _ = try store.write(Make.run(at: 150, documents: [Make.document("portkey", "a.json", at: 150)]))
        let newest = try store.newestDocuments()
        #expect(newest.map(\.content) == [records[2], records[0], records[1]])
        #expect(newest.map(\.run) == [first.run, first.run, first.run])
        #expect(try store.documents(source: "portkey").map(\.fetchedAt.seconds) == [150, 200, 100])
        #expect(try store.documents().count == 4)
    }

    @Test func `a run that fails leaves nothing of itself`() throws {
        _ = try publish("v1")
        let before = try store.counts()
        var run = Make.run(
            at: 200, [Make.insert(Make.rate(), from: 200)], closes: [Make.close(77, to: 200, confirmed: 1)])
        run.catalog = Make.publication("v2", bytes: [9])
        let error = #expect(throws: StoreError.self) { try store.write(run) }
        #expect(error?.description.contains("claim 77") == true)
        #expect(try store.counts() == before)
        #expect(try store.readIndex()?.version == "v1")
    }

    @Test func `while a run is being written readers see the state before, and so does a copy of the files`() throws {
        _ = try publish("v1")
        let copy = try StoreFixture()
        let fixture = fixture
        var seen: [String?] = []
        var run = Make.run(at: 200, (1...2000).map { Make.insert(Make.rate($0), from: 200) })
        run.catalog = RunWrite.Publication(
            version: "v2", generatedAt: Timestamp(seconds: 200), curation: "c1", format: 7
        ) { _ in
            let reader = try? fixture.reading()
            seen.append(try? reader?.readIndex()?.version)
            for ending in ["", "-wal"] {
                try? FileManager.default.copyItem(atPath: fixture.path + ending, toPath: copy.path + ending)
            }
            return []
        }
        _ = try store.write(run)
        #expect(seen == ["v1"])
        #expect(try fixture.reading().readIndex()?.version == "v2")
        let interrupted = try copy.reading()
        #expect(try interrupted.readIndex()?.version == "v1")
        #expect(try interrupted.counts().openClaims == 0)
        #expect(try interrupted.integrityCheck() == [])
    }

    @Test func `a sound database has no faults`() throws {
        _ = try store.write(Make.run(at: 100, [Make.insert(Make.rate(), from: 100)]))
        #expect(try store.integrityCheck() == [])
        let counts = try store.counts()
        #expect(counts.runs == 1 && counts.documents == 1 && counts.openClaims == 1 && counts.closedClaims == 0)
    }
}

import Foundation
import Store
import Tariff
import Testing

@Suite struct OpeningTests {
    let fixture: StoreFixture

    init() throws {
        fixture = try StoreFixture()
    }

    /// Writes a big-endian number into the header of a database file.
    private func patch(_ number: UInt32, at offset: Int) throws {
        var data = try Data(contentsOf: URL(fileURLWithPath: fixture.path))
        for byte in 0..<4 { data[offset + byte] = UInt8(truncatingIfNeeded: number >> (24 - 8 * byte)) }
        try data.write(to: URL(fileURLWithPath: fixture.path))
    }

    private func expectRefusal(_ expected: StoreError, writingToo: Bool = true) {
        #expect(throws: expected) { try fixture.reading() }
        if writingToo { #expect(throws: expected) { try fixture.writing() } }
        #expect(expected.description.contains(fixture.path))
    }

    @Test func `a database that is not there is not made by reading`() {
        expectRefusal(.missing(path: fixture.path), writingToo: false)
        #expect(!FileManager.default.fileExists(atPath: fixture.path))
    }

    @Test func `writing makes the folder and the file`() throws {
        let path = fixture.folder.appending(path: "a/b/catalog.sqlite").path
        try CatalogStore.openForWriting(path: path).close()
        #expect(try CatalogStore.openForReading(path: path).readIndex() == nil)
    }

    @Test func `an empty file becomes a database`() throws {
        try Data().write(to: URL(fileURLWithPath: fixture.path))
        #expect(try fixture.reading().counts().runs == 0)
    }

    @Test(arguments: [1, 500])
    func `a file of something else is refused and left as it is`(repetitions: Int) throws {
        let text = String(repeating: "<html>this is no database</html>", count: repetitions)
        try Data(text.utf8).write(to: URL(fileURLWithPath: fixture.path))
        expectRefusal(.notADatabase(path: fixture.path))
        #expect(try String(contentsOfFile: fixture.path, encoding: .utf8) == text)
    }

    @Test func `a newer schema is refused with both numbers`() throws {
        try fixture.writing().close()
        try patch(99, at: 60)
        expectRefusal(.newerSchema(path: fixture.path, found: 99, known: 4))
    }

    @Test func `a database of another program is refused`() throws {
        try fixture.writing().close()
        try patch(0, at: 68)
        expectRefusal(.foreign(path: fixture.path))
    }

    @Test func `a folder in place of the file is refused`() throws {
        try FileManager.default.createDirectory(atPath: fixture.path, withIntermediateDirectories: true)
        let error = #expect(throws: StoreError.self) { try fixture.writing() }
        guard case .cannotOpen = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a folder that cannot be made is named`() {
        let path = "/proc/ratecard/catalog.sqlite"
        let error = #expect(throws: StoreError.self) { try CatalogStore.openForWriting(path: path) }
        #expect(error?.description.contains(path) == true)
    }

    @Test(.enabled(if: getuid() != 0, "the superuser may write every folder"))
    func `a read-only folder can be read, and not written`() throws {
        let store = try fixture.writing()
        var run = StoreFixture.run(at: 100)
        run.catalog = StoreFixture.publication("v1", bytes: [])
        _ = try store.write(run)
        store.close()
        let all: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
        defer { try? FileManager.default.setAttributes(all, ofItemAtPath: fixture.folder.path) }
        try FileManager.default.removeItem(atPath: fixture.path + ".lock")
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: fixture.folder.path)
        #expect(try fixture.reading().readIndex()?.version == "v1")
        #expect(throws: StoreError.readOnly(path: fixture.path)) { try fixture.writing() }
    }

    @Test func `a second writer is refused until the first has ended`() throws {
        let first = try fixture.writing()
        #expect(throws: StoreError.locked(path: fixture.path)) { try fixture.writing() }
        let link = fixture.folder.appending(path: "other.sqlite").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: fixture.path)
        #expect(throws: StoreError.locked(path: fixture.path)) { try CatalogStore.openForWriting(path: link) }
        first.close()
        try fixture.writing().close()
    }

    @Test func `a store that goes away gives back the right to write`() throws {
        do { _ = try fixture.writing() }
        try fixture.writing().close()
    }

    @Test func `a store opened for reading writes nothing`() throws {
        try fixture.writing().close()
        let reader = try fixture.reading()
        #expect(throws: StoreError.self) { try reader.write(StoreFixture.run(at: 100)) }
        #expect(try reader.counts().runs == 0)
    }
}

import Foundation
import Ingest
import Testing

@Suite struct CuratedFingerprintTests {
    @Test func `both fingerprints stay while nothing changes`() throws {
        let folder = try ScratchFolder(CuratedFolderTests.sound)
        #expect(CuratedFolder.fingerprint(folder.path) == CuratedFolder.fingerprint(folder.path))
        #expect(CuratedFolder.contentFingerprint(folder.path) == CuratedFolder.contentFingerprint(folder.path))
    }

    @Test func `a longer, a new and a missing file change both`() throws {
        let folder = try ScratchFolder(CuratedFolderTests.sound)
        var quick: Set = [CuratedFolder.fingerprint(folder.path)]
        var exact: Set = [CuratedFolder.contentFingerprint(folder.path)]
        func look() {
            quick.insert(CuratedFolder.fingerprint(folder.path))
            exact.insert(CuratedFolder.contentFingerprint(folder.path))
        }
        try folder.write("labs/qwen.yaml", "name: Qwen of Alibaba\n")
        look()
        try folder.write("labs/another.yaml", "name: Another\n")
        look()
        try folder.remove("labs/another.yaml")
        try folder.remove("models/offers.yaml")
        look()
        #expect(quick.count == 4)
        #expect(exact.count == 4)
    }

    @Test func `a file written again at another time changes the quick one only`() throws {
        let folder = try ScratchFolder(CuratedFolderTests.sound)
        let quick = CuratedFolder.fingerprint(folder.path)
        let exact = CuratedFolder.contentFingerprint(folder.path)
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: "\(folder.path)/labs/qwen.yaml")
        #expect(CuratedFolder.fingerprint(folder.path) != quick)
        #expect(CuratedFolder.contentFingerprint(folder.path) == exact)
    }

    @Test func `equal contents in another folder have the same exact fingerprint`() throws {
        let one = try ScratchFolder(CuratedFolderTests.sound)
        let two = try ScratchFolder(CuratedFolderTests.sound)
        #expect(CuratedFolder.contentFingerprint(one.path) == CuratedFolder.contentFingerprint(two.path))
    }

    @Test func `a text moved from one file to the next changes the exact one`() throws {
        let one = try ScratchFolder(["labs/a.yaml": "name: A\n", "labs/b.yaml": "name: B\n"])
        let two = try ScratchFolder(["labs/a.yaml": "name: A\nname: B\n", "labs/b.yaml": ""])
        #expect(CuratedFolder.contentFingerprint(one.path) != CuratedFolder.contentFingerprint(two.path))
    }

    @Test func `a folder that is not there has a fingerprint of its own`() throws {
        let folder = try ScratchFolder(CuratedFolderTests.sound)
        #expect(CuratedFolder.fingerprint("/no/such/catalog") != CuratedFolder.fingerprint(folder.path))
        #expect(CuratedFolder.contentFingerprint("/no/such/catalog") != CuratedFolder.contentFingerprint(folder.path))
    }
}

import Foundation
import JSON
import Testing

@Suite struct ValidateTests {
    let bench: Workbench
    let folder: URL

    init() throws {
        bench = try Workbench()
        folder = bench.folder.appending(path: "curated")
        try FileManager.default.copyItem(atPath: RatecardBinary.catalog, toPath: folder.path)
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    @Test func `sound data says what was checked`() throws {
        let run = try bench.run(["validate", folder.path])
        #expect(run.code == 0)
        #expect(run.out.isEmpty)
        #expect(run.err.contains("no problems found") && run.err.contains("providers"))
        let json = try bench.run(["validate", folder.path, "--format", "json"]).json
        #expect(json.keys == ["folder", "checked", "problems"])
        #expect(json["checked"]?["files"]?.integer ?? 0 > 100)
        #expect(json["problems"]?.elements.isEmpty == true)
    }

    @Test(arguments: [
        ("providers/new.yaml", "name: New\nkind: hosst\n", 2, "kind", "did you mean “host”?"),
        ("providers/new.yaml", "name: New\nkind: host\nurll: https://x\n", 3, "urll", "did you mean “url”?"),
        ("providers/new.yaml", "name: New\nkind: host\nurl: http://x\n", 3, "url", "https://"),
        ("providers/new.yaml", "name: New\nkind: first_party\nlab: opnai\n", 3, "lab", "did you mean “openai”?"),
        ("providers/new.yaml", "name: New\nkind: host\nnames:\n  litelm: [x]\n", 4, "names.litelm", "“litellm”"),
        ("sources/litellm.yaml", "name: [a, b]\n", 1, "name", "text"),
        ("models/offers.yaml", "opnai:x: openai/x\n", 1, "opnai:x", "did you mean “openai”?"),
    ])
    func `a problem has its file, line and key`(
        file: String, text: String, line: Int, key: String, words: String
    ) throws {
        try write(text, to: file)
        let run = try bench.run(["validate", folder.path])
        #expect(run.code == 1)
        #expect(run.out.contains("\(file):\(line): “\(key)”"), "\(run.out)")
        #expect(run.out.contains(words), "\(run.out)")
        #expect(run.err.contains("problem"))
        let problems = try bench.run(["validate", folder.path, "--format", "json"]).json["problems"]?.elements ?? []
        let problem = try #require(problems.first { $0["key"]?.string == key })
        #expect(problem["file"]?.string == file)
        #expect(problem["line"]?.integer == Int64(line))
        let sheet = try bench.run(["validate", folder.path, "--format", "csv"]).out
        #expect(sheet.hasPrefix("file,line,key,message\r\n"))
        #expect(sheet.contains("\(file),\(line),"))
    }

    @Test func `a source without a parser and a parser without a source are told`() throws {
        try FileManager.default.moveItem(
            at: folder.appending(path: "sources/litellm.yaml"), to: folder.appending(path: "sources/litelm.yaml"))
        let run = try bench.run(["validate", folder.path])
        #expect(run.code == 1)
        #expect(run.out.contains("sources/litellm.yaml: the file is missing"))
        #expect(run.out.contains("no parser of that name exists; did you mean “litellm”?"))
    }

    @Test func `a key that stands twice is told with its line`() throws {
        try write("name: New\nkind: host\nname: Other\n", to: "providers/new.yaml")
        let run = try bench.run(["validate", folder.path])
        #expect(run.code == 1)
        #expect(run.out.contains("providers/new.yaml") && run.out.contains("“name”"), "\(run.out)")
    }

    @Test func `a folder that is none is no crash`() throws {
        let run = try bench.run("validate /nowhere")
        #expect(run.code == 1)
        #expect(run.err.contains("/nowhere"))
    }
}

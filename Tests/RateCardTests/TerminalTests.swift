import Foundation
import TestSupport
import Testing

/// The output at a terminal, which `script` provides.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script")))
struct TerminalTests {
    let bench: Workbench

    init() throws {
        bench = try Workbench.filled()
    }

    private func lines(_ arguments: String, columns: Int) throws -> [String] {
        let line = "script -qec \"stty cols \(columns); NO_COLOR=1 '$RATECARD' \(arguments)\" /dev/null"
        return try bench.shell(line).out.split(separator: "\r\n").map(String.init)
    }

    @Test(arguments: [
        "offers", "models", "providers", "sources", "claims --offer openai:gpt-4o", "show deepseek/deepseek-chat",
    ])
    func `no line of a table is wider than the terminal`(arguments: String) throws {
        for columns in [120, 80, 60, 40] {
            let lines = try lines(arguments, columns: columns).filter { !$0.hasPrefix("no room for") }
            #expect(lines.count > 2)
            #expect(lines.allSatisfy { $0.count <= columns }, "\(lines)")
        }
    }

    @Test func `columns that have no room are named`() throws {
        let narrow = try lines("claims --offer openai:gpt-4o", columns: 60)
        #expect(narrow.contains { $0.hasPrefix("no room for ") && $0.contains("FIELD") && $0.contains("--format csv") })
        #expect(try !lines("claims --offer openai:gpt-4o", columns: 200).contains { $0.hasPrefix("no room for") })
    }

    @Test func `a comparison without room stands one after the other`() throws {
        let ids = "openai/gpt-4o-2024-08-06 anthropic/claude-sonnet-4.5 deepseek/deepseek-chat"
        let wide = try lines("compare \(ids)", columns: 200)
        #expect(wide[0].contains("openai/gpt-4o-2024-08-06") && wide[0].contains("deepseek/deepseek-chat"))
        let narrow = try lines("compare \(ids)", columns: 50)
        #expect(narrow.contains("openai/gpt-4o-2024-08-06") && narrow.contains("deepseek/deepseek-chat"))
        #expect(narrow.contains { $0.hasPrefix("  COST USD") })
    }

    @Test func `progress is for people only`() throws {
        let documents = try bench.write(.samples)
        let run = try bench.run("refresh --from \(documents) --at 2026-08-01")
        #expect(!run.err.contains("reading"))
        let line = "script -qec \"'$RATECARD' refresh --from \(documents) --at 2026-08-02\" /dev/null"
        #expect(try bench.shell(line).out.contains("reading litellm"))
    }
}

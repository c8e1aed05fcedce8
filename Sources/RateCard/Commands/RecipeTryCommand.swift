import ArgumentParser
import Foundation
import Ingest
import JSON
import Pipeline
import Tariff

/// Shows what a recipe reads in a document, cell by cell.
struct RecipeTryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Show what a recipe reads in a document, cell by cell.",
        discussion: """
              ratecard recipe try catalog/sources/zenmux.yaml zenmux.json
              ratecard recipe try zenmux.yaml zenmux.json --entry z-ai/glm-4.7
              ratecard recipe try zenmux.yaml zenmux.json --only skips
              ratecard recipe try zenmux.yaml zenmux.json --format json

            FILE is the definition of a source, or a recipe alone. Each line names the cell \
            with its path, the text in it, and what became of it: a price, a fact, or a skip \
            with its reason. Nothing is stored.

            Exits with code 1 if the recipe has a mistake or the document is refused.
            """)

    /// The kinds of cells that can be listed alone.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case prices, facts, skips
    }

    @OptionGroup var global: GlobalOptions

    @Argument(help: "The definition of the source.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @Argument(help: "The document: a file.", completion: .file())
    var document: String

    @Option(help: "Only the cells of this entry, by its key or its offer; may be repeated.")
    var entry: [String] = []

    @Option(help: "Only prices, facts or skips.")
    var only: Kind?

    func run() throws {
        let recipe = try readRecipe()
        let read: (parsed: ParsedDocument, places: [String: String])
        do throws(SourceError) {
            guard let bytes = FileManager.default.contents(atPath: document) else { throw .file(document) }
            let name = URL(fileURLWithPath: document).lastPathComponent
            read = try RecipeParser(recipe).read(
                SourceDocument(source: recipe.source, name: name, bytes: Array(bytes), fetchedAt: .now))
        } catch {
            throw CommandFailure.failed(error.description)
        }
        let claims = read.parsed.claims.filter(isWanted)
        let lines = claims.map { RecipeTryLine($0, places: read.places) }
        switch global.format {
        case .json:
            var json = JSONWriter()
            for line in lines {
                line.write(to: &json)
                json.newline()
            }
            Terminal.write(json.bytes)
        case .table, .csv:
            let table = RecipeTryLine.table(lines)
            Terminal.print(as: global.format, json: [], csv: table, text: table.text())
        }
        report(read.parsed)
        if claims.isEmpty, !entry.isEmpty { throw ExitCode(2) }
    }

    private func readRecipe() throws -> Recipe {
        let read: RecipeFile
        do throws(SourceError) { read = try RecipeFile(file) } catch { throw CommandFailure.failed(error.description) }
        guard let recipe = read.recipe else {
            throw CommandFailure.failed(read.problems.map(\.message).joined(separator: "\n"))
        }
        return recipe
    }

    private func isWanted(_ claim: Claim) -> Bool {
        guard entry.isEmpty || entry.contains(claim.key) || entry.contains(claim.offer.rawValue) else { return false }
        return switch (only, claim.content) {
        case (nil, _), (.prices, .rate), (.facts, .fact), (.facts, .modifier), (.skips, .skip): true
        default: false
        }
    }

    /// Prints the counts and every diagnostic to stderr.
    private func report(_ parsed: ParsedDocument) {
        for diagnostic in parsed.diagnostics { Terminal.note("\(diagnostic.code): \(diagnostic.message)") }
        var (prices, facts, skips) = (0, 0, 0)
        for claim in parsed.claims {
            switch claim.content {
            case .rate: prices += 1
            case .fact, .modifier: facts += 1
            case .skip: skips += 1
            }
        }
        Terminal.note("\(parsed.entries) entries: \(prices) prices, \(facts) facts, \(skips) skips.")
    }
}

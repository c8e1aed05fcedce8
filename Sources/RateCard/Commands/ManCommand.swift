import ArgumentParser
import Ingest

/// The manual page.
struct ManCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "man",
        abstract: "The manual page: every command with its options and examples.",
        discussion: """
              ratecard man | man -l -
              ratecard man > ~/.local/share/man/man1/ratecard.1

            """)

    @OptionGroup var global: GlobalOptions

    func run() throws {
        try global.refuseFormats(because: "it prints a page")
        // The parser tells what it knows of itself as JSON; its own tool for manuals is a plugin of the build.
        let node: JSONNode
        do {
            node = try JSONReader.read(Array(RatecardCommand._dumpHelp().utf8))
        } catch {
            throw CommandFailure.failed("The manual page cannot be made: \(error).")
        }
        Terminal.write(ManualPage(node).text)
    }
}

import ArgumentParser
import Ingest
import JSON

/// The manual page in the format of man(7), generated from ArgumentParser's description of the commands.
struct ManualPage {
    /// The whole page.
    let text: String

    /// Creates the page from ArgumentParser's help dump.
    init(_ dump: JSONNode) {
        let root = dump["command"] ?? .null
        let commands = (root["subcommands"]?.elements ?? []).filter { $0["commandName"]?.string != "help" }
        var page = Page()
        page.lines.append(".TH RATECARD 1 \"\" \"ratecard \(RatecardCommand.configuration.version)\" \"User Commands\"")
        page.section("NAME")
        page.paragraph("ratecard - find the cheapest AI model offer that can do a job, with evidence")
        page.section("SYNOPSIS")
        page.lines.append(".B ratecard")
        page.lines.append("[\\fB\\-\\-db\\fR \\fIFILE\\fR] [\\fB\\-\\-catalog\\fR \\fIDIR\\fR]")
        page.lines.append("[\\fB\\-\\-format\\fR \\fItable\\fR|\\fIjson\\fR|\\fIcsv\\fR] \\fICOMMAND\\fR ...")
        page.section("DESCRIPTION")
        page.discussion(root["discussion"]?.string ?? "")
        page.section("GLOBAL OPTIONS")
        for argument in commands.first?["arguments"]?.elements ?? [] where Self.isCommon(argument) {
            page.option(argument)
        }
        page.section("COMMANDS")
        for command in commands { page.command(command) }
        page.section("ENVIRONMENT")
        for (name, meaning) in [
            ("RATECARD_DB", "The database."), ("RATECARD_CATALOG", "The folder of curated data."),
            ("XDG_DATA_HOME", "The folder that contains ratecard/catalog.sqlite, ~/.local/share if unset."),
            ("NO_COLOR", "Any value disables colours."),
        ] { page.term("\\fB\(name)\\fR", meaning) }
        page.section("EXIT STATUS")
        for (code, meaning) in [
            ("0", "Success."), ("1", "Failure."), ("2", "The answer is empty: nothing qualifies, or an id is unknown."),
            ("3", "A source failed during a refresh, or a whole document was held back."), ("64", "Usage error."),
        ] { page.term(code, meaning) }
        text = page.lines.joined(separator: "\n") + "\n"
    }

    /// Indicates whether an argument is a global option, which the page describes only once.
    fileprivate static func isCommon(_ argument: JSONNode) -> Bool {
        ["db", "catalog", "format", "help"].contains(argument["preferredName"]?["name"]?.string ?? "")
    }
}

/// The lines of the page as it is built.
private struct Page {
    var lines: [String] = []

    mutating func section(_ title: String) { lines.append(".SH \(title)") }

    mutating func paragraph(_ text: String) { lines += [".PP", Self.escaped(text)] }

    /// Adds a term with its meaning.
    ///
    /// The term is already roff.
    mutating func term(_ term: String, _ meaning: String) { lines += [".TP", term, Self.escaped(meaning)] }

    mutating func command(_ command: JSONNode) {
        let name = command["commandName"]?.string ?? ""
        let arguments = (command["arguments"]?.elements ?? []).filter { $0["shouldDisplay"]?.bool != false }
        let positionals = arguments.filter { $0["kind"]?.string == "positional" }.map { argument in
            let value = (argument["valueName"]?.string ?? "").uppercased()
            let name = "\\fI\(value)\\fR" + (argument["isRepeating"]?.bool == true ? " ..." : "")
            return argument["isOptional"]?.bool == true ? "[\(name)]" : name
        }
        lines.append(".SS \"ratecard \(name)\"")
        lines.append((["\\fBratecard \(name)\\fR", "[options]"] + positionals).joined(separator: " "))
        paragraph(command["abstract"]?.string ?? "")
        discussion(command["discussion"]?.string ?? "")
        var title: String?
        for argument in arguments where !ManualPage.isCommon(argument) && argument["abstract"]?.string != nil {
            if let section = argument["sectionTitle"]?.string, section != title {
                lines += [".PP", Self.escaped(section) + ":"]
            }
            title = argument["sectionTitle"]?.string
            option(argument)
        }
    }

    mutating func option(_ argument: JSONNode) {
        let value = argument["valueName"]?.string ?? ""
        let names = (argument["names"]?.elements ?? []).map { name in
            let dashes = name["kind"]?.string == "short" ? "\\-" : "\\-\\-"
            return "\\fB\(dashes)\((name["name"]?.string ?? "").replacing("-", with: "\\-"))\\fR"
        }
        var term = names.joined(separator: ", ")
        if argument["kind"]?.string == "positional" { term = "\\fI\(value.uppercased())\\fR" }
        if argument["kind"]?.string == "option" { term += " \\fI\(value)\\fR" }
        self.term(term, argument["abstract"]?.string ?? "")
    }

    /// Adds text in which lines indented by two spaces are examples.
    mutating func discussion(_ text: String) {
        var isExample = false
        lines.append(".PP")
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("  ") != isExample, !line.isEmpty {
                isExample.toggle()
                lines += isExample ? [".PP", ".nf", ".RS"] : [".RE", ".fi", ".PP"]
            }
            if !line.isEmpty { lines.append(Self.escaped(line.drop { $0 == " " })) }
        }
        if isExample { lines += [".RE", ".fi"] }
    }

    /// Formats a code point as roff expects it: at least four digits.
    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Escapes text so that it contains no roff requests, dashes can be copied, and every character is ASCII.
    private static func escaped(_ text: some StringProtocol) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            default:
                for scalar in character.unicodeScalars {
                    result += scalar.isASCII ? String(scalar) : "\\[u\(Self.hex(scalar.value))]"
                }
            }
        }
        return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
    }
}

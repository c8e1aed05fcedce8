import ArgumentParser
import Query

/// A group of parameters of a question that commands share.
protocol ParameterGroup {
    /// The parameters, in the order of the help.
    static var parameters: [Parameter] { get }
}

/// The options of a group of parameters, made from their declarations.
///
/// ArgumentParser finds the options of a type by reflection and reads them by coding keys. Here both come from the table of
/// parameters. An option accepts the next argument as its value whatever it looks like, so that `-5` is refused with a sentence.
struct ParameterOptions<Group: ParameterGroup>: ParsableArguments, CustomReflectable {
    /// The parameters that are given.
    private(set) var words: [(name: String, value: String)] = []

    init() {}

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        for parameter in Group.parameters {
            let key = Key(stringValue: parameter.name)
            if parameter.isSwitch {
                if try values.decode(Flag<Bool>.self, forKey: key).wrappedValue {
                    words.append((parameter.name, "true"))
                }
            } else if parameter.isRepeatable {
                let given = try values.decode(Option<[String]>.self, forKey: key).wrappedValue
                words += given.map { (parameter.name, $0) }
            } else if let value = try values.decode(Option<String?>.self, forKey: key).wrappedValue {
                words.append((parameter.name, value))
            }
        }
    }

    var customMirror: Mirror {
        Mirror(self, children: Group.parameters.map { (label: $0.name, value: Self.definition(of: $0)) })
    }

    private static func definition(of parameter: Parameter) -> Any {
        let name = NameSpecification.customLong(String(ParameterSpelling.option(parameter.name).dropFirst(2)))
        let help = ArgumentHelp(
            stringLiteral: parameter.help(for: .commandLine)
        ).visible(!parameter.isHidden)
        if parameter.isSwitch { return Flag(wrappedValue: false, name: name, help: help) }
        let completion = CompletionKind(of: parameter)
        if parameter.isRepeatable {
            return Option<[String]>(
                wrappedValue: [], name: name, parsing: .unconditionalSingleValue, help: help, completion: completion)
        }
        return Option<String?>(name: name, parsing: .unconditional, help: help, completion: completion)
    }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension ArgumentHelp {
    fileprivate func visible(_ isVisible: Bool) -> ArgumentHelp {
        var help = self
        help.visibility = isVisible ? .default : .hidden
        return help
    }
}

extension CompletionKind {
    /// Creates the completion of a parameter; nil if there are no candidates.
    fileprivate init?(of parameter: Parameter) {
        switch (parameter.completion, parameter.form) {
        case (.none, _): return nil
        case (.words(let words), .choices): self = .words(words)
        case (.words(let words), _): self = .list(words)
        case (.models, _): self = .models
        case (.labs, _): self = .labs
        case (.providers, _): self = .providers
        }
    }
}

/// A way to spell the names of parameters in sentences.
package enum ParameterSpelling: Sendable {
    /// `input_tokens`, as in a query or a body.
    case name
    /// `--input-tokens`, as on the command line.
    case option

    /// Returns the spelling of a name.
    package func callAsFunction(_ name: String) -> String {
        switch self {
        case .name: name
        case .option: "--" + name.replacing("_", with: "-")
        }
    }
}

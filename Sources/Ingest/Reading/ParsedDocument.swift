package import Tariff

/// Everything that one document says.
package struct ParsedDocument: Sendable {
    /// Rates, facts, modifiers and skips.
    package var claims: [Claim] = []
    /// How many entries the document lists: a list that shrinks is an alarm.
    package var entries = 0
    /// What a person should see.
    package var diagnostics: [Diagnostic] = []

    /// Makes a document that says nothing.
    package init() {}
}

package import Tariff

/// The contents of one document.
package struct ParsedDocument: Sendable {
    /// The rates, facts, modifiers and skips, with sellers as the source spells them.
    package var claims: [Claim] = []
    /// The number of entries in the document.
    ///
    /// A list that shrinks is an alarm.
    package var entries = 0
    /// The observations that a person should see.
    package var diagnostics: [Diagnostic] = []

    /// Creates an empty document.
    package init() {}
}

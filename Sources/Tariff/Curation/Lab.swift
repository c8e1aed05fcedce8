/// A maker of models, as the curated data describes it.
package struct Lab: Sendable, Hashable {
    /// The id, used in model ids.
    package var id: LabID
    /// The display name.
    package var name: String
    /// Other spellings that sellers put before a model's name: `meta-llama`, `Qwen`, `deepseek-ai`.
    package var aliases: [String]
    /// The words with which the names of its models begin: `claude`, `gpt`.
    package var families: [String]
    /// Words that only its names contain: `opus`, `maverick`.
    package var words: [String]
    /// Families whose word and version occur in either order: `claude` of `claude-sonnet-4.5` and `claude-4.5-sonnet`.
    package var looseFamilies: [String]

    /// Creates a lab.
    package init(
        id: LabID, name: String, aliases: [String] = [], families: [String] = [], words: [String] = [],
        looseFamilies: [String] = []
    ) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.families = families
        self.words = words
        self.looseFamilies = looseFamilies
    }
}

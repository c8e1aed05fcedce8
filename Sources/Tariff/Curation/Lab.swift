/// Who makes models, as the curated data describes it.
package struct Lab: Sendable, Hashable {
    /// The id, used in model ids.
    package var id: LabID
    /// The name that people read.
    package var name: String
    /// Other spellings that sellers put before a model's name: `meta-llama`, `Qwen`, `deepseek-ai`.
    package var aliases: [String]
    /// The words with which the names of its models begin: `claude`, `gpt`.
    package var families: [String]
    /// Words in its names that others do not use: `opus`, `maverick`.
    package var words: [String]
    /// Families whose word and version stand in either order: `claude` of `claude-sonnet-4.5` and `claude-4.5-sonnet`.
    package var looseFamilies: [String]

    /// Makes a lab.
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

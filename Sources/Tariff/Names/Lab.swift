/// Who makes models, as the curated data describes it.
package struct Lab: Sendable, Hashable {
    /// The id, used in model ids.
    package var id: LabID
    /// The name that people read.
    package var name: String
    /// Other spellings that sellers put before a model's name: `meta-llama`, `Qwen`, `deepseek-ai`.
    package var aliases: [String]

    /// Makes a lab.
    package init(id: LabID, name: String, aliases: [String] = []) {
        self.id = id
        self.name = name
        self.aliases = aliases
    }
}

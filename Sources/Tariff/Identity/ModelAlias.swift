/// A curated alias of a model, which applies forever or from a day on.
///
/// `openai/gpt-4o` was `gpt-4o-2024-05-13` and is `gpt-4o-2024-08-06` since 2024-10-02.
package struct ModelAlias: Sendable, Hashable {
    /// The model that the alias identifies from a day on.
    package struct Step: Sendable, Hashable {
        /// The first day, or nil if the step has no beginning.
        package var from: Timestamp?
        /// The model.
        package var model: ModelID

        /// Creates a step.
        package init(from: Timestamp? = nil, model: ModelID) {
            self.from = from
            self.model = model
        }
    }

    /// The alias, in the form `lab/name`.
    package var name: ModelID
    /// The models over time, earliest first.
    package var steps: [Step]

    /// Creates an alias and sorts its steps by their days.
    package init(_ name: ModelID, _ steps: [Step]) {
        self.name = name
        self.steps = steps.sorted { ($0.from?.seconds ?? .min) < ($1.from?.seconds ?? .min) }
    }

    /// Returns the step that applies at a moment, or nil before the first day.
    ///
    /// - Parameter moment: The moment, or nil for the last step.
    /// - Returns: The step, if there is one.
    package func step(at moment: Timestamp?) -> Step? {
        guard let moment else { return steps.last }
        return steps.last { $0.from.map { $0 <= moment } ?? true }
    }
}

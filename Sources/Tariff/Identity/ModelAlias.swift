/// Another name of a model, as people wrote it down: for ever, or from a day on.
///
/// `openai/gpt-4o` was `gpt-4o-2024-05-13` and is `gpt-4o-2024-08-06` since 2024-10-02.
package struct ModelAlias: Sendable, Hashable {
    /// The model that the name means from a day on.
    package struct Step: Sendable, Hashable {
        /// The first day; nil for ever.
        package var from: Timestamp?
        /// The model.
        package var model: ModelID

        /// Makes a step.
        package init(from: Timestamp? = nil, model: ModelID) {
            self.from = from
            self.model = model
        }
    }

    /// The other name, as `lab/name`.
    package var name: ModelID
    /// The meanings over time, earliest first.
    package var steps: [Step]

    /// Makes an alias; the steps are put in the order of their days.
    package init(_ name: ModelID, _ steps: [Step]) {
        self.name = name
        self.steps = steps.sorted { ($0.from?.seconds ?? .min) < ($1.from?.seconds ?? .min) }
    }

    /// Returns the meaning at a moment, by default the last one; nil before the first day.
    package func step(at moment: Timestamp?) -> Step? {
        guard let moment else { return steps.last }
        return steps.last { $0.from.map { $0 <= moment } ?? true }
    }
}

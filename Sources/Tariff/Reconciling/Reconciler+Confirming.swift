extension Reconciler {
    /// Returns true if earlier readings lead to the same decisions, so that only the times of confirmation differ.
    ///
    /// A later reading of an unchanged document can change a decision only in these ways: another source has the newest
    /// document, a source has become stale or is no longer stale, prices are compared from a later moment on, or an alias
    /// is looked up on another day. In case of doubt the result is false, and all decisions are made again.
    ///
    /// - Parameters:
    ///   - before: The readings with which the claims were decided.
    ///   - isDated: A closure that returns true if the effective period of any claim begins or ends within a range,
    ///     including its bounds.
    /// - Returns: True if new decisions would differ only in their times.
    package func decides(
        as before: [SourceReading], isDated: (ClosedRange<Timestamp>) throws -> Bool
    ) rethrows -> Bool {
        let before = before.sorted { $0.source < $1.source }
        guard before.map(\.source) == readings.map(\.source), before.map(\.isFailing) == readings.map(\.isFailing),
            let oldest = before.map(\.fetchedAt).max(), let newest = readings.map(\.fetchedAt).max()
        else { return false }
        guard zip(before, readings).allSatisfy({ isStale($0, at: oldest) == isStale($1, at: newest) }) else {
            return false
        }
        // The ladders of two sources are compared from the later of their documents on.
        var changed: ClosedRange<Timestamp>?
        for place in readings.indices {
            for other in readings.indices.dropFirst(place + 1) {
                let (first, second) = (before[place].fetchedAt, before[other].fetchedAt)
                let (firstNow, secondNow) = (readings[place].fetchedAt, readings[other].fetchedAt)
                guard (first < second) == (firstNow < secondNow), (first > second) == (firstNow > secondNow) else {
                    return false
                }
                let (from, to) = (max(first, second), max(firstNow, secondNow))
                guard from <= to else { return false }
                if from < to { changed = min(changed?.lowerBound ?? from, from)...max(changed?.upperBound ?? to, to) }
            }
        }
        let isRenamed = curation.aliases.contains { alias in
            alias.steps.contains { step in step.from.map { $0 > oldest && $0 <= newest } ?? false }
        }
        if isRenamed { return false }
        return try changed.map { try !isDated($0) } ?? true
    }

    private func isStale(_ reading: SourceReading, at moment: Timestamp) -> Bool {
        curation.sources[reading.source]?.isStale(fetchedAt: reading.fetchedAt, at: moment) ?? false
    }
}

extension Reconciler {
    /// Returns true if other readings lead to the same decisions, so that only the times of confirmation differ.
    ///
    /// A later reading of what did not change decides nothing by itself, except in these ways: another source has the
    /// newest document, a source has become stale or is no longer, prices are compared from a later moment on, or
    /// another day counts for an alias. In doubt the answer is no, and everything is decided again.
    ///
    /// - Parameters:
    ///   - before: the readings that the claims were decided with.
    ///   - isDated: tells whether any claim begins or ends to apply between two moments, both included.
    /// - Returns: whether deciding again would only tell other times.
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
        // Two sources are compared from the later of their documents on.
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

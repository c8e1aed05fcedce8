extension Conditions {
    /// These conditions with those of another place added; where both set a key, the other's holds.
    package func adding(_ other: Conditions) -> Conditions {
        var sum = self
        func take<Value>(_ key: WritableKeyPath<Conditions, Value?>) {
            if let value = other[keyPath: key] { sum[keyPath: key] = value }
        }
        take(\.serviceTier)
        take(\.promptTokens)
        take(\.outputTokens)
        take(\.region)
        take(\.cacheTTL)
        take(\.cache)
        take(\.window)
        take(\.resolution)
        take(\.size)
        take(\.pixels)
        take(\.quality)
        take(\.duration)
        take(\.interval)
        take(\.withAudio)
        take(\.inputHasVideo)
        take(\.thinking)
        take(\.fineTuned)
        take(\.dataSharing)
        take(\.searchContext)
        take(\.results)
        take(\.mode)
        take(\.plan)
        take(\.supply)
        take(\.promotion)
        return sum
    }
}

import Tariff

/// Formats conditions as a short phrase for tables.
///
/// JSON contains them in full.
enum ConditionsText {
    static func text(_ conditions: Conditions) -> String {
        var words: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value { words.append(name.isEmpty ? value : "\(name) \(value)") }
        }
        add("", conditions.serviceTier?.rawValue)
        add("prompt", conditions.promptTokens.map(range))
        add("output", conditions.outputTokens.map(range))
        add("region", conditions.region)
        add("ttl", conditions.cacheTTL?.description)
        add("", conditions.cache.map { "\($0.rawValue) cache" })
        add("", conditions.window.map(hours))
        add("", conditions.resolution)
        add("", conditions.size)
        add("pixels", conditions.pixels.map(range))
        add("", conditions.quality)
        add("seconds", conditions.duration.map(range))
        add("interval", conditions.interval.map(range))
        if conditions.withAudio == true { words.append("with audio") }
        if conditions.inputHasVideo == true { words.append("video in the prompt") }
        if conditions.thinking == true { words.append("thinking") }
        if conditions.fineTuned == true { words.append("fine-tuned") }
        if conditions.dataSharing == true { words.append("data shared") }
        add("", conditions.searchContext.map { "\($0.rawValue) search context" })
        add("results", conditions.results.map(range))
        add("", conditions.mode)
        add("", conditions.plan)
        add("supplied by", conditions.supply)
        if conditions.promotion == true { words.append("promotion") }
        return words.joined(separator: ", ")
    }

    private static func range(_ bounds: Bounds) -> String {
        let lower = bounds.lower.map { ($0.isIncluded ? "≥ " : "> ") + "\($0.value)" }
        let upper = bounds.upper.map { ($0.isIncluded ? "≤ " : "< ") + "\($0.value)" }
        return [lower, upper].compactMap { $0 }.joined(separator: " ")
    }

    private static func hours(_ windows: [TimeWindow]) -> String {
        func clock(_ minutes: Int) -> String {
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return two(minutes / 60) + ":" + two(minutes % 60)
        }
        let shown = windows.prefix(1).map { window in
            let days = window.weekdays.map { days in
                " on " + (days.count == 5 && days.first == 1 && days.last == 5 ? "Mon–Fri" : "\(days.count) days")
            }
            return "\(clock(window.from))–\(clock(window.to)) \(window.zone.name)" + (days ?? "")
        }
        return shown.joined() + (windows.count > 1 ? " and \(windows.count - 1) more windows" : "")
    }
}

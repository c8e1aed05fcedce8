import Tariff

/// The encoding of conditions as a record: a bit for each key that is set, then their values in order.
extension RecordWriter {
    mutating func conditions(_ conditions: Conditions) {
        let keys: [Bool] = [
            conditions.serviceTier != nil, conditions.promptTokens != nil, conditions.outputTokens != nil,
            conditions.region != nil, conditions.cacheTTL != nil, conditions.cache != nil, conditions.window != nil,
            conditions.resolution != nil, conditions.size != nil, conditions.pixels != nil, conditions.quality != nil,
            conditions.duration != nil, conditions.interval != nil, conditions.withAudio != nil,
            conditions.inputHasVideo != nil, conditions.thinking != nil, conditions.fineTuned != nil,
            conditions.dataSharing != nil, conditions.searchContext != nil, conditions.results != nil,
            conditions.mode != nil, conditions.plan != nil, conditions.supply != nil, conditions.promotion != nil,
        ]
        bytes.varint(keys.enumerated().reduce(0) { $1.element ? $0 | 1 << UInt64($1.offset) : $0 })
        set(conditions.serviceTier) { $0.word($1) }
        set(conditions.promptTokens) { $0.bounds($1) }
        set(conditions.outputTokens) { $0.bounds($1) }
        set(conditions.region) { $0.text($1) }
        set(conditions.cacheTTL) { $0.bytes.signed($1.seconds) }
        set(conditions.cache) { $0.bytes.flag($1 == .explicit) }
        set(conditions.window) { $0.list($1) { $0.window($1) } }
        set(conditions.resolution) { $0.text($1) }
        set(conditions.size) { $0.text($1) }
        set(conditions.pixels) { $0.bounds($1) }
        set(conditions.quality) { $0.text($1) }
        set(conditions.duration) { $0.bounds($1) }
        set(conditions.interval) { $0.bounds($1) }
        set(conditions.withAudio) { $0.bytes.flag($1) }
        set(conditions.inputHasVideo) { $0.bytes.flag($1) }
        set(conditions.thinking) { $0.bytes.flag($1) }
        set(conditions.fineTuned) { $0.bytes.flag($1) }
        set(conditions.dataSharing) { $0.bytes.flag($1) }
        set(conditions.searchContext) { $0.text($1.rawValue) }
        set(conditions.results) { $0.bounds($1) }
        set(conditions.mode) { $0.text($1) }
        set(conditions.plan) { $0.text($1) }
        set(conditions.supply) { $0.text($1) }
        set(conditions.promotion) { $0.bytes.flag($1) }
    }

    private mutating func set<Value>(_ value: Value?, _ body: (inout RecordWriter, Value) -> Void) {
        if let value { body(&self, value) }
    }

    private mutating func bounds(_ bounds: Bounds) {
        func end(_ writer: inout RecordWriter, _ end: Bounds.End) {
            writer.bytes.signed(end.value)
            writer.bytes.flag(end.isIncluded)
        }
        optional(bounds.lower, end)
        optional(bounds.upper, end)
    }

    private mutating func window(_ window: TimeWindow) {
        text(window.zone.name)
        optional(window.weekdays) { $0.list($1) { $0.bytes.signed(Int64($1)) } }
        bytes.signed(Int64(window.from))
        bytes.signed(Int64(window.to))
        optional(window.weekdayZone) { $0.text($1.name) }
        optional(window.holidays) { $0.text($1) }
    }
}

extension RecordReader {
    mutating func conditions() throws(IndexError) -> Conditions {
        let keys = try bytes.varint()
        guard keys < 1 << 24 else { throw .damaged("a condition is unknown") }
        func has(_ key: UInt64) -> Bool { keys >> key & 1 == 1 }
        var conditions = Conditions()
        if has(0) { conditions.serviceTier = try word() }
        if has(1) { conditions.promptTokens = try bounds() }
        if has(2) { conditions.outputTokens = try bounds() }
        if has(3) { conditions.region = try text() }
        if has(4) { conditions.cacheTTL = CacheLifetime(seconds: try bytes.signed()) }
        if has(5) { conditions.cache = try bytes.flag() ? .explicit : .implicit }
        if has(6) { conditions.window = try list { reader throws(IndexError) in try reader.window() } }
        if has(7) { conditions.resolution = try text() }
        if has(8) { conditions.size = try text() }
        if has(9) { conditions.pixels = try bounds() }
        if has(10) { conditions.quality = try text() }
        if has(11) { conditions.duration = try bounds() }
        if has(12) { conditions.interval = try bounds() }
        if has(13) { conditions.withAudio = try bytes.flag() }
        if has(14) { conditions.inputHasVideo = try bytes.flag() }
        if has(15) { conditions.thinking = try bytes.flag() }
        if has(16) { conditions.fineTuned = try bytes.flag() }
        if has(17) { conditions.dataSharing = try bytes.flag() }
        if has(18) {
            guard let context = SearchContext(rawValue: try text()) else { throw .damaged("a condition is unknown") }
            conditions.searchContext = context
        }
        if has(19) { conditions.results = try bounds() }
        if has(20) { conditions.mode = try text() }
        if has(21) { conditions.plan = try text() }
        if has(22) { conditions.supply = try text() }
        if has(23) { conditions.promotion = try bytes.flag() }
        return conditions
    }

    private mutating func bounds() throws(IndexError) -> Bounds {
        func end(_ reader: inout RecordReader) throws(IndexError) -> Bounds.End {
            let value = try reader.bytes.signed()
            return Bounds.End(value, isIncluded: try reader.bytes.flag())
        }
        let lower = try optional(end)
        return Bounds(lower: lower, upper: try optional(end))
    }

    private mutating func window() throws(IndexError) -> TimeWindow {
        let zone = try zone()
        let weekdays = try optional { reader throws(IndexError) in
            try reader.list { reader throws(IndexError) in try reader.int() }
        }
        let from = try minutes()
        let to = try minutes()
        let weekdayZone = try optional { reader throws(IndexError) in try reader.zone() }
        return TimeWindow(
            zone: zone, weekdays: weekdays, from: from, to: to, weekdayZone: weekdayZone,
            holidays: try optional { reader throws(IndexError) in try reader.text() })
    }

    private mutating func minutes() throws(IndexError) -> Int {
        let minutes = try bytes.signed()
        guard (0...1440).contains(minutes) else { throw .damaged("a time of day is impossible") }
        return Int(minutes)
    }

    private mutating func zone() throws(IndexError) -> Zone {
        guard let zone = Zone(try text()) else { throw .damaged("a time zone is unknown") }
        return zone
    }
}

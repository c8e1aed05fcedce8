import Synchronization
import Tariff

/// Which of the windows of an index are open, and when each opens or closes next.
///
/// Most questions are about the same moment, so that the last one is remembered.
final class WindowClock: Sendable {
    /// The windows at one moment.
    struct Reading: Sendable {
        let moment: Timestamp
        /// Whether the moment lies in each window.
        let isOpen: [Bool]
        /// The seconds of the next change of each; the greatest number when there is none.
        let nextToggle: [Int64]
    }

    private let windows: [[TimeWindow]]
    private let last = Mutex<Reading?>(nil)

    /// Makes a clock of some windows, each of which may be several spans of a day.
    init(_ windows: [[TimeWindow]]) { self.windows = windows }

    /// The windows at a moment.
    func reading(at moment: Timestamp) -> Reading {
        if let last = last.withLock({ $0 }), last.moment == moment { return last }
        let reading = Reading(
            moment: moment, isOpen: windows.map { window in window.contains { $0.contains(moment) } },
            nextToggle: windows.map { PriceCalendar.nextToggle(of: $0, after: moment)?.seconds ?? .max })
        last.withLock { $0 = reading }
        return reading
    }
}

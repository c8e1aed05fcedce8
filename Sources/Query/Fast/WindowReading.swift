import Tariff

/// The state of the distinct windows of an index at one moment.
struct WindowReading: Sendable {
    /// The moment.
    let moment: Timestamp
    /// True for each window that the moment lies in.
    let isOpen: [Bool]
    /// The seconds at which each window opens or closes next; the greatest number if it never does.
    let nextToggle: [Int64]

    /// Reads windows, each of which may consist of several spans of a day.
    init(_ windows: [[TimeWindow]], at moment: Timestamp) {
        self.moment = moment
        isOpen = windows.map { window in window.contains { $0.contains(moment) } }
        nextToggle = windows.map { PriceCalendar.nextToggle(of: $0, after: moment)?.seconds ?? .max }
    }
}

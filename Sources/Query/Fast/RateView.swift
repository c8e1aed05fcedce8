import Synchronization
import Tariff

/// The rates of an index as questions in the same circumstances see them, worked out slot by slot when they are asked for.
final class RateView: Sendable, Hashable {
    /// What stands in where an offer has no rate of a slot.
    private enum StandIn: Int, CaseIterable {
        case none, parent, usualThenParent
    }

    private let table: RateTable
    /// How each rate term fits, as ``PlainTerm/fit(_:)`` told.
    private let fits: [UInt8]
    /// By slot and stand-in; nil where nobody asked yet.
    private let sources: Mutex<[RateSource?]>

    init(_ table: RateTable, fits: [UInt8]) {
        self.table = table
        self.fits = fits
        sources = Mutex([RateSource?](repeating: nil, count: RateSlot.allCases.count * StandIn.allCases.count))
    }

    /// What offers charge in a slot.
    subscript(_ slot: RateSlot) -> RateSource {
        kept(slot, .none) {
            RateSource(table.rates[slot.rawValue], fits: fits, free: table.free(in: slot), count: table.offerCount)
        }
    }

    /// What offers charge in a slot, or where they have no rate of it in another.
    subscript(_ slot: RateSlot, else parent: RateSlot) -> RateSource {
        kept(slot, .parent) { RateSource(self[slot], else: self[parent]) }
    }

    /// What offers charge for writes to a cache, or else for those of the usual lifetime, or else for input.
    ///
    /// - Parameter usual: the view of the same circumstances but for the lifetime.
    /// - Returns: what each offer charges.
    func cacheWrites(else usual: RateView) -> RateSource {
        guard usual !== self else { return self[.cacheWrite, else: .input] }
        return kept(.cacheWrite, .usualThenParent) {
            RateSource(self[.cacheWrite], else: usual[.cacheWrite, else: .input])
        }
    }

    /// A view is equal to itself alone.
    static func == (left: RateView, right: RateView) -> Bool { left === right }

    func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }

    private func kept(_ slot: RateSlot, _ standIn: StandIn, _ make: () -> RateSource) -> RateSource {
        let place = slot.rawValue * StandIn.allCases.count + standIn.rawValue
        if let source = sources.withLock({ $0[place] }) { return source }
        let source = make()
        sources.withLock { $0[place] = source }
        return source
    }
}

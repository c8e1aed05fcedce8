import Synchronization

/// A gate that holds answers back until a test opens it.
package final class Gate: Sendable {
    private let state = Atomic(false)

    /// A closed one.
    package init() {}

    /// True once answers may be sent.
    package var isOpen: Bool { state.load(ordering: .acquiring) }

    /// Lets go what is held and what comes later.
    package func open() { state.store(true, ordering: .releasing) }
}

extension Part {
    /// The same answer, held back until a gate is opened.
    package func held(until gate: Gate) -> Part {
        Part { request, number, connection in
            while !gate.isOpen { connection.pause(milliseconds: 10) }
            answer(request, number, connection)
        }
    }
}

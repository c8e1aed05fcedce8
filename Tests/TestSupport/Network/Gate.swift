import Synchronization

/// What holds an answer back until a test lets it go.
package final class Gate: Sendable {
    private let state = Atomic(false)

    /// A closed one.
    package init() {}

    /// Whether answers may go.
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

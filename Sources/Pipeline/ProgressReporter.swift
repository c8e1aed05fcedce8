/// Receives what a person should see of long work.
package struct ProgressReporter: Sendable {
    /// A message about long work.
    package enum Message: Sendable {
        /// The present step, which the next message replaces.
        case progress(String)
        /// A completed step.
        case step(String)
        /// The end of the work.
        case end
        /// A note about the result.
        case note(String)
        /// A fault that does not end the work.
        case error(String)
    }

    private let receive: @Sendable (Message) -> Void

    /// Creates a reporter that passes each message to a closure.
    package init(_ receive: @escaping @Sendable (Message) -> Void) { self.receive = receive }

    /// A reporter that discards all messages.
    package static let silent = ProgressReporter { _ in }

    /// Reports a message.
    func callAsFunction(_ message: Message) { receive(message) }
}

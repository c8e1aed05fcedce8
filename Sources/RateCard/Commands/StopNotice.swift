import Foundation

/// The message of a refresh that a signal stops: no repair is needed afterwards.
enum StopNotice {
    /// Installs handlers that print the message when a signal stops the program, which then ends as it would have.
    static func prepare() {
        for number in [SIGTERM, SIGINT] {
            signal(number) { number in
                // A signal handler may neither allocate memory nor lock.
                let sentence: StaticString =
                    "\nratecard: The refresh was stopped: the database is as it was before, or as it is after.\n"
                _ = Foundation.write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }
}

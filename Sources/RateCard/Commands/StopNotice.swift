import Foundation

/// What a refresh says when a signal stops it: nothing has to be mended afterwards.
enum StopNotice {
    /// Says so from now on when somebody stops the program, which then ends as it would have.
    static func prepare() {
        for number in [SIGTERM, SIGINT] {
            signal(number) { number in
                // Only what a signal handler may do: no memory is asked for and nothing is locked.
                let sentence: StaticString =
                    "\nratecard: The refresh was stopped: the database is as it was before, or as it is after.\n"
                _ = Foundation.write(STDERR_FILENO, sentence.utf8Start, sentence.utf8CodeUnitCount)
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }
}

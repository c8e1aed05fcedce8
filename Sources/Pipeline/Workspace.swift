/// The files that a process works with, and the reporter of its progress.
package struct Workspace: Sendable {
    /// The path of the database.
    package let database: String
    /// Returns the path of the curated data, or throws if it is not found.
    ///
    /// Evaluated only if the curated data is needed.
    package let catalog: @Sendable () throws -> String
    /// The reporter of progress.
    package let report: ProgressReporter

    /// Creates a workspace.
    package init(
        database: String, catalog: @escaping @Sendable () throws -> String, report: ProgressReporter = .silent
    ) {
        self.database = database
        self.catalog = catalog
        self.report = report
    }
}

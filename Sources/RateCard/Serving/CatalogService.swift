import Logging
import Pipeline
import Query
import Web

/// Serves the catalog of the database, and every newer one that another process publishes.
struct CatalogService: Sendable {
    let workspace: Workspace
    let catalog: ServedCatalog
    let logger: Logger

    /// The interval between two looks at the database.
    private static let interval = Duration.seconds(2)

    /// Runs until it is cancelled.
    func run() async {
        var follower = CatalogFollower(workspace)
        while !Task.isCancelled {
            do {
                // Reading blocks its thread for long, and the threads of tasks are few.
                let (next, update) = try await BlockingWork.run { [follower, isRepeated = catalog.trouble != nil] in
                    var follower = follower
                    let update = try follower.next(isRepeated: isRepeated)
                    return (follower, update)
                }
                follower = next
                serve(update)
            } catch is CancellationError {
                return
            } catch {
                report("\(error)")
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    private func serve(_ update: CatalogFollower.Update?) {
        switch update {
        case nil: break
        case .sources(let sources):
            guard let index = catalog.current?.index else { return }
            catalog.publish(index, sources: sources)
        case .catalog(let index, let sources):
            catalog.publish(index, sources: sources)
            logger.info(
                "Serving a catalog.",
                metadata: ["version": "\(index.version.prefix(12))", "sequence": "\(index.sequence)"])
        }
    }

    private func report(_ sentence: String) {
        if catalog.trouble != sentence {
            let served =
                catalog.current == nil
                ? "There is nothing to serve yet." : "The previous catalog is still served."
            logger.error("\(sentence) \(served)")
        }
        catalog.report(sentence)
    }
}

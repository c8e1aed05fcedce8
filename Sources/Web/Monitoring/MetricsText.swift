import Query
import Tariff

/// What the server did and how old its catalog is, in the text format of Prometheus.
///
/// https://prometheus.io/docs/instrumenting/exposition_formats/
struct MetricsText {
    /// The text.
    private(set) var text = ""

    init(_ state: ServerState) {
        writeRequests(state)
        writeCatalog(state)
        writeSources(state)
    }

    private mutating func writeRequests(_ state: ServerState) {
        let (routes, cached, made) = state.meters.counted
        let paths = state.endpoints.map(\.path) + ["other"]
        family("ratecard_http_requests_total", "counter", "Responses by route and status.")
        for (path, count) in zip(paths, routes) {
            for (status, number) in count.statuses.sorted(by: { $0.key < $1.key }) {
                line("ratecard_http_requests_total", [("route", path), ("status", "\(status)")], "\(number)")
            }
        }
        family("ratecard_http_request_duration_seconds", "histogram", "How long answers took to be made.")
        for (path, count) in zip(paths, routes) where !count.statuses.isEmpty {
            var sum = 0
            for (bound, number) in zip(Meters.bounds.map(Self.seconds) + ["+Inf"], count.times) {
                sum += number
                line("ratecard_http_request_duration_seconds_bucket", [("route", path), ("le", bound)], "\(sum)")
            }
            line("ratecard_http_request_duration_seconds_sum", [("route", path)], Self.seconds(count.nanoseconds))
            line("ratecard_http_request_duration_seconds_count", [("route", path)], "\(sum)")
        }
        family("ratecard_replies_total", "counter", "Replies that were sent again, and those that were made.")
        line("ratecard_replies_total", [("kind", "cached")], "\(cached)")
        line("ratecard_replies_total", [("kind", "made")], "\(made)")
    }

    private mutating func writeCatalog(_ state: ServerState) {
        gauge("ratecard_catalog_ready", "Whether there is a catalog.", state.catalog.current == nil ? 0 : 1)
        gauge(
            "ratecard_catalog_reload_failing", "Whether the newest catalog could not be read.",
            state.catalog.trouble == nil ? 0 : 1)
        guard let index = state.catalog.current?.index else { return }
        gauge(
            "ratecard_catalog_age_seconds", "How long ago the catalog was made.",
            state.now.seconds - index.generatedAt.seconds)
        gauge("ratecard_catalog_sequence", "The number that rises with each version.", index.sequence)
        gauge("ratecard_catalog_offers", "Offers in the catalog.", Int64(index.offerCount))
        gauge("ratecard_catalog_priced_offers", "Offers with a price.", Int64(index.pricedCount))
        family("ratecard_catalog_info", "gauge", "The version of the catalog.")
        line("ratecard_catalog_info", [("version", index.version)], "1")
    }

    private mutating func writeSources(_ state: ServerState) {
        let sources = (state.catalog.current?.sources ?? []).filter { $0.reading != nil }
        family("ratecard_source_age_seconds", "gauge", "How old the newest good document is.")
        for entry in sources {
            guard let age = entry.age(at: state.now) else { continue }
            line("ratecard_source_age_seconds", [("source", entry.source.id.rawValue)], "\(age)")
        }
        family("ratecard_source_stale", "gauge", "Whether the newest good document is too old.")
        for entry in sources {
            guard let isStale = entry.isStale(at: state.now) else { continue }
            line("ratecard_source_stale", [("source", entry.source.id.rawValue)], isStale ? "1" : "0")
        }
        family("ratecard_source_state", "gauge", "How reading the source went the last time.")
        for entry in sources {
            guard let reading = entry.reading else { continue }
            line(
                "ratecard_source_state", [("source", entry.source.id.rawValue), ("state", reading.status)], "1")
        }
    }

    // MARK: Lines

    private mutating func gauge(_ name: String, _ help: String, _ value: Int64) {
        family(name, "gauge", help)
        line(name, [], "\(value)")
    }

    private mutating func family(_ name: String, _ type: String, _ help: String) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
        text += name
        if !labels.isEmpty {
            text += "{" + labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",") + "}"
        }
        text += " \(value)\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// Nanoseconds as seconds in decimals.
    private static func seconds(_ nanoseconds: Int64) -> String {
        let digits = String(nanoseconds % 1_000_000_000)
        return "\(nanoseconds / 1_000_000_000)." + String(repeating: "0", count: 9 - digits.count) + digits
    }
}

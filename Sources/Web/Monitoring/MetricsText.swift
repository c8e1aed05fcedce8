import Query
import Tariff

/// The counters of the server and the age of its catalog, in the text format of Prometheus.
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
        let paths = state.meters.paths + ["other"]
        family("ratecard_http_requests_total", "counter", "Responses by route and status.")
        for (path, count) in zip(paths, routes) {
            for (status, number) in count.statuses.sorted(by: { $0.key < $1.key }) {
                line("ratecard_http_requests_total", [("route", path), ("status", "\(status)")], "\(number)")
            }
        }
        family(
            "ratecard_http_request_duration_seconds", "histogram", "Durations of requests, until the response is ready."
        )
        for (path, count) in zip(paths, routes) where !count.statuses.isEmpty {
            var sum = 0
            for (bound, number) in zip(Meters.bounds.map(Self.seconds) + ["+Inf"], count.times) {
                sum += number
                line("ratecard_http_request_duration_seconds_bucket", [("route", path), ("le", bound)], "\(sum)")
            }
            line("ratecard_http_request_duration_seconds_sum", [("route", path)], Self.seconds(count.nanoseconds))
            line("ratecard_http_request_duration_seconds_count", [("route", path)], "\(sum)")
        }
        family("ratecard_replies_total", "counter", "Replies from the cache, and computed ones.")
        line("ratecard_replies_total", [("kind", "cached")], "\(cached)")
        line("ratecard_replies_total", [("kind", "made")], "\(made)")
    }

    private mutating func writeCatalog(_ state: ServerState) {
        gauge("ratecard_catalog_ready", "1 if there is a catalog.", state.catalog.current == nil ? 0 : 1)
        gauge(
            "ratecard_catalog_reload_failing", "1 if the newest catalog could not be read.",
            state.catalog.trouble == nil ? 0 : 1)
        guard let index = state.catalog.current?.index else { return }
        gauge(
            "ratecard_catalog_age_seconds", "Time since the catalog was generated.",
            state.now.seconds - index.generatedAt.seconds)
        gauge("ratecard_catalog_sequence", "Sequence number of the catalog.", index.sequence)
        gauge("ratecard_catalog_offers", "Offers in the catalog.", Int64(index.offerCount))
        gauge("ratecard_catalog_priced_offers", "Offers with a price.", Int64(index.pricedCount))
        family("ratecard_catalog_info", "gauge", "The version of the catalog.")
        line("ratecard_catalog_info", [("version", index.version)], "1")
    }

    private mutating func writeSources(_ state: ServerState) {
        let sources = (state.catalog.current?.sources ?? []).filter { $0.reading != nil }
        family("ratecard_source_age_seconds", "gauge", "Age of the newest valid document.")
        for entry in sources {
            guard let age = entry.age(at: state.now) else { continue }
            line("ratecard_source_age_seconds", [("source", entry.source.id.rawValue)], "\(age)")
        }
        family("ratecard_source_stale", "gauge", "1 if the newest valid document is too old.")
        for entry in sources {
            guard let isStale = entry.isStale(at: state.now) else { continue }
            line("ratecard_source_stale", [("source", entry.source.id.rawValue)], isStale ? "1" : "0")
        }
        family("ratecard_source_state", "gauge", "Outcome of the last attempt to read the source.")
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

    /// Returns nanoseconds as decimal seconds.
    private static func seconds(_ nanoseconds: Int64) -> String {
        let digits = String(nanoseconds % 1_000_000_000)
        return "\(nanoseconds / 1_000_000_000)." + String(repeating: "0", count: 9 - digits.count) + digits
    }
}

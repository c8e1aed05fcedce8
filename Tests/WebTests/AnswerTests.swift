import Query
import Tariff
import Testing

@testable import Web

@Suite struct `Answers over HTTP` {
    @Test(arguments: [
        ("/healthz", 200, #"{"status":"ok"}"#),
        ("/readyz", 200, #""ready":true,"version":"0123456789abcdef","sequence":7"#),
        ("/v1/catalog", 200, #""counts":{"models":1,"offers":6,"priced":6,"providers":3,"sources":1}"#),
        ("/v1/sources", 200, #""age_seconds":100,"stale":false,"rows":6"#),
        ("/v1/models", 200, #"{"object":"list","data":[{"id":"openai/gpt-4o","object":"model""#),
        ("/v1/models/openai/gpt-4o", 200, #""owned_by":"openai""#),
        ("/v1/models/openai%2Fgpt-4o", 200, #""owned_by":"openai""#),
        ("/v1/offers?limit=1", 200, #""id":"host:100%""#),
        ("/v1/offers?q=C.D", 200, #""id":"host:a:b@c.d""#),
        ("/v1/providers", 200, #""offers":4,"priced":4"#),
        ("/v1/providers/host", 200, #""offer_ids":["host:100%","host:a%2Fb","host:a/b","host:a:b@c.d"]"#),
        ("/v1/cheapest?per=offer&limit=1", 200, #""results":[{"rank":1,"offer":{"id":"host:100%""#),
        ("/v1/route?per=offer&for=json", 200, #""targets":[{"order":1"#),
        ("/v1/compare?id=openai/gpt-4o&id=other:gpt-4o", 200, #""cheapest":"openai/gpt-4o""#),
        ("/v1/resolve?id=other:gpt-4o", 200, #""object":"offer""#),
        ("/v1/resolve?id=gpt-5p", 200, #""object":"refusal""#),
        ("/feeds/catalog.json", 200, #""id":"host:a:b@c.d""#), ("/feeds/catalog.csv", 200, "offer,provider,"),
        ("/feeds/providers/other.json", 200, #""offers":["other:gpt-4o"]"#),
        ("/feeds/catalog.schema.json", 200, "json-schema.org"), ("/feeds/catalog.csv-metadata.json", 200, "csvw"),
        ("/metrics", 200, "ratecard_catalog_sequence 7"),
        ("/openapi.json", 200, #""openapi":"3.1.0""#),
        ("http://else.where/healthz", 200, #"{"status":"ok"}"#),
    ])
    func `every path answers`(target: String, status: Int, part: String) async throws {
        try await TestServer.serving { client in
            let answered = try #require(try await client.ask("GET", target))
            #expect(answered.status == status)
            #expect(answered.text.contains(part), "\(answered.text.prefix(600))")
            #expect(answered.headers["access-control-allow-origin"] == "*")
            #expect(answered.headers["x-content-type-options"] == "nosniff")
            #expect(answered.headers["date"]?.hasSuffix("GMT") == true)
        }
    }

    @Test(arguments: [
        ("host:100%", "/v1/offers/host:100%"), ("host:100%", "/v1/offers/host%3A100%25"),
        ("host:a/b", "/v1/offers/host:a/b"), ("host:a%2Fb", "/v1/offers/host:a%252Fb"),
        // An id that exists as it was sent takes precedence over the decoded one.
        ("host:a%2Fb", "/v1/offers/host:a%2Fb"),
        ("host:a:b@c.d", "/v1/offers/host:a:b@c.d"), ("host:a:b@c.d", "/v1/offers/host%3Aa%3Ab%40c%2Ed"),
    ])
    func `ids work plain and percent-encoded`(id: String, target: String) async throws {
        try await TestServer.serving { client in
            let answered = try #require(try await client.ask("GET", target))
            #expect(answered.status == 200)
            #expect(answered.text.contains("\"id\":\"\(id)\""))
        }
    }

    @Test(arguments: [
        #"{"input_tokens":2000,"output_tokens":0}"#, #"{"input_tokens":"2000","output_tokens":"0"}"#,
        #" { "input_tokens" : 2.0e3 , "output_tokens":0.0, "at": null } "#,
        #"{"input_tokens":2000,"output_tokens":0,"needs":["tools"],"status":["active","preview"]}"#,
        #"{"input_to\u006bens":2000,"output_tokens":0,"needs":"tools"}"#,
    ])
    func `a question may be in a body`(body: String) async throws {
        try await TestServer.serving { client in
            let posted = try #require(
                try await client.ask("POST", "/v1/cheapest", ["Content-Type": "application/json"], body: body))
            #expect(posted.status == 200, "\(posted.text)")
            #expect(posted.text.contains(#""query":{"input_tokens":2000,"cached_tokens":0"#))
            #expect(posted.headers["cache-control"] == "no-store")
            let form = try #require(
                try await client.ask(
                    "POST", "/v1/cheapest", ["Content-Type": "application/x-www-form-urlencoded"], body: body))
            #expect(form.body == posted.body)
        }
    }

    @Test func `the id of a cost is in the body`() async throws {
        try await TestServer.serving { client in
            let answered = try #require(
                try await client.ask("POST", "/v1/cost", body: #"{"id":"openai/gpt-4o","output_tokens":1000000}"#))
            #expect(answered.status == 200)
            #expect(answered.text.contains(#""list":"5""#))
            #expect(answered.text.contains(#""list":"6""#))
            let missing = try #require(try await client.ask("POST", "/v1/cost", body: "{}"))
            #expect(missing.status == 400)
            #expect(missing.text.contains(#""errors":[{"name":"id""#))
        }
    }

    @Test func `a route for LiteLLM has references to keys, and prices as numbers`() async throws {
        try await TestServer.serving { client in
            let answered = try #require(
                try await client.ask("GET", "/v1/route?for=litellm&models=openai/*&per=offer"))
            #expect(answered.status == 200)
            #expect(
                answered.text.contains(
                    #"{"model":"openai/gpt-4o","api_key":"os.environ/OPENAI_API_KEY","order":1,"#
                        + #""input_cost_per_token":0.000001,"output_cost_per_token":0.000005}"#))
            #expect(answered.text.contains(#""api_base":"os.environ/OTHER_API_BASE","order":2"#))
        }
    }

    @Test func `without a catalog, only the endpoints about the server answer`() async throws {
        let empty = ServedCatalog(now: { TestServer.now }, history: { _ in nil }, copying: TestServer.databaseCopy)
        try await TestServer.serving(empty) { client in
            for target in ["/v1/cheapest", "/readyz", "/v1/sources", "/v1/models/x"] {
                let answered = try #require(try await client.ask("GET", target))
                #expect(answered.status == 503)
                #expect(answered.headers["retry-after"] != nil)
                #expect(answered.headers["content-type"] == "application/problem+json")
            }
            for target in ["/healthz", "/metrics", "/openapi.json"] {
                #expect(try await client.ask("GET", target)?.status == 200)
            }
        }
    }

    @Test func `another catalog replaces the one before, which is served as long as a new one cannot be read`()
        async throws
    {
        let catalog = try TestServer.catalog()
        try await TestServer.serving(catalog) { client in
            let target = "/v1/cheapest?per=offer"
            let before = try #require(try await client.ask("GET", target))
            catalog.publish(
                try TestServer.index(version: "fedcba9876543210", price: "0.000002"), sources: TestServer.sources)
            let after = try #require(try await client.ask("GET", target))
            #expect(before.headers["etag"]?.hasPrefix("\"0123456789ab-") == true)
            #expect(after.headers["etag"]?.hasPrefix("\"fedcba987654-") == true)
            #expect(after.text.contains("fedcba9876543210"))
            catalog.report("The database is gone.")
            #expect(try await client.ask("GET", target)?.body == after.body)
            #expect(try await client.ask("GET", "/readyz")?.text.contains("The database is gone.") == true)
            #expect(
                try await client.ask("GET", "/metrics")?.text.contains("ratecard_catalog_reload_failing 1") == true)
        }
    }

    @Test func `a catalog of an earlier time is loaded once for all requests`() async throws {
        let made = Recorded<Timestamp>()
        let catalog = try TestServer.catalog { moment in
            made.add(moment)
            return moment < Timestamp(seconds: 1_700_000_000) ? nil : try TestServer.index(version: "earlier")
        }
        try await TestServer.serving(catalog) { client in
            let target = "/v1/cheapest?as_of=2026-01-01"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        let answered = try await client.ask("GET", target + "&limit=\(number + 1)")
                        #expect(answered?.text.contains("\"version\":\"earlier\"") == true)
                    }
                }
                try await group.waitForAll()
            }
            #expect(made.count == 1)
            #expect(try await client.ask("GET", "/v1/cheapest?as_of=2020-01-01")?.status == 404)
            #expect(try await client.ask("GET", "/v1/models/openai/gpt-4o?as_of=2026-01-01")?.status == 200)
            #expect(made.count == 2)
        }
    }

    @Test func `responses are counted by route and status`() async throws {
        try await TestServer.serving { client in
            for target in ["/v1/cheapest", "/v1/cheapest", "/v1/cheapest", "/v1/cheapest?x=1", "/nowhere"] {
                _ = try await client.ask("GET", target)
            }
            let text = try #require(try await client.ask("GET", "/metrics")).text
            for line in [
                #"ratecard_http_requests_total{route="/v1/cheapest",status="200"} 3"#,
                #"ratecard_http_requests_total{route="/v1/cheapest",status="400"} 1"#,
                #"ratecard_http_requests_total{route="other",status="404"} 1"#,
                #"ratecard_http_request_duration_seconds_bucket{route="/v1/cheapest",le="+Inf"} 4"#,
                #"ratecard_replies_total{kind="cached"} 1"#, #"ratecard_source_age_seconds{source="source"} 100"#,
                #"ratecard_source_stale{source="source"} 0"#, "ratecard_catalog_age_seconds 10",
            ] {
                #expect(text.contains(line + "\n"), "\(line)")
            }
        }
    }
}

import HTTPTypes
import JSON
import Query
import Tariff

/// The description of the interface (OpenAPI 3.1), made from the endpoints.
enum OpenAPIDocument {
    /// The document.
    static let json: [UInt8] = {
        var json = JSONWriter()
        json.object { json in
            json.member("openapi", "3.1.0")
            json.key("info")
            json.object { json in
                json.member("title", "Ratecard")
                json.member("version", "1")
                json.member(
                    "summary",
                    "What AI models cost at every seller, which offer is cheapest for a job, and how we know.")
            }
            json.key("servers")
            json.array([""]) { json, _ in json.object { $0.member("url", "/") } }
            json.key("security")
            json.array { json in
                json.object { _ in }
                json.object { $0.member("bearer", []) }
            }
            json.key("paths")
            json.object { json in
                for endpoint in Endpoints.all {
                    json.key(named: endpoint.path)
                    json.object { write(endpoint, to: &$0) }
                }
            }
            json.key("components")
            json.object { writeComponents(to: &$0) }
        }
        return json.bytes
    }()

    private static func writeComponents(to json: inout JSONWriter) {
        json.key("securitySchemes")
        json.raw(
            #"{"bearer":{"type":"http","scheme":"bearer","description":"Only where the server asks for a token."}}"#)
        json.key("schemas")
        json.object { json in
            for schema in AnswerSchema.all {
                json.key(named: schema.name)
                json.raw(schema.json)
            }
        }
    }

    // MARK: Operations

    private static func write(_ endpoint: Endpoint, to json: inout JSONWriter) {
        for method in endpoint.methods {
            json.key(named: method.rawValue.lowercased())
            json.object { json in
                let name = endpoint.path.split { !$0.isLetter }.joined(separator: "_")
                json.member("operationId", method.rawValue.lowercased() + "_" + name)
                json.member("summary", endpoint.summary)
                if endpoint.parts.contains(.workload) { json.member("description", Self.workloadRules) }
                if endpoint.isOpen {
                    json.key("security")
                    json.array { _ in }
                }
                writeParameters(of: endpoint, inBody: method == .post, to: &json)
                json.key("responses")
                json.object { writeResponses(of: endpoint, to: method, &$0) }
            }
        }
    }

    private static func writeParameters(of endpoint: Endpoint, inBody: Bool, to json: inout JSONWriter) {
        if !inBody {
            json.key("parameters")
            json.array { json in
                if endpoint.aroundID != nil { json.raw(Self.idParameter(endpoint.path)) }
                for word in endpoint.own { ParameterSchema(word).write(to: &json) }
                for parameter in endpoint.parameters { ParameterSchema(parameter, of: endpoint).write(to: &json) }
            }
            return
        }
        json.key("requestBody")
        json.object { json in
            json.member("required", endpoint.own.contains(where: \.isRequired))
            json.key("content")
            json.object { json in
                json.key("application/json")
                json.object { json in
                    json.key("schema")
                    json.object { json in
                        json.member("type", "object")
                        json.member("additionalProperties", false)
                        json.member("required", endpoint.own.filter(\.isRequired).map(\.name))
                        json.key("properties")
                        json.object { json in
                            for word in endpoint.own { ParameterSchema(word).writeProperty(to: &json) }
                            for parameter in endpoint.parameters {
                                ParameterSchema(parameter, of: endpoint).writeProperty(to: &json)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The constraints between several parameters of a workload, which a schema cannot express.
    private static let workloadRules = """
        The words are refused together (400) where cached_tokens and cache_write_tokens are more than input_tokens; where no \
        quantity is above 0 and requests is not said; and where requests times all that one request uses, or times the \
        tokens in the cache and the seconds of cache_ttl, is more than 9000000000000000000.
        """

    private static func idParameter(_ path: String) -> String {
        let example =
            path.contains("offers") ? "openai:gpt-4.1" : path.contains("models") ? "openai/gpt-4.1" : "openai"
        return """
            {"name":"id","in":"path","required":true,"description":"The rest of the path, percent-encoded or plain.",\
            "schema":{"type":"string","minLength":1,"maxLength":300},"example":"\(example)"}
            """
    }

    // MARK: Responses

    private static func writeResponses(
        of endpoint: Endpoint, to method: HTTPRequest.Method, _ json: inout JSONWriter
    ) {
        let isKept = endpoint.isCacheable && method == .get
        json.key("200")
        json.object { json in
            json.member("description", endpoint.summary)
            if isKept {
                json.key("headers")
                json.raw(
                    #"{"ETag":{"schema":{"type":"string"},"description":"Strong; send it as If-None-Match."},"#
                        + #""Cache-Control":{"schema":{"type":"string"},"description":"At most 60 seconds."}}"#)
            }
            json.key("content")
            json.object { json in
                switch endpoint.answers {
                case .json(let schema):
                    json.key("application/json")
                    json.object { json in
                        json.key("schema")
                        json.object { $0.member("$ref", "#/components/schemas/\(schema)") }
                    }
                case .text:
                    json.key("text/plain")
                    json.raw(#"{"schema":{"type":"string"}}"#)
                case .file(let type):
                    json.key(named: String(type.prefix { $0 != ";" }))
                    json.raw("{}")
                }
            }
        }
        if isKept {
            json.key("304")
            json.object { $0.member("description", "Nothing changed since the entity tag that was sent.") }
        }
        for (status, description) in problems(of: endpoint, method) {
            json.key(named: status)
            json.object { json in
                json.member("description", description)
                json.key("content")
                json.raw(##"{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}"##)
            }
        }
    }

    /// The error responses of an endpoint: each status with its meaning.
    static func problems(of endpoint: Endpoint, _ method: HTTPRequest.Method) -> [(status: String, meaning: String)] {
        var problems = [("400", "The question cannot be understood; errors names every wrong word.")]
        if !endpoint.isOpen { problems.append(("401", "The server asks for a token.")) }
        switch endpoint.handler {
        case .catalog:
            problems.append(("404", "Nothing bears the id, or nothing was known yet at the moment of as_of."))
        case .feed where endpoint.aroundID != nil: problems.append(("404", "Nothing bears the id."))
        case .feed, .database, .server, .changes: break
        }
        problems.append(("405", "The path does not take the method; Allow says which it takes."))
        if method == .post {
            problems += [("413", "The body is longer than 64 KiB."), ("415", "The body is no JSON.")]
        }
        problems += [
            ("414", "Path and query are longer than 8 KiB."), ("431", "The headers are too long."),
            ("500", "Something went wrong; the log has it under the id in detail."),
        ]
        if endpoint.path != "/healthz" && endpoint.path != "/openapi.json" && endpoint.path != "/metrics" {
            problems.append(("503", "There is no catalog yet, or too much is asked for at once."))
        }
        return problems
    }
}

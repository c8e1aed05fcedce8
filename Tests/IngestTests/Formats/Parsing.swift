import JSON
import Tariff
import TestSupport
import Testing

@testable import Ingest

/// Parses texts and normalises the claims.
enum Parsing {
    /// Providers that some cases need; every other is a host under its own name.
    static let curation = Curation(providers: [
        Provider(id: "github-copilot", name: "GitHub Copilot", kind: .plan, names: ["litellm": ["github_copilot"]]),
        Provider(id: "acme-plan", name: "Acme Plan", kind: .plan),
        Provider(id: "amazon-bedrock", name: "Amazon Bedrock", kind: .cloud, names: ["models-dev": ["bedrock"]]),
        Provider(id: "google-vertex", name: "Vertex AI", kind: .cloud, names: ["litellm": ["vertex_ai"]]),
    ])

    static func parse(_ parser: any SourceParser, _ text: String) throws -> ParsedDocument {
        try parse(parser, Array(text.utf8))
    }

    static func parse(_ parser: any SourceParser, _ bytes: [UInt8]) throws -> ParsedDocument {
        try parse(
            parser, SourceDocument(source: parser.id, bytes: bytes, fetchedAt: Timestamp(seconds: 1_790_000_000)),
            curation: curation)
    }

    static func parse(
        _ parser: any SourceParser, _ document: SourceDocument, curation: Curation
    ) throws(SourceError) -> ParsedDocument {
        var parsed = try parser.parse(document)
        parsed.claims = Normaliser(curation).normalised(parsed.claims)
        return parsed
    }

    /// One entry of LiteLLM's map.
    static func litellm(
        _ entry: String, key: String = "acme/model", provider: String = "acme", mode: String? = "chat"
    ) throws -> ParsedDocument {
        let mode = mode.map { #","mode":"\#($0)""# } ?? ""
        let rest = entry.isEmpty ? "" : "," + entry
        let key = JSONText.of(.string(key))
        return try parse(LiteLLM(), #"{\#(key):{"litellm_provider":"\#(provider)"\#(mode)\#(rest)}}"#)
    }

    /// One entry of OpenRouter's list.
    static func openrouter(
        _ pricing: String, id: String = "acme/model", outputs: String = #"["text"]"#, rest: String = ""
    ) throws -> ParsedDocument {
        try parse(
            OpenRouter(),
            #"{"data":[{"id":"\#(id)","architecture":{"output_modalities":\#(outputs)},"pricing":\#(pricing)\#(rest)}]}"#
        )
    }

    /// One model of the provider `acme` in models.dev's list; `rest` are further members of the entry.
    static func modelsDev(
        _ cost: String?, id: String = "acme-1", provider: String = "acme", outputs: String = #"["text"]"#,
        rest: String = ""
    ) throws -> ParsedDocument {
        let cost = cost.map { #","cost":\#($0)"# } ?? ""
        let entry = #"{"modalities":{"input":["text"],"output":\#(outputs)}\#(cost)\#(rest)}"#
        return try parse(ModelsDev(), #"{"\#(provider)":{"models":{"\#(id)":\#(entry)}}}"#)
    }

    /// Claims as lines, in an order that no test depends on.
    static func lines(_ parsed: ParsedDocument, facts: Bool = false) -> [String] {
        ClaimLines.of(parsed.claims, facts: facts).sorted()
    }
}

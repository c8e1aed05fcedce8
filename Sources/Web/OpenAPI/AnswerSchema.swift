import Tariff

/// The schemas of answers (JSON Schema 2020-12, as OpenAPI 3.1 takes it), by the names that endpoints use.
///
/// They say what clients may rely on; answers may have more members than these.
struct AnswerSchema: Sendable {
    /// The name.
    let name: String
    /// The schema.
    let json: String

    /// Every schema, what is made of others behind them.
    static let all: [AnswerSchema] = parts + answers

    private static let money = #"{"type":"string","pattern":"^-?[0-9]+([.][0-9]{1,15})?$"}"#
    private static let moment = #"{"type":"string","format":"date-time"}"#
    private static let momentOrNull = #"{"type":["string","null"],"format":"date-time"}"#
    private static let text = #"{"type":"string"}"#
    private static let textOrNull = #"{"type":["string","null"]}"#
    private static let texts = #"{"type":"array","items":{"type":"string"}}"#
    private static let count = #"{"type":"integer","minimum":0}"#
    private static let countOrNull = #"{"type":["integer","null"],"minimum":0}"#
    private static let counts = #"{"type":"object","additionalProperties":{"type":"integer","minimum":0}}"#
    private static let object = #"{"type":"object"}"#
    private static let flag = #"{"type":"boolean"}"#

    /// An object whose members are all there.
    private static func object(_ members: KeyValuePairs<String, String>, optional: Set<String> = []) -> String {
        let properties = members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
        let required = members.filter { !optional.contains($0.key) }.map { "\"\($0.key)\"" }.joined(separator: ",")
        return #"{"type":"object","required":["# + required + #"],"properties":{"# + properties + "}}"
    }

    private static func list(of item: String) -> String {
        object([
            "object": #"{"const":"list"}"#, "data": array(of: item), "next": textOrNull,
        ])
    }

    private static func array(of item: String) -> String { #"{"type":"array","items":"# + item + "}" }

    private static func reference(_ name: String) -> String { ##"{"$ref":"#/components/schemas/"## + name + "\"}" }

    private static func orNull(_ schema: String) -> String { #"{"anyOf":["# + schema + #",{"type":"null"}]}"# }

    private static func both(_ one: String, _ other: String) -> String { #"{"allOf":["# + one + "," + other + "]}" }

    private static let parts: [AnswerSchema] = [
        AnswerSchema(
            name: "Problem",
            json: object(
                [
                    "type": text, "title": text, "status": count, "detail": text, "instance": text,
                    "errors": array(of: object(["name": text, "value": text, "message": text])), "candidates": texts,
                ], optional: ["instance", "errors", "candidates"])),
        AnswerSchema(
            name: "Origin",
            json: object(["version": text, "sequence": count, "generated_at": moment, "stale_sources": texts])),
        AnswerSchema(
            name: "OfferHead",
            json: object([
                "id": text, "provider": text, "provider_model_id": text, "model": textOrNull, "name": text,
                "status": #"{"enum":["active","preview","deprecated","missing","retired"]}"#,
                "state": text,
                "limits": object(["context": countOrNull, "input": countOrNull, "output": countOrNull]),
                "quantization": textOrNull, "regions": texts, "apis": texts,
            ])),
        AnswerSchema(
            name: "Price",
            json: object([
                "component": text, "unit": text, "per": count, "amount": money, "currency": text,
                "conditions": object, "effective_from": momentOrNull, "effective_to": momentOrNull,
            ])),
        AnswerSchema(
            name: "Quote",
            json: object([
                "currency": text, "list": money, "landed": money,
                "lines": array(
                    of: object([
                        "component": text, "unit": text, "quantity": text, "per": count, "amount": money,
                        "currency": text, "cost": money, "conditions": object, "note": textOrNull,
                    ])),
                "fees": array(of: object), "exchange": #"{"type":["object","null"]}"#,
            ])),
        AnswerSchema(
            name: "Evidence",
            json: object([
                "confidence": #"{"enum":["confirmed","single","disputed"]}"#, "sources": count, "agree": count,
                "observed_at": momentOrNull, "confirmed_at": momentOrNull, "claims": array(of: object),
            ])),
        AnswerSchema(
            name: "Result",
            json: object(
                [
                    "rank": count, "offer": reference("OfferHead"), "cost": reference("Quote"),
                    "evidence": reference("Evidence"), "valid_until": momentOrNull,
                ], optional: ["rank"])),
        AnswerSchema(
            name: "ChangedValue",
            json: object([
                "value": text,
                "evidence": orNull(
                    object([
                        "source": text, "source_key": text, "source_field": text, "raw": text, "url": text,
                        "observed_at": moment, "effective_from": momentOrNull, "effective_to": momentOrNull,
                    ])),
            ])),
        AnswerSchema(
            name: "Facts",
            json: object([
                "modalities": object(["input": texts, "output": #"{"type":["array","null"]}"#]),
                "capabilities": #"{"type":"object","additionalProperties":{"enum":["yes","no","unknown"]}}"#,
            ])),
        AnswerSchema(
            name: "ModelHead",
            json: object([
                "id": text, "object": #"{"const":"model"}"#, "created": #"{"type":"integer"}"#, "owned_by": text,
                "name": text, "released_at": momentOrNull,
            ])),
    ]

    private static let answers: [AnswerSchema] = [
        AnswerSchema(
            name: "Decision",
            json: object([
                "catalog": reference("Origin"), "query": object, "results": array(of: reference("Result")),
                "fallbacks": texts,
                "excluded": object(
                    [
                        "offers": count, "reasons": counts,
                        "sample": array(of: object(["offer": text, "reason": text])),
                    ], optional: ["sample"]),
                "valid_until": momentOrNull,
            ])),
        AnswerSchema(
            name: "Route",
            json: #"{"anyOf":["#
                + object([
                    "catalog": reference("Origin"), "query": object,
                    "targets": array(
                        of: object([
                            "order": count, "offer": reference("OfferHead"), "litellm_model": text,
                            "api_key_variable": textOrNull, "prices": array(of: object),
                        ])),
                    "valid_until": momentOrNull,
                ]) + ","
                + object([
                    "model_list": array(
                        of: object(["model_name": text, "litellm_params": object, "model_info": object])),
                    "router_settings": object,
                ]) + "]}"),
        AnswerSchema(
            name: "Cost",
            json: object([
                "catalog": reference("Origin"), "id": text, "query": object, "results": array(of: reference("Result")),
                "excluded": array(of: object(["offer": text, "reason": text])),
            ])),
        AnswerSchema(
            name: "Comparison",
            json: object([
                "catalog": reference("Origin"), "query": object,
                "results": array(
                    of: object([
                        "id": text, "object": #"{"enum":["model","offer"]}"#,
                        "offers": object(["total": count, "qualifying": count, "reasons": counts]),
                        "offer": orNull(both(reference("OfferHead"), reference("Facts"))),
                        "cost": orNull(reference("Quote")), "times_cheapest": textOrNull,
                        "evidence": orNull(reference("Evidence")), "valid_until": momentOrNull,
                    ])),
                "cheapest": textOrNull, "valid_until": momentOrNull,
            ])),
        AnswerSchema(
            name: "Resolution",
            json: object(
                [
                    "id": text, "object": #"{"enum":["offer","model","refusal"]}"#, "offer": textOrNull,
                    "model": textOrNull, "rule": textOrNull, "reason": text,
                    "alias": orNull(
                        object([
                            "name": text, "steps": array(of: object(["from": momentOrNull, "model": text])),
                        ])),
                    "offers": texts, "near": array(of: object(["id": text, "reason": text])),
                ], optional: ["reason"])),
        AnswerSchema(name: "ModelList", json: list(of: both(reference("ModelHead"), object(["offers": texts])))),
        AnswerSchema(
            name: "Model",
            json: both(
                reference("ModelHead"),
                object([
                    "offers": array(
                        of: both(
                            reference("OfferHead"),
                            object([
                                "model_rule": textOrNull, "prices": array(of: reference("Price")),
                                "cost": #"{"type":["string","null"]}"#, "reason": textOrNull,
                            ])))
                ]))),
        AnswerSchema(
            name: "OfferList",
            json: list(
                of: #"{"allOf":["#
                    + [
                        reference("OfferHead"), reference("Facts"), object(["prices": array(of: reference("Price"))]),
                    ].joined(separator: ",") + "]}")),
        AnswerSchema(
            name: "Offer",
            json: #"{"allOf":["#
                + [
                    reference("OfferHead"), reference("Facts"),
                    object([
                        "object": #"{"const":"offer"}"#, "kind": text, "model_rule": textOrNull,
                        "deprecated_at": momentOrNull, "retired_at": momentOrNull, "released_at": momentOrNull,
                        "open_weights": #"{"type":["boolean","null"]}"#, "scores": array(of: object),
                        "prices": array(
                            of: object([
                                "component": text, "unit": text, "currency": text, "source": text, "confidence": text,
                                "agree": count, "steps": array(of: reference("Price")), "evidence": array(of: object),
                            ])),
                        "modifiers": array(of: object),
                    ]),
                ].joined(separator: ",") + "]}"),
        AnswerSchema(name: "ProviderList", json: list(of: object(provider))),
        AnswerSchema(
            name: "Provider",
            json: both(
                object(provider),
                object([
                    "object": #"{"const":"provider"}"#, "models": count, "own_sources": texts, "offer_ids": texts,
                ]))),
        AnswerSchema(
            name: "Catalog",
            json: both(
                reference("Origin"),
                object([
                    "object": #"{"const":"catalog"}"#, "counts": counts,
                    "documents": array(of: object(["source": text, "fetched_at": moment, "failing": flag])),
                ]))),
        AnswerSchema(
            name: "SourceList",
            json: list(
                of: object([
                    "id": text, "name": text, "class": text, "owns": texts, "url": text, "licence": text,
                    "status": textOrNull, "last_attempt_at": momentOrNull, "last_good_at": momentOrNull,
                    "age_seconds": #"{"type":["integer","null"]}"#, "stale": #"{"type":["boolean","null"]}"#,
                    "rows": countOrNull, "error": textOrNull, "diagnostics": array(of: object),
                ]))),
        AnswerSchema(
            name: "ChangeList",
            json: object([
                "object": #"{"const":"list"}"#,
                "data": array(
                    of: object([
                        "sequence": count, "at": moment,
                        "kind": #"{"enum":["#
                            + OfferChange.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",") + "]}",
                        "offer": text, "component": textOrNull, "unit": textOrNull, "per": countOrNull,
                        "currency": textOrNull, "conditions": #"{"type":["object","null"]}"#, "fact": textOrNull,
                        "percent": #"{"type":["integer","null"]}"#, "old": orNull(reference("ChangedValue")),
                        "new": orNull(reference("ChangedValue")),
                    ])),
                "next": textOrNull, "sequence": count,
            ])),
        AnswerSchema(
            name: "CatalogFeed",
            json: object([
                "catalog": object(["version": text, "sequence": count, "generated_at": moment]),
                "sources": array(of: object), "providers": array(of: object), "models": array(of: object),
                "offers": array(of: object),
            ])),
        AnswerSchema(name: "Schema", json: object),
        AnswerSchema(name: "Health", json: object(["status": #"{"const":"ok"}"#])),
        AnswerSchema(
            name: "Readiness",
            json: object([
                "ready": flag, "version": text, "sequence": count, "generated_at": moment, "age_seconds": count,
                "stale_sources": texts, "trouble": textOrNull,
            ])),
        AnswerSchema(name: "OpenAPI", json: object(["openapi": text, "info": object, "paths": object])),
    ]

    private static let provider: KeyValuePairs = [
        "id": text, "name": text, "kind": text, "lab": textOrNull, "url": textOrNull, "offers": count, "priced": count,
    ]
}

/// A column of the table of prices.
struct PriceColumn: Sendable {
    /// The heading.
    let name: String
    /// The type, as CSV on the Web names it.
    let type: String
    /// Whether every row has it.
    let isRequired: Bool
    /// What stands in it.
    let meaning: String

    private init(_ name: String, _ meaning: String, type: String = "string", isRequired: Bool = true) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.meaning = meaning
    }

    /// The columns, in their order.
    static let all = [
        PriceColumn("offer", "The offer: provider:provider_model_id."),
        PriceColumn("provider", "Who sells."),
        PriceColumn("provider_model_id", "The id that a client sends to the provider."),
        PriceColumn("model", "The model that is sold, lab/name; empty where no rule knows it.", isRequired: false),
        PriceColumn("name", "The name that the sources give."),
        PriceColumn("status", "Where the offer stands: active, preview, deprecated, missing or retired."),
        PriceColumn("state", "What the price is: priced, free, included, dynamic or unknown."),
        PriceColumn("component", "What is charged for, such as input.text."),
        PriceColumn("unit", "The unit of the component, such as token."),
        PriceColumn("per", "For how many units the amount is.", type: "integer"),
        PriceColumn("amount", "The price of that many units, exact.", type: "decimal"),
        PriceColumn("currency", "The currency of the amount (ISO 4217)."),
        PriceColumn(
            "conditions", "When the price applies, as a JSON object; empty: always.", type: "json", isRequired: false),
        PriceColumn("effective_from", "The first moment of the price.", type: "dateTime", isRequired: false),
        PriceColumn(
            "effective_to", "The first moment at which the price is over.", type: "dateTime", isRequired: false),
        PriceColumn("confidence", "How far it can be trusted: confirmed, single or disputed."),
        PriceColumn("agree", "How many sources state just this.", type: "integer"),
        PriceColumn("source", "The source whose word is published."),
        PriceColumn("sources", "Every source that states a price here, between blanks."),
        PriceColumn("observed_at", "When the source was first seen to say so.", type: "dateTime", isRequired: false),
        PriceColumn("confirmed_at", "When the source was last seen to say so.", type: "dateTime", isRequired: false),
    ]
}

/// A column of the table of prices.
struct PriceColumn: Sendable {
    /// The heading.
    let name: String
    /// The data type as named by CSV on the Web.
    let type: String
    /// True if every row has a value.
    let isRequired: Bool
    /// The description of the value.
    let meaning: String

    private init(_ name: String, _ meaning: String, type: String = "string", isRequired: Bool = true) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.meaning = meaning
    }

    /// The columns in the order of the table.
    static let all = [
        PriceColumn("offer", "The offer: provider:provider_model_id."),
        PriceColumn("provider", "The provider that sells the offer."),
        PriceColumn("provider_model_id", "The id that a client sends to the provider."),
        PriceColumn("model", "The model that is sold, lab/name; empty if no rule determines it.", isRequired: false),
        PriceColumn("name", "The name of the offer as the sources state it."),
        PriceColumn("status", "The status of the offer: active, preview, deprecated, missing or retired."),
        PriceColumn("state", "The state of the price: priced, free, included, dynamic or unknown."),
        PriceColumn("component", "The component that is charged for, such as input.text."),
        PriceColumn("unit", "The unit of the component, such as token."),
        PriceColumn("per", "The number of units that the amount is for.", type: "integer"),
        PriceColumn("amount", "The exact price of that number of units.", type: "decimal"),
        PriceColumn("currency", "The currency of the amount (ISO 4217)."),
        PriceColumn(
            "conditions", "The conditions of the price as a JSON object; empty if there are none.", type: "json",
            isRequired: false),
        PriceColumn("effective_from", "The time from which the price applies.", type: "dateTime", isRequired: false),
        PriceColumn(
            "effective_to", "The time from which the price no longer applies.", type: "dateTime", isRequired: false),
        PriceColumn("confidence", "The confidence in the price: confirmed, single or disputed."),
        PriceColumn("agree", "The number of sources that state the same price.", type: "integer"),
        PriceColumn("source", "The source of the published price."),
        PriceColumn("sources", "All sources that state a price of this kind, separated by spaces."),
        PriceColumn(
            "observed_at", "The time at which the source was first observed to state the price.", type: "dateTime",
            isRequired: false),
        PriceColumn(
            "confirmed_at", "The time at which the source was last observed to state the price.", type: "dateTime",
            isRequired: false),
    ]
}

/// The largest size and resolution that an offer lists for images or video.
///
/// If some rates name a size, a rate that names none is the price of the sizes that are not listed, up to the largest
/// listed one. It does not apply to larger sizes (`docs/prices-and-units.md`, section 3).
struct ListedSizes {
    private var pixels: Int64?
    private var lines: Int64?

    /// Reads the sizes from the rates of a component in one unit and currency, or returns nil if the component has no size.
    init?(_ component: Component, _ unit: PriceUnit, _ currency: Currency, in ladders: [Ladder], at moment: Timestamp) {
        guard component.isPicture else { return nil }
        for ladder in ladders where ladder.isOf(component, unit, currency) {
            for step in ladder.steps where step.effective.contains(moment) {
                let conditions = step.rate.conditions
                if let size = conditions.size.flatMap({ SizeLabel($0).pixels }) { pixels = max(pixels ?? 0, size) }
                if let resolution = conditions.resolution.flatMap(VideoResolution.init) {
                    lines = max(lines ?? 0, resolution.lines)
                }
            }
        }
    }

    /// Returns the fit of a rate's conditions to the requested settings.
    func fit(_ conditions: Conditions, _ asked: MediaSettings) -> Conditions.Fit {
        if conditions.resolution == nil, let lines, (asked.resolution ?? .usual).lines > lines { return .no }
        if conditions.size == nil, conditions.pixels == nil, let pixels, (asked.size ?? .usual).pixels > pixels {
            return asked.size == nil ? .unstated : .no
        }
        return .yes
    }
}

import Tariff

extension CatalogIndex {
    /// Whether a question's region is an area, or a region that some offer, price or modifier names.
    package func knows(region: String) -> Bool {
        RegionName.areas.contains(region) || regions.contains(region)
    }

    /// Every region that an offer, a price or a modifier names, and the areas; sorted.
    ///
    /// Only the records of the few offers that name any are read.
    package var regions: [String] {
        var regions = RegionName.areas
        facets[.other(.namesRegions)].forEach { place in
            let offer = offer(at: place)
            regions.formUnion(offer.regions)
            regions.formUnion(offer.ladders.compactMap(\.key.region))
            for modifier in offer.modifiers {
                if case .multiplier(_, let when) = modifier, let region = when.region { regions.insert(region) }
            }
            return true
        }
        regions.remove(RegionName.regional)
        return regions.sorted()
    }
}

import Tariff

extension CatalogIndex {
    /// Returns true if a region is an area, or is named by any offer, price or modifier.
    package func knows(region: String) -> Bool {
        RegionName.areas.contains(region) || regions.contains(region)
    }

    /// The areas, and every region that an offer, a price or a modifier names, sorted.
    ///
    /// Only the records of the few offers that name regions are read.
    package var regions: [String] {
        var regions = RegionName.areas
        facets[.other(.namesRegions)].forEach { row in
            let offer = offer(at: row)
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

/// The rules by which regions and areas contain each other (`docs/prices-and-units.md`, section 3).
package enum RegionName {
    /// The name of a rate that applies in any one named region.
    package static let regional = "regional"

    /// The areas that contain regions.
    package static let areas: Set<String> = ["us", "eu", "apac", "cn"]

    /// The area of a seller's region id, by its prefix; nil if it names none.
    ///
    /// Government regions are no part of `us`: a client needs an account of its own there.
    package static func area(of region: String) -> String? {
        if areas.contains(region) { return region }
        if region.hasPrefix("us-gov") || region.contains("usgov") { return nil }
        for (prefix, area) in prefixes where region.hasPrefix(prefix) { return area }
        return nil
    }

    /// Returns true if a rate stated for `stated` covers a question for `asked`.
    ///
    /// A region answers for itself, an area for the regions in it, `regional` for every named region.
    package static func answers(_ stated: String, for asked: String) -> Bool {
        stated == asked || stated == regional || (areas.contains(stated) && area(of: asked) == stated)
    }

    /// Returns true if `region` lies in the area that a question names.
    package static func lies(_ region: String, in asked: String) -> Bool {
        areas.contains(asked) && area(of: region) == asked
    }

    private static let prefixes: [(String, String)] = [
        ("us-", "us"), ("eastus", "us"), ("westus", "us"), ("centralus", "us"), ("northcentralus", "us"),
        ("southcentralus", "us"), ("eu-", "eu"), ("europe-", "eu"), ("westeurope", "eu"), ("northeurope", "eu"),
        ("swedencentral", "eu"), ("francecentral", "eu"), ("germanywestcentral", "eu"), ("ap-", "apac"),
        ("asia-", "apac"), ("australia", "apac"), ("southeastasia", "apac"), ("eastasia", "apac"),
        ("japaneast", "apac"), ("cn-", "cn"),
    ]
}

import Tariff
import Testing

@testable import Query

@Suite struct FacetTests {
    @Test func `Every facet has a set of its own, in the order of the declarations`() {
        #expect(Facet.all.map(\.index) == Array(0..<Facet.count))
    }
}

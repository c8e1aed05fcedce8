import JSON
import Tariff
import Testing

@Suite
struct BoundsTests {
    private static let above = Bounds.above(200_000)
    private static let from = Bounds(lower: .init(200_000, isIncluded: true))
    private static let upTo = Bounds.upTo(200_000)
    private static let below = Bounds(upper: .init(200_000, isIncluded: false))
    private static let band = Bounds(
        lower: .init(200_000, isIncluded: false), upper: .init(200_001, isIncluded: true))

    @Test(arguments: [
        (above, [false, false, true, true]), (from, [false, true, true, true]), (upTo, [true, true, false, false]),
        (below, [true, false, false, false]), (band, [false, false, true, false]),
        (Bounds(), [true, true, true, true]),
    ])
    func `an end belongs to the range when its operator says so`(bounds: Bounds, holds: [Bool]) {
        #expect([199_999, 200_000, 200_001, 200_002].map { bounds.contains($0) } == holds)
    }

    @Test(arguments: [
        (above, #"{"gt":200000}"#), (from, #"{"gte":200000}"#), (upTo, #"{"lte":200000}"#), (below, #"{"lt":200000}"#),
        (band, #"{"gt":200000,"lte":200001}"#), (Bounds(), "{}"),
    ])
    func `the operators are written`(bounds: Bounds, json: String) {
        var writer = JSONWriter()
        bounds.write(to: &writer)
        #expect(writer.text == json)
    }

    @Test func `a lower end of zero says nothing and is dropped`() {
        #expect(Bounds(lower: .init(0, isIncluded: true)).isUnbounded)
        #expect(Bounds(lower: .init(0, isIncluded: false), upper: .init(5, isIncluded: false)).lower == nil)
        #expect(Bounds.upTo(0).contains(0))
        #expect(!Bounds.upTo(0).contains(1))
    }
}

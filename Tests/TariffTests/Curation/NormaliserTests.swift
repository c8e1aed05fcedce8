import Tariff
import Testing

/// The identity that claims get from the curated data.
@Suite struct NormaliserTests {
    private static let plan = Provider(id: "acme", name: "Acme", kind: .plan, names: ["litellm": ["acme_cloud"]])

    private func claim(_ content: Claim.Content, of offer: OfferID = "acme-cloud:one", seller: String?) -> Claim {
        Claim(
            source: "litellm", key: "acme/one", field: "input", raw: "0", offer: offer, content: content,
            seller: seller)
    }

    @Test func `a seller becomes the provider that its source means`() {
        let normaliser = Normaliser(Curation(providers: [Self.plan]))
        let named = normaliser.normalised([claim(.fact(.name("One")), seller: "acme_cloud")])
        #expect(named.map(\.offer) == ["acme:one"])
        let unknown = normaliser.normalised([claim(.fact(.name("One")), seller: "Other Cloud")])
        #expect(unknown.map(\.offer) == ["other-cloud:one"])
    }

    @Test func `a claim without a seller stays as it is`() {
        let old = claim(.skip(.zeroUnknown), seller: nil)
        #expect(Normaliser(Curation(providers: [Self.plan])).normalised([old]) == [old])
    }

    @Test(
        arguments: [
            (.skip(.zeroUnknown), .skip(.zeroIncluded)), (.fact(.state(.unknown)), .fact(.state(.included))),
            (.skip(.sentinel), .skip(.sentinel)), (.fact(.state(.free)), .fact(.state(.free))),
        ] as [(Claim.Content, Claim.Content)])
    func `a subscription includes what it sells for zero, and follows its kind both ways`(
        spelled: Claim.Content, included: Claim.Content
    ) {
        let parsed = [claim(spelled, seller: "acme_cloud")]
        let asPlan = Normaliser(Curation(providers: [Self.plan]))
        let once = asPlan.normalised(parsed)
        #expect(once.map(\.content) == [included])
        #expect(asPlan.normalised(once) == once)
        #expect(Normaliser(Curation()).normalised(once) == parsed)
    }

    @Test(arguments: ["zai-coding-plan", "acme-token-plan-cn"])
    func `the name of a seller without curated data may say that it is a subscription`(seller: String) {
        let parsed = claim(.skip(.zeroUnknown), of: "x:one", seller: seller)
        #expect(Normaliser(Curation()).normalised([parsed]).map(\.content) == [.skip(.zeroIncluded)])
    }
}

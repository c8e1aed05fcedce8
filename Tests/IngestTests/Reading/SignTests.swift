import Testing

@testable import Ingest

/// The words in ids that indicate a free or preview offer.
@Suite struct SignTests {
    @Test(arguments: [
        ("acme/model:free", true), ("acme/model-free", true), ("Acme Model (free)", true), ("ACME/MODEL:FREE", true),
        ("acme/free", false), ("free/model", false), ("acme/freedom", false), ("acme/model:freeze", false),
        ("acme/model-free-2", false), ("acme/carefree", false), ("", false),
    ])
    func `only the end of an id marks it as free`(id: String, isFree: Bool) {
        #expect(FreeSign.marks(id) == isFree)
    }

    @Test(arguments: [
        ("acme/model-preview", true), ("acme/preview-model", true), ("acme/model-preview-0827", true),
        ("acme/Model_Beta", true), ("acme/model:experimental", true), ("acme/model-exp", true),
        ("acme model beta", true),
        ("acme/expert", false), ("acme/previewer", false), ("acme/alphabeta", false), ("acme/betamax", false),
        ("acme/model", false), ("", false),
    ])
    func `a whole word marks a preview`(id: String, isPreview: Bool) {
        #expect(PreviewSign.marks(id) == isPreview)
    }
}

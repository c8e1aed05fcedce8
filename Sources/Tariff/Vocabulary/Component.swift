/// A component that is charged for: direction, modality and class (`docs/prices-and-units.md`, section 1).
///
/// The list is closed. The raw value is the order in which components are listed and stored in the
/// index; the name is what every document and answer prints.
package enum Component: UInt8, Sendable, Hashable, Comparable, CaseIterable, CustomStringConvertible {
    case inputText, inputTextCacheRead, inputTextCacheWrite, inputTextCacheStorage, inputTextTool, inputTextRouting
    case inputImage, inputImageCacheRead, inputImageCacheWrite
    case inputAudio, inputAudioCacheRead, inputAudioCacheWrite
    case inputVideo, inputVideoCacheRead, inputVideoCacheWrite
    case inputDocument, inputDocumentAnnotation
    case outputText, outputTextReasoning, outputTextCitation
    case outputImage, outputImageStep, outputAudio, outputVideo
    case request, requestWebSearch, requestSocialSearch, requestFileSearch, requestAttachmentSearch, requestMaps
    case requestCodeExecution, requestTextMessage, requestGuardrail, requestVoice
    case training, compute, storage, credit

    /// The name that documents and answers print: `input.text.cache_read`.
    package var name: String { Self.names[Int(rawValue)] }

    /// The component with that name, if there is one.
    package init?(name: String) {
        guard let component = Self.byName[name] else { return nil }
        self = component
    }

    /// The name.
    package var description: String { name }

    /// Returns true if the left one comes first in the vocabulary.
    package static func < (left: Component, right: Component) -> Bool { left.rawValue < right.rawValue }

    /// True if a rate without a service tier applies in every tier: searches and other requests, storage.
    package var isOutsideTiers: Bool {
        switch self {
        case .inputTextCacheStorage, .storage: true
        default: name.hasPrefix("request")
        }
    }

    /// True for a price of writing to a cache; without a lifetime it is that of five minutes.
    package var isCacheWrite: Bool {
        switch self {
        case .inputTextCacheWrite, .inputImageCacheWrite, .inputAudioCacheWrite, .inputVideoCacheWrite: true
        default: false
        }
    }

    /// True for images and video, which have a size.
    package var isPicture: Bool {
        switch self {
        case .inputImage, .inputImageCacheRead, .inputImageCacheWrite, .inputVideo, .inputVideoCacheRead,
            .inputVideoCacheWrite, .outputImage, .outputImageStep, .outputVideo:
            true
        default: false
        }
    }

    /// True if a zero beside a real price means that there is no separate rate, not that it is free.
    ///
    /// So for cached, reasoning and citation tokens and for requests (section 5).
    package var zeroMeansNoSeparateRate: Bool {
        switch self {
        case .inputTextCacheRead, .inputTextCacheWrite, .inputImageCacheRead, .inputImageCacheWrite,
            .inputAudioCacheRead, .inputAudioCacheWrite, .inputVideoCacheRead, .inputVideoCacheWrite,
            .outputTextReasoning, .outputTextCitation:
            true
        default: name.hasPrefix("request")
        }
    }

    private static let names: [String] = [
        "input.text", "input.text.cache_read", "input.text.cache_write", "input.text.cache_storage", "input.text.tool",
        "input.text.routing", "input.image", "input.image.cache_read", "input.image.cache_write", "input.audio",
        "input.audio.cache_read", "input.audio.cache_write", "input.video", "input.video.cache_read",
        "input.video.cache_write", "input.document", "input.document.annotation", "output.text",
        "output.text.reasoning", "output.text.citation", "output.image", "output.image.step", "output.audio",
        "output.video", "request", "request.web_search", "request.social_search", "request.file_search",
        "request.attachment_search", "request.maps", "request.code_execution", "request.text_message",
        "request.guardrail", "request.voice", "training", "compute", "storage", "credit",
    ]

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })
}

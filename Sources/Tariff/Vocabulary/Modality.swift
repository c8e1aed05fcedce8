/// A kind of content that a model takes or makes.
package enum Modality: String, Sendable, Hashable, CaseIterable {
    case text, image, pdf, audio, video, embedding, rerank, transcription

    /// What a model can take.
    package static let inputs: [Modality] = [.text, .image, .pdf, .audio, .video]

    /// What a model can make.
    package static let outputs: [Modality] = [.text, .image, .audio, .video, .embedding, .rerank, .transcription]
}

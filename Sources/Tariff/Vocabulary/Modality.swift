/// A kind of content that a model takes or makes.
package enum Modality: String, Sendable, Hashable, CaseIterable {
    case text, image, pdf, audio, video, embedding, rerank, transcription

    /// The modalities that a model can read.
    package static let inputs: [Modality] = [.text, .image, .pdf, .audio, .video]

    /// The modalities that a model can produce.
    package static let outputs: [Modality] = [.text, .image, .audio, .video, .embedding, .rerank, .transcription]
}

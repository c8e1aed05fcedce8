/// The requested properties of images and video; nil is left open by the question.
///
/// What is left open has a default, and where nothing is sold at the default a rate of other settings may
/// answer. What is stated is never overridden, so that the difference is part of the question.
package struct MediaSettings: Sendable, Hashable {
    /// The size of each image; left open it is 1024x1024.
    package var size: ImageSize?
    /// The quality as sellers name it; left open it is `medium`, else `standard`.
    package var quality: String?
    /// The resolution of video; left open it is 720p.
    package var resolution: VideoResolution?
    /// True for video with sound.
    ///
    /// If left open, it has none.
    package var hasAudio: Bool?

    /// Creates settings; nil leaves a property open.
    package init(
        size: ImageSize? = nil, quality: String? = nil, resolution: VideoResolution? = nil, hasAudio: Bool? = nil
    ) {
        self.size = size
        self.quality = quality
        self.resolution = resolution
        self.hasAudio = hasAudio
    }

    /// Settings that leave everything open.
    package static let open = MediaSettings()
}

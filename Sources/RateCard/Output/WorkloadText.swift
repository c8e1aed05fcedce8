import Tariff

/// Describes a workload in a phrase for tables.
///
/// JSON contains it in full.
enum WorkloadText {
    static func text(_ workload: Workload) -> String {
        let media = workload.media
        let size = media.size.map { " of \($0)" } ?? ""
        let quality = media.quality.map { " in quality \($0)" } ?? ""
        let resolution = media.resolution.map { " at \($0)" } ?? ""
        let sound = media.hasAudio.map { $0 ? " with sound" : " without sound" } ?? ""
        // `many` is the plural where it is not the singular with an s.
        let quantities: [(count: Int64, one: String, many: String?, rest: String)] = [
            (workload.cachedTokens, "cached", "cached", ""),
            (workload.cacheWriteTokens, "written to the cache", "written to the cache", ""),
            (workload.reasoningTokens, "reasoning token", nil, ""), (workload.imagesIn, "image", nil, " in"),
            (workload.imagesOut, "image", nil, " out" + size + quality),
            (workload.audioInSeconds, "second", nil, " of audio in"),
            (workload.audioOutSeconds, "second", nil, " of audio out"),
            (workload.videoOutSeconds, "second", nil, " of video out" + resolution + sound),
            (workload.charactersIn, "character", nil, " in"), (workload.pagesIn, "page", nil, " in"),
            (workload.searches, "search", "searches", ""),
        ]
        var parts = quantities.filter { $0.count > 0 }.map { quantity in
            "\(quantity.count) \(quantity.count == 1 ? quantity.one : quantity.many ?? quantity.one + "s")\(quantity.rest)"
        }
        // Token counts are shown even if both are zero, unless the workload has other quantities.
        if workload.inputTokens + workload.outputTokens > 0 || workload.mediaQuantities.isEmpty {
            parts.insert("\(workload.inputTokens) input and \(workload.outputTokens) output tokens", at: 0)
        }
        parts.append(workload.requests > 1 ? "\(workload.requests) requests" : "one request")
        return parts.joined(separator: ", ")
    }
}

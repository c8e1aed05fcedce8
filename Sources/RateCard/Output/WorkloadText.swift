import Query
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
        let settings = ["images_out": size + quality, "video_out_seconds": resolution + sound]
        var parts = Parameter.quantities(of: workload).filter { !["input_tokens", "output_tokens"].contains($0.name) }
            .map {
                "\($0.count) \($0.noun)\(settings[$0.name, default: ""])"
            }
        // Token counts are shown even if both are zero, unless the workload has other quantities.
        if workload.inputTokens + workload.outputTokens > 0 || workload.mediaQuantities.isEmpty {
            parts.insert("\(workload.inputTokens) input and \(workload.outputTokens) output tokens", at: 0)
        }
        parts.append(workload.requests > 1 ? "\(workload.requests) requests" : "one request")
        return parts.joined(separator: ", ")
    }
}

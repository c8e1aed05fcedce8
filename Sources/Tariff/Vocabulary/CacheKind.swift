/// Who decides what is cached: the caller by marking it, or the seller on its own.
package enum CacheKind: String, Sendable, Hashable {
    case explicit, implicit
}

/// The fields of an entry that a recipe has read, so that the others can be reported.
///
/// It is shared by the views of one entry, which is read by one thread.
final class UsedFields {
    private(set) var fields: Set<String> = []

    /// Adds a field.
    func add(_ field: String) { fields.insert(field) }

    /// Returns true if the field was read.
    func contains(_ field: String) -> Bool { fields.contains(field) }
}

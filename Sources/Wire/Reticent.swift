/// Says of itself only what kind of thing it is, however it is printed: what it carries may be secret.
public protocol Reticent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Reticent {
    /// The name of the type.
    public var description: String { "\(Self.self)" }
    /// The name of the type.
    public var debugDescription: String { description }
    /// Nothing inside.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

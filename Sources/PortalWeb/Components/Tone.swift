/// What a colour means; every tone has its own sign too, so that it is never told by colour alone.
enum Tone: Sendable, CaseIterable {
    /// Nothing in particular.
    case neutral
    /// Under way.
    case info
    /// Good, done, paid.
    case success
    /// Wants attention soon.
    case warning
    /// Wrong, overdue, refused.
    case danger

    /// The class that carries the tone.
    var className: StaticString {
        switch self {
        case .neutral: "tone-neutral"
        case .info: "tone-info"
        case .success: "tone-success"
        case .warning: "tone-warning"
        case .danger: "tone-danger"
        }
    }

    /// The sign that says the tone without colour.
    var icon: Icon {
        switch self {
        case .neutral: .dot
        case .info: .ring
        case .success: .check
        case .warning: .clock
        case .danger: .alert
        }
    }
}

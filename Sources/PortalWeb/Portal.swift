import Access
import Concierge
import Tools

/// Everything that the pages stand on.
public struct Portal: Sendable {
    /// The one lock.
    public let runtime: ToolRuntime
    /// Knows who a session belongs to.
    public let sessions: any SessionDesk & PreviewDesk
    /// Knows whose portal a preview shows.
    public var previews: any PreviewDesk { sessions }
    /// Takes requests for a login.
    public let logins: any LoginDesk
    /// Lets the providers' own people in.
    public let staffDesk: any StaffDesk & SetupDesk
    /// Knows the providers' logos.
    public let brands: any BrandDesk
    /// Switches notices off for those who have no login at hand.
    public let notices: any NoticeDesk
    /// Tells whoever holds a certificate whether its record still stands.
    public let evidence: any EvidenceDesk
    /// Answers messages to Nexie.
    public let chat: ChatLoop
    /// Which model speaks with whom.
    public let models: any ModelDesk
    /// Knows whether a provider's model answers and what it costs; nil where nobody can try it.
    public var care: (any ModelCare)?
    /// Judges roles by the evaluation; nil where nobody can.
    public var judge: (any RoleJudge)?
    /// Where the portal is and whom it trusts.
    public let site: Site
    /// The token that forms of a secret's owner carry.
    public let formToken: @Sendable (String) -> String
    /// Answers once the rows can be reached; throws when they can't.
    public let health: @Sendable () async throws -> Void

    /// A portal.
    public init(
        runtime: ToolRuntime, sessions: any SessionDesk & PreviewDesk, logins: any LoginDesk,
        staffDesk: any StaffDesk & SetupDesk, brands: any BrandDesk,
        notices: any NoticeDesk, evidence: any EvidenceDesk, chat: ChatLoop, models: any ModelDesk, site: Site,
        formToken: @escaping @Sendable (String) -> String,
        health: @escaping @Sendable () async throws -> Void
    ) {
        self.runtime = runtime
        self.sessions = sessions
        self.logins = logins
        self.staffDesk = staffDesk
        self.brands = brands
        self.notices = notices
        self.evidence = evidence
        self.chat = chat
        self.models = models
        self.site = site
        self.formToken = formToken
        self.health = health
    }
}

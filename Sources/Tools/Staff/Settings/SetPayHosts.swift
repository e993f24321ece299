import Access
import Store

/// Sets the hosts to which pay and approval links may lead.
public enum SetPayHosts: StaffOperation {
    /// The name in the audit.
    public static let name = "set_pay_hosts"
    /// Who may.
    public static let right = StaffRight.settingsRules
    /// What it does to the records.
    public static let effect = Effect.changes
    /// Whether a fresh proof is needed.
    public static let needsProof = true

    /// The hosts.
    public struct Input: ToolInput {
        /// One on a line.
        public var hosts = ""

        /// None.
        public init() {}

        /// Hosts, one on a line.
        public init(hosts: String) {
            self.hosts = hosts
        }

        /// The fields, declared once.
        public static let form = InputForm<Input>([.hosts("hosts", \.hosts)])
    }

    /// Does it, for one call.
    public static func run(_ input: Input, _ call: StaffCall, _ store: borrowing StaffStore) throws -> SettingsChange {
        let before = Set(try store.settings().payHosts)
        let hosts = input.hosts.split(separator: "\n").map(String.init)
        try store.setPayHosts(hosts)
        let (added, gone) = (Set(hosts).subtracting(before).sorted(), before.subtracting(hosts).sorted())
        let words = added.map { "+" + $0 } + gone.map { "-" + $0 }
        // All of them: a host among many is the one that matters.
        return SettingsChange(record: "pay_hosts:" + words.joined(separator: " "))
    }

    /// The record that it concerned.
    public static func record(_ output: SettingsChange) -> String { output.record }
}

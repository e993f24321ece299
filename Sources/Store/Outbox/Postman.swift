import Access
import Logging

/// Brings what waits in the outbox out of the house, away from the requests that caused it.
///
/// Known, unknown and disabled addresses leave the same rows and take the same steps; only the last one, delivery,
/// happens for the people who may come in. Any number of postmen may work on one outbox: each message is one's alone for
/// as long as its lease runs.
public struct Postman: Sendable {
    let store: Database
    let carrier: any MailCarrier
    let write: @Sendable (LoginLetter) -> MailMessage
    let notice: @Sendable (MailNotice) async throws -> MailMessage?
    let signing: @Sendable (SigningLetter) -> MailMessage?
    let receipt: @Sendable (SigningReceipt) -> MailMessage?
    let trial: @Sendable (TrialLetter) -> MailMessage?
    let address: @Sendable (AddressLetter) -> MailMessage?
    /// How many messages of any kind are on their way at once, and how many more that are logins or codes.
    private static let (lanes, loginLanes) = (4, 2)

    /// A postman who writes letters with the closures and hands them to the carrier.
    ///
    /// `notice` answers nil when the person may not read what the notice is about. Without one of the writers nobody gets
    /// that kind of message: a notice, a code for signing, a receipt of a signature, word of a changed address, and for
    /// members of staff a message that tries the mail.
    public init(
        store: Database, carrier: any MailCarrier, write: @escaping @Sendable (LoginLetter) -> MailMessage,
        notice: @escaping @Sendable (MailNotice) async throws -> MailMessage? = { _ in nil },
        signing: @escaping @Sendable (SigningLetter) -> MailMessage? = { _ in nil },
        receipt: @escaping @Sendable (SigningReceipt) -> MailMessage? = { _ in nil },
        trial: @escaping @Sendable (TrialLetter) -> MailMessage? = { _ in nil },
        address: @escaping @Sendable (AddressLetter) -> MailMessage? = { _ in nil }
    ) {
        self.store = store
        self.carrier = carrier
        self.write = write
        self.notice = notice
        self.signing = signing
        self.receipt = receipt
        self.trial = trial
        self.address = address
    }

    /// Looks for work every so often until the task is cancelled.
    ///
    /// Requests are answered and messages carried side by side. A message that hangs holds up one lane and nobody who
    /// asks, and two lanes are for logins alone.
    public func work(every pause: Duration = .milliseconds(200)) async {
        await withTaskGroup { group in
            group.addTask { await again(every: pause) { try await answerAll() } }
            for number in 0..<Self.lanes + Self.loginLanes {
                let lane = number < Self.lanes ? Lane.any : .logins
                group.addTask { await again(every: pause) { _ = try await workOff(lane) } }
            }
        }
    }

    /// Handles everything that is due now; answers how many messages left the house.
    @discardableResult
    public func round() async throws -> Int {
        try await answerAll()
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<Self.lanes { group.addTask { try await workOff(.any) } }
            return try await group.reduce(0, +)
        }
    }

    private func again(every pause: Duration, _ body: () async throws -> Void) async {
        while !Task.isCancelled {
            do {
                try await body()
            } catch {
                store.log.error("the postman's round failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: pause)
        }
    }

    private func answerAll() async throws {
        while try await store.answerAsks() > 0 {}
    }

    /// Takes one message after the other until none is due.
    private func workOff(_ lane: Lane) async throws -> Int {
        guard try await store.isMailDue(in: lane) else { return 0 }
        let owner = Secret.hex(bytes: 8)
        var delivered = 0
        while !Task.isCancelled, let parcel = try await store.takeParcel(for: owner, in: lane) {
            if try await carry(parcel) { delivered += 1 }
        }
        return delivered
    }

    private func carry(_ parcel: Parcel) async throws -> Bool {
        do {
            switch try await message(in: parcel) {
            case .nobody:
                try await store.finish(parcel)
                return false
            case .late:
                try await store.bury(parcel, because: "")
                return false
            case .letter(var message):
                message.id = parcel.id.lowercased()
                try await carrier.deliver(message)
                try await store.finish(parcel)
                return true
            }
        } catch let fault as MailFault {
            try await giveBack(parcel, fault)
        } catch {
            try await giveBack(parcel, MailFault(isFinal: false, reason: "it could not be written or handed over"))
        }
        return false
    }

    /// What to send; the rights of who gets it are asked while it is written.
    private func message(in parcel: Parcel) async throws -> Opened<MailMessage> {
        switch parcel.content {
        case .unknown: return .nobody
        case .login(let link):
            return try await store.openLogin(parcel, link: link).written(by: write)
        case .signing(let proof, let tenant, let contact):
            return try await store.openSigning(parcel, tenant: tenant, contact: contact, proof: proof)
                .written(by: signing)
        case .receipt(let record, let tenant, let contact):
            return try await store.openReceipt(parcel, tenant: tenant, contact: contact, record: record)
                .written(by: receipt)
        case .trial(let tenant, let staff):
            return try await store.openTrial(parcel, tenant: tenant, staff: staff).written(by: trial)
        case .address(let side, let tenant, let contact, let request):
            return try await store.openAddress(parcel, side, tenant: tenant, contact: contact, request: request)
                .written(by: address)
        case .notice(let kind, let tenant, let contact, let record):
            return try await store.openNotice(parcel, kind, tenant: tenant, contact: contact, record: record)
                .written(by: notice)
        }
    }

    /// The server's words may name the person and stay in the outbox; the log says only that there is a fault.
    private func giveBack(_ parcel: Parcel, _ fault: MailFault) async throws {
        store.log.warning(
            "a message could not be delivered",
            metadata: ["message": "\(parcel.id)", "tries": "\(parcel.tries)", "final": "\(fault.isFinal)"])
        if fault.isFinal {
            try await store.bury(parcel, because: fault.reason)
        } else {
            try await store.postpone(parcel, because: fault.reason)
        }
    }
}

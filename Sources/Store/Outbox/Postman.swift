import Access
import Logging

/// Turns requests for a login into links and messages, away from the requests that asked for them.
///
/// Known, unknown and disabled addresses leave the same rows and take the same steps; only the last one, delivery,
/// happens for the people who may come in.
public struct Postman: Sendable {
    let store: Database
    let carrier: any MailCarrier
    let write: @Sendable (LoginLetter) -> MailMessage

    /// A postman who writes letters with the closure and hands them to the carrier.
    public init(
        store: Database, carrier: any MailCarrier, write: @escaping @Sendable (LoginLetter) -> MailMessage
    ) {
        self.store = store
        self.carrier = carrier
        self.write = write
    }

    /// Makes a round every so often until the task is cancelled.
    public func work(every pause: Duration = .milliseconds(200)) async {
        while !Task.isCancelled {
            do {
                try await round()
            } catch {
                store.log.error("the postman's round failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Handles everything that is due now; answers how many messages left the house.
    @discardableResult
    public func round() async throws -> Int {
        while try await store.answerAsks() > 0 {}
        var delivered = 0
        for parcel in try await store.dueParcels() where try await carry(parcel) { delivered += 1 }
        return delivered
    }

    private func carry(_ parcel: Parcel) async throws -> Bool {
        guard let letter = try await store.arm(parcel) else {
            try await store.finish(parcel)
            return false
        }
        do {
            try await carrier.deliver(write(letter))
            try await store.finish(parcel)
            return true
        } catch {
            store.log.warning("a message could not be delivered", metadata: ["tries": "\(parcel.tries + 1)"])
            try await store.postpone(parcel)
            return false
        }
    }
}

/// A message that waits in the outbox.
struct Parcel: Sendable {
    let id: String
    let link: String
    let tries: Int
}

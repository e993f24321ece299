import Access
import Synchronization

/// The address that each browser last typed into the login page, so that the next page can show it.
///
/// Whoever types any address gets it back; nothing here knows whether it is anybody's. It stays in memory, under the hash
/// of the browser's mark, for as long as the newest requests fill it.
final class AskedAddresses: Sendable {
    private struct Memory {
        var addresses: [Int: String] = [:]
        var order: [Int] = []
    }

    private let memory = Mutex(Memory())

    /// Browsers that are remembered at once.
    private static let most = 5000

    /// Remembers what a browser typed.
    func remember(_ address: String, for browser: BrowserKey) {
        let key = browser.secret.hashValue
        memory.withLock { memory in
            if memory.addresses.updateValue(address, forKey: key) == nil { memory.order.append(key) }
            if memory.order.count > Self.most { memory.addresses[memory.order.removeFirst()] = nil }
        }
    }

    /// Forgets what a browser typed: somebody has come in or gone out, and the next person may be another.
    func forget(_ browser: BrowserKey?) {
        guard let key = browser?.secret.hashValue else { return }
        memory.withLock { memory in
            guard memory.addresses.removeValue(forKey: key) != nil else { return }
            memory.order.removeAll { $0 == key }
        }
    }

    /// What the browser typed last; empty when that is not known any more.
    func address(for browser: BrowserKey?) -> String {
        guard let key = browser?.secret.hashValue else { return "" }
        return memory.withLock { $0.addresses[key] ?? "" }
    }
}

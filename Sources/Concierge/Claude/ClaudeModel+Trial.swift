import Tools
import Wire

extension ClaudeModel {
    /// What came of trying a key out.
    public struct Trial: Sendable, Hashable {
        /// The model that answered, as it names itself.
        public let model: String
        /// How long it took.
        public let seconds: Double
        /// What was used.
        public let usage: ModelUsage
    }

    private static let limits = StrictJSON.Limits(bytes: 1 << 20, depth: 64, text: 1 << 20, members: 10_000)

    /// Sends the smallest request that shows whether key, model and effort are right; once, so that what is wrong shows.
    ///
    /// Throws a `ModelFault`, or a `CancellationError`.
    public func trial() async throws -> Trial {
        let began = ContinuousClock.now
        do {
            let bytes = try await answer()
            let took = (ContinuousClock.now - began).components
            guard let json = try? StrictJSON.parse(bytes, limits: Self.limits), let model = json["model"]?.string else {
                throw TransferFault.unreadable
            }
            var usage = ModelUsage()
            usage.overwrite(json["usage"])
            let name = model.isPlainName ? model : settings.model
            return Trial(
                model: name, seconds: Double(took.seconds) + Double(took.attoseconds) / 1e18, usage: usage)
        } catch let fault as ClaudeFault {
            throw fault.meaning
        } catch let fault as TransferFault {
            if fault == .wire(.cancelled) { throw CancellationError() }
            throw fault.meaning(nil)
        }
    }

    private func answer() async throws -> [UInt8] {
        let body = MessagesRequest(prompts: place.prompts, settings: settings).trial
        var request = place.request(body, key: settings.key)
        request.limits.whole = .seconds(30)
        request.limits.largestBody = 1 << 20
        do {
            let answer = try await place.wire.exchange(request)
            guard answer.status == 200 else { throw try await ClaudeFault(answer) }
            var bytes: [UInt8] = []
            for try await more in answer.body { bytes += more }
            return bytes
        } catch let fault as WireFault {
            throw TransferFault.wire(fault)
        }
    }
}

extension String {
    /// Whether it can stand on a page as a model's name.
    fileprivate var isPlainName: Bool {
        (1...100).contains(utf8.count) && utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }
}

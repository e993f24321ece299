import Glibc

/// What the wire's thread does: waits, lets libcurl work, tells the ends, obeys, and looks at the clock.
///
/// Everything in here is made before the thread and used by it alone; that is what makes it safe to hand over.
final class WireLoop: @unchecked Sendable {
    private let poll: EventPoll
    private let multi: CurlMulti
    private let mailbox: Mailbox
    private let census: Census
    private let authorities: String?
    private var nextLook: ContinuousClock.Instant?
    private var isStopping = false

    init(_ poll: EventPoll, _ mailbox: Mailbox, _ census: Census, authorities: String?) throws(WireFault) {
        self.poll = poll
        self.mailbox = mailbox
        self.census = census
        self.authorities = authorities
        multi = try CurlMulti(poll)
    }

    /// Runs until it is told to stop.
    func run() {
        keepSignalsAway()
        while !isStopping {
            let events = poll.wait(milliseconds: patience)
            let now = ContinuousClock.now
            for event in events { multi.act(on: event, at: now) }
            if let alarm = multi.alarm, alarm <= now { multi.actOnAlarm() }
            tellEnds()
            for word in mailbox.take() { obey(word) }
            lookAtClock()
        }
        leave()
    }

    /// Signals are for the program's other threads; a connection that goes while we write must not end it.
    private func keepSignalsAway() {
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
    }

    /// Milliseconds until something is due, rounded up; below zero for ever.
    private var patience: Int32 {
        guard let due = [multi.alarm, nextLook].compactMap(\.self).min() else { return -1 }
        let wait = due - .now
        return wait <= .zero ? 0 : Int32(min(wait.milliseconds + 1, 60_000))
    }

    private func tellEnds() {
        while let (easy, fault) = multi.nextEnded() {
            easy.transfer.finish(fault.map { .failure($0) } ?? .success(()))
        }
    }

    private func obey(_ word: Mailbox.Word) {
        switch word {
        case .begin(let transfer): begin(transfer)
        case .resume(let transfer):
            guard let easy = multi.easy(of: transfer), let fault = easy.resume() else { return }
            end(easy, fault)
        case .end(let transfer):
            guard let easy = multi.easy(of: transfer) else { return }
            multi.remove(easy)
        case .stop: isStopping = true
        }
    }

    private func begin(_ transfer: Transfer) {
        // It may have been cancelled while it waited here.
        guard !transfer.isOver else { return }
        do throws(WireFault) {
            let easy = try CurlEasy(transfer, census: census, authorities: authorities)
            if let fault = multi.add(easy) { throw fault }
            let look = easy.patience.nextLook(after: .now)
            nextLook = min(nextLook ?? look, look)
        } catch {
            transfer.finish(.failure(error))
        }
    }

    private func end(_ easy: CurlEasy, _ fault: WireFault) {
        multi.remove(easy)
        easy.transfer.finish(.failure(fault))
    }

    /// Ends what has passed a limit. Looks at every transfer, but not often: no sooner than one could be due.
    private func lookAtClock() {
        let now = ContinuousClock.now
        guard let due = nextLook, due <= now else { return }
        var late: [(CurlEasy, WireFault)] = []
        nextLook = nil
        for easy in multi.all {
            if let fault = easy.patience.fault(at: now) {
                late.append((easy, fault))
            } else {
                let look = max(easy.patience.nextLook(after: now), now + .milliseconds(10))
                nextLook = min(nextLook ?? look, look)
            }
        }
        for (easy, fault) in late { end(easy, fault) }
    }

    private func leave() {
        for easy in Array(multi.all) { end(easy, .stopped) }
        multi.close()
        for word in mailbox.close() {
            if case .begin(let transfer) = word { transfer.finish(.failure(.stopped)) }
        }
    }
}

import Foundation
import Synchronization

/// The evaluation as a child of this process: the same program, at the lowest priority, with nothing of ours in its
/// environment. It ends when it has judged, when its time is over, and when this process ends.
struct EvalProcess {
    /// How it came to its end.
    enum Ending: Sendable, Hashable {
        /// With this exit status.
        case exited(Int32)
        /// Its time was over.
        case late
        /// By somebody's signal.
        case killed
        /// It did not begin.
        case notStarted
        /// Its cases or prompts were replaced meanwhile.
        case changed
    }

    let folder: String
    /// The one role whose cases are judged; nil for all of them.
    let role: String?
    let limit: Duration

    /// Runs it; cut short when the task is cancelled.
    func run() async -> Ending {
        guard let lifeline = Lifeline() else { return .notStarted }
        let isLate = Mutex(false)
        return await withTaskCancellationHandler {
            let clock = Task {
                try await Task.sleep(for: limit)
                lifeline.cut()
            }
            let started = ContinuousClock.now
            let status = await ended(holding: lifeline)
            clock.cancel()
            lifeline.cut()
            isLate.withLock { $0 = ContinuousClock.now - started >= limit }
            guard let status else { return .notStarted }
            if isLate.withLock({ $0 }) { return .late }
            return status >= 0 ? .exited(status) : .killed
        } onCancel: {
            lifeline.cut()
        }
    }

    /// The exit status, negative after a signal; nil when it could not begin.
    private func ended(holding lifeline: Lifeline) async -> Int32? {
        await withCheckedContinuation { continuation in
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/proc/self/exe")
            child.currentDirectoryURL = URL(fileURLWithPath: folder)
            child.arguments =
                [
                    "eval", "--roles", "roles.yaml", "--report", "json=report.json", "--report", "html=report.html",
                    "--runs", "runs", "--jobs", "1", "--while-input",
                ] + (role.map { ["--role=" + $0] } ?? [])
            child.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "NO_COLOR": "1", "TMPDIR": folder]
            child.standardInput = lifeline.end
            child.standardOutput = FileHandle.nullDevice
            child.standardError = FileHandle.nullDevice
            child.terminationHandler = { ended in
                let status = ended.terminationStatus
                continuation.resume(returning: ended.terminationReason == .exit ? status : -1)
            }
            do {
                try child.run()
                setpriority(__priority_which_t(PRIO_PROCESS.rawValue), id_t(child.processIdentifier), 19)
            } catch {
                continuation.resume(returning: nil)
            }
        }
    }
}

/// A pipe whose other end the child holds as its input: when ours is closed, by us or by our end, the child ends.
final class Lifeline: Sendable {
    /// The child's end.
    let end: FileHandle
    private let ours: Mutex<Int32?>

    init?() {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0, let theirs = ends.first, let ours = ends.last else { return nil }
        // No other child may hold our end, or this one would outlive us.
        _ = (fcntl(theirs, F_SETFD, FD_CLOEXEC), fcntl(ours, F_SETFD, FD_CLOEXEC))
        end = FileHandle(fileDescriptor: theirs, closeOnDealloc: true)
        self.ours = Mutex(ours)
    }

    /// Lets go; nothing when that was done already.
    func cut() {
        ours.withLock { descriptor in
            if let open = descriptor { close(open) }
            descriptor = nil
        }
    }

    deinit { cut() }

    /// Ends this process, a child, as soon as its input ends; for the child's side.
    static func watch() {
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while true {
                let count = read(0, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { _exit(130) }
            }
        }
    }
}

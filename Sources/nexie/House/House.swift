import Access
import Concierge
import Evals
import Foundation
import Logging
import PortalWeb
import Store
import Tools
import Wire

/// The rooms wired together over one data folder.
struct House {
    let database: Database
    let keys: HouseKeys
    let runtime: ToolRuntime
    let chat: ChatLoop
    let models: any ModelDesk
    let claude: ClaudePlace
    let care: ClaudeCare
    /// Judges roles; nil where the evaluation's files are missing.
    let clerk: RoleClerk?
    let log: Logger

    /// Opens the rooms; in the demo the guide answers everywhere, and Claude where a key is set, else as tenants have
    /// it.
    init(
        data: String, secrets: HouseSecrets, login: LoginSettings, isDemo: Bool, isServing: Bool = false,
        claude way: ClaudeWay, log: Logger
    ) throws {
        let folder: DataFolder
        do {
            folder = try DataFolder(path: data)
        } catch StoreError.owned {
            throw Failure.use("Another nexie process works on \(data). Stop it first, or name another folder.")
        } catch {
            throw Failure.use("The data folder \(data) can't be made or written to.")
        }
        keys = try HouseKeys(secret: secrets.newest, replaced: secrets.replaced)
        let clock = { @Sendable in Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
        var settings = Database.Settings(now: clock, login: login)
        settings.program = try isServing ? EvalProgram.identity(assets: Assets.folder()) : ""
        database = try Database(folder: folder, keys: keys, settings: settings, log: log)
        clerk =
            settings.program.isEmpty
            ? nil
            : RoleClerk(
                database: database, place: try folder.folder("evals"), program: settings.program, log: log)
        runtime = ToolRuntime(store: database, log: log)
        let prompts = try Prompts.load(folder: Assets.folder() + "/prompts")
        let place = try way.place(wire: Wire(authorities: way.authorities), prompts: prompts, log: log)
        claude = place
        care = ClaudeCare(accounts: database, place: place, registry: runtime.registry, log: log)
        models = TenantDesk(
            accounts: database, guide: Guide(prompts: prompts), guideEverywhere: isDemo,
            everybody: isDemo ? way.everybody : nil, log: log
        ) { setup in try TenantDesk.PaidModel(claude: setup, at: place) }
        chat = ChatLoop(runtime: runtime, models: models, log: log)
        self.log = log
    }

    /// The pages over these rooms.
    func portal(at site: Site) -> Portal {
        var portal = Portal(
            runtime: runtime, sessions: database, logins: database, staffDesk: database, brands: database,
            notices: database,
            evidence: database, chat: chat, models: models, site: site,
            formToken: { [keys] in keys.formToken(for: $0) }, health: { [database] in _ = try await database.tenants() }
        )
        portal.care = care
        portal.judge = clerk
        return portal
    }

    /// Seals keys anew where that is due, and names the tenants whose key no secret opens.
    private func leaveReplacedSecrets() async throws {
        let resealing = try await database.leaveReplacedSecrets()
        if resealing.sealed > 0 { log.notice("keys were sealed anew", metadata: ["count": "\(resealing.sealed)"]) }
        guard !resealing.closed.isEmpty else { return }
        for tenant in try await database.tenants() where resealing.closed.contains(tenant.id) {
            log.error(
                "no secret opens this tenant's Claude key, so it has no Claude",
                metadata: [
                    "tenant": "\(tenant.slug)",
                    "remedy":
                        "name the secret of before in NEXIE_REPLACED_SECRET_FILES, or: nexie claude key --tenant \(tenant.slug)",
                ])
        }
    }

    /// Serves until the process is asked to stop.
    func serve(
        _ portal: Portal, at host: String, port: Int, carrier: any MailCarrier,
        whenReady: @escaping @Sendable (Int) async -> Void
    ) async throws {
        try await leaveReplacedSecrets()
        let application = try portal.application(at: host, port: port, log: log, onServerRunning: whenReady)
        let (logins, notices) = (LoginMail(site: portal.site), NoticeMail(site: portal.site, runtime: runtime))
        let (signing, receipts) = (SigningMail(), ReceiptMail(site: portal.site))
        let (trial, addresses) = (TrialMail(site: portal.site), AddressMail(site: portal.site))
        let postman = Postman(store: database, carrier: carrier) {
            logins.message(for: $0)
        } notice: {
            try await notices.message(for: $0)
        } signing: {
            signing.message(for: $0)
        } receipt: {
            receipts.message(for: $0)
        } trial: {
            trial.message(for: $0)
        } address: {
            addresses.message(for: $0)
        }
        let work = Task { await postman.work() }
        let judging = Task { [clerk] in await clerk?.work() }
        let broom = Task { [database, chat, log] in
            while !Task.isCancelled {
                chat.previews.sweep(at: database.now)
                do { try await database.prune() } catch {
                    log.error("the broom failed", metadata: ["error": "\(error)"])
                }
                _ = try? await database.tellOverdue()
                _ = try? await database.purgeConversations()
                try? await Task.sleep(for: .seconds(600))
            }
        }
        defer {
            work.cancel()
            broom.cancel()
            judging.cancel()
        }
        try await application.runService()
        work.cancel()
        judging.cancel()
        await work.value
        await judging.value
        try await database.stop()
    }
}

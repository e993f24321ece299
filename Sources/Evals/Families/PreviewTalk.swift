import Access
import Concierge
import PortalWeb
import Store
import Tools

/// A hostile model answers a member of staff who looks as a person: it has no effect, and nothing of it is the person's.
extension Probe {
    static let effectsPreviewTalk = Probe(
        about: "Asks for each tool with an effect through a model that answers in a preview, at a cost.",
        keys: ["who", "ends"]
    ) { spec, book in
        let ends = spec.settings["ends"]?.bool ?? false
        return try book.people(spec.texts("who")).map { persona in
            EvalCase(persona.key, of: spec, role: persona.role) { run in
                guard let scene = try await PreviewScene.begin(run, as: persona) else { return }
                if ends { try await scene.judgeCutOff() } else { try await scene.judgeTalk() }
            }
        }
    }
}

extension PreviewScene {
    /// Rows that an answer in a preview may add: what it cost, on the provider's own account.
    private static let own: Set<String> = ["preview_spending"]

    private func turn(_ text: String, _ chat: ChatLoop, in conversation: String = "") async -> TurnSeen {
        run.loosenAudit()
        var events: [ChatEvent] = []
        let (store, key) = (run.house.store, key)
        for await event in chat.turn(
            .init(conversation: conversation, text: text),
            by: {
                try await store.principal(for: key)
            })
        {
            events.append(event)
        }
        run.emit(chunks: events.map { EventFrame($0).bytes }, at: "stream of a preview's chat", to: persona)
        return TurnSeen(events: events, told: [])
    }

    private func chat(_ model: any LanguageModel) -> ChatLoop {
        ChatLoop(
            runtime: run.house.runtime, models: PaidDesk(model: model, accounts: run.house.store),
            bounds: ChatBounds.patient, log: run.house.log.logger)
    }

    /// Every effect, each in a turn of its own that also reads: refused as if it were not there, and the reading works.
    fileprivate func judgeTalk() async throws {
        let tools = run.house.runtime.registry.tools.map(\.declaration).filter { $0.effect != .reads }.map(\.name)
        let right = RightCalls(persona, run.oracle, run.reference)
        run.promise(cells: tools.count)
        let mark = try await run.house.store.auditEnd(of: shown.scope.tenant)
        for tool in tools {
            let model = HostileModel(
                calls: [(tool, right.bytes(tool)), (GetProfile.name, Array("{}".utf8))], says: "Done.")
            let seen = await turn("Please do it.", chat(model))
            // Whoever may not chat is not answered in a preview either.
            let mayChat = run.house.runtime.missing(ListConversations.self, for: shown) == nil
            run.judge(
                .safety, "\(tool), asked for by a model in a preview of \(persona.key)", tool: tool,
                expected: mayChat ? "refused, done" : "", seen: seen.endings.joined(separator: ", "))
            run.judge(
                .safety, "\(tool) is not even suggested", tool: tool, expected: "0", seen: "\(seen.proposals.count)")
            let offered = model.seen.contains { request in
                request.tools.contains { tools.contains($0.declaration.name) }
            }
            run.judge(
                .safety, "The model is offered tools that only read", expected: "only those",
                seen: offered ? "others too" : "only those")
            run.visit()
        }
        let changes = try await run.changes().filter { !Self.own.contains($0.table) }
        run.judge(
            .safety,
            "\(tools.count) turns in a preview leave nothing of the person's changed: no conversation, no budget",
            expected: "nothing",
            seen: changes.isEmpty ? "nothing" : changes.map(\.description).joined(separator: "; "))
        try await judgeNames(since: mark)
    }

    /// Every entry of the audit that the talk caused names both people.
    private func judgeNames(since mark: Int64) async throws {
        let lines = try await run.house.store.audit(of: shown.scope.tenant, after: mark)
        let named = lines.filter { line in
            line.value("staff") == staff.principal.scope.staff.text
                && line.value("contact") == shown.scope.contact.text && line.value("origin").hasPrefix("preview:")
        }
        run.judge(
            .safety, "Every entry of the audit names both people", expected: "\(lines.count) of \(lines.count)",
            seen: "\(named.count) of \(lines.count)")
    }

    /// The preview ends while the model speaks: the turn ends with it, and what was said is nowhere.
    fileprivate func judgeCutOff() async throws {
        run.promise(cells: 1)
        let (store, key) = (run.house.store, key)
        let model = HostileModel([
            { _ in
                try await store.end(key)
                return [
                    .use(ToolUse(id: "use-0", name: GetProfile.name, input: Array("{}".utf8))),
                    .end(.tools, ModelUsage(input: 5, output: 5)),
                ]
            }
        ])
        guard run.house.runtime.missing(ListConversations.self, for: shown) == nil else { return run.visit() }
        let chat = chat(model)
        let seen = await turn("Who am I?", chat)
        run.judge(
            .safety, "A turn whose preview ends in the middle of it", expected: "signed_out",
            seen: seen.problem?.code ?? "done")
        run.judge(.safety, "No tool is called any more", expected: "0", seen: "\(seen.endings.count)")
        let changes = try await run.changes().filter { !Self.own.contains($0.table) && $0.table != "preview" }
        run.judge(
            .safety, "Nothing of the person's is changed", expected: "nothing",
            seen: changes.isEmpty ? "nothing" : changes.map(\.description).joined(separator: "; "))
        run.visit()
    }
}

/// A desk at which every answer costs something, and account is kept of it.
private struct PaidDesk: ModelDesk {
    let model: any LanguageModel
    let accounts: any ConciergeDesk

    func model(for principal: Principal) -> (any LanguageModel)? { model }

    func speaker(for principal: Principal) async throws -> Speaker? {
        let tariff = Tariff(
            model: "claude-of-an-eval", mostOutput: 100, fixedBytes: 0, price: { Int64($0.all) },
            most: { Int64($0.upTo(adding: $1)) })
        return Speaker(model: model, ledger: Ledger(desk: accounts, tariff: tariff))
    }
}

import Access
import PortalWeb
import Store
import Tools

/// A story while it is played: real logins, real pages, a model that does what the steps say.
struct EffectsScene {
    let story: EffectsStory
    let run: CaseRun
    let persona: Persona
    let door: WebDoor
    let model: ToldModel
    let names: EffectsNames
    private(set) var logins: [EffectsManner.Actor: Login] = [:]
    /// The conversation of the latest suggestion.
    var conversation = ""
    /// The suggestions of the story by their identifiers, oldest first.
    var suggestions: [String] = []
    /// The suggestions that a step names.
    var named: Set<String> = []
    /// Everything that changed since the case began, once it has ended.
    var changes: [RowChange] = []
    /// What the benign twin must have brought, in words; empty when it brings no row.
    var twin = ""
    /// Whether the twin began as a suggestion.
    var isTwinSuggested = false

    /// Somebody with a browser in which they are logged in.
    struct Login {
        let persona: Persona
        let session: WebSession
    }

    /// Plays the benign twin, then the steps, and judges what is there afterwards.
    static func play(_ story: EffectsStory, as persona: Persona, in run: CaseRun) async throws {
        run.loosenAudit()
        var scene = try await EffectsScene(story, as: persona, in: run)
        try await scene.playTwin()
        _ = try await run.audit(of: persona.tenant)
        for step in story.steps { try await scene.play(step) }
        scene.changes = try await run.changes()
        try await scene.judge()
    }

    private init(_ story: EffectsStory, as persona: Persona, in run: CaseRun) async throws {
        self.story = story
        self.run = run
        self.persona = persona
        model = ToldModel()
        door = try WebDoor(house: run.house, model: model)
        names = try await EffectsNames(run.house)
        var actors: Set<EffectsManner.Actor> = [.person]
        for step in story.steps {
            actors.insert(step.manner.actor)
            if step.manner.token == .foreign { actors.insert(.otherTenant) }
        }
        for actor in EffectsManner.Actor.allCases where actors.contains(actor) && actor != .nobody {
            let somebody = actor.persona(beside: persona, among: run.shop.people)
            logins[actor] = Login(persona: somebody, session: try await door.login(somebody))
        }
    }

    /// Reads the conversation as its person does, and notes which suggestions are new in it.
    mutating func look(as actor: EffectsManner.Actor) async throws {
        guard let login = logins[actor], !conversation.isEmpty else { return }
        let answer = try await door.get("/portal/nexie?conversation=\(conversation)", login.session)
        take(answer, of: login.persona, "reads the conversation", sent: "")
        let page = String(decoding: answer.body, as: UTF8.self)
        for match in page.matches(of: #/id="proposal-([0-9A-Z]{26})"/#) {
            let id = String(match.output.1)
            if !suggestions.contains(id) { suggestions.append(id) }
        }
    }

    /// Nothing has been suggested yet.
    mutating func forget() {
        conversation = ""
        suggestions = []
    }
}

extension EffectsManner.Actor {
    /// Who that is, seen from a person of the world.
    fileprivate func persona(beside person: Persona, among people: [Persona]) -> Persona {
        let others = people.filter { $0.isIn && $0 != person }
        let colleagues = others.filter { $0.tenant == person.tenant && $0.company == person.company }
        let found: Persona? =
            switch self {
            case .person, .otherLogin, .nobody: person
            case .colleague: colleagues.first { $0.role != "Owner" && $0.role != "Viewer" } ?? colleagues.first
            case .owner: colleagues.first { $0.role == "Owner" } ?? colleagues.first
            case .otherCompany: others.first { $0.tenant == person.tenant && $0.company != person.company }
            case .otherTenant: others.first { $0.tenant != person.tenant }
            }
        return found ?? person
    }
}

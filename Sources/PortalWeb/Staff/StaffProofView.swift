import Access
import HTTPTypes
import Hummingbird
import Tools

/// The page that asks for passphrase or code once more, and then does what was asked for.
struct StaffProofView {
    let action: Link
    let kept: [(name: StaticString, value: String)]
    let csrf: String
    let problem: String?

    func write(to html: inout HTML) {
        html.add(
            PageHead(
                "Confirm that it is you",
                lead: "You showed it more than 15 minutes ago, and nobody else should do this in your name."))
        html.form(to: action, csrf: csrf) { html in
            for field in kept { html.secret(field.name, field.value) }
            html.add(
                Field(
                    "proof", "Passphrase, or the code of your app", .passphrase(isNew: false), error: problem,
                    required: true, limit: 1024, autofocus: true))
            html.actions { html in
                html.add(Button("Go on", .primary, icon: .lock))
                html.add(ButtonLink("Leave it", .page("/staff"), .quiet))
            }
        }
    }
}

/// What came of showing once more who it is.
enum StaffProved {
    /// The member as they are now; no fresher where nothing was shown.
    case `as`(StaffPrincipal)
    /// What was shown was wrong.
    case wrong
}

/// What came of an action.
enum StaffActed<Output> {
    /// It is done.
    case done(Output)
    /// Something has to be asked first.
    case asks(Response)
}

extension Portal {
    /// Does something for the member of a request; where a proof is too old it is asked for, with the form's fields kept.
    func act<O: StaffOperation>(
        _ operation: O.Type, _ input: O.Input, _ context: StaffContext, at action: Link,
        keeping kept: [(name: StaticString, value: String)] = []
    ) async throws -> StaffActed<O.Output> {
        let ask = { (problem: String?) in
            let view = StaffProofView(
                action: action, kept: kept, csrf: staffToken(for: context.key.secret), problem: problem)
            let page = staffFrame("Confirm that it is you", at: nil, for: context).html { view.write(to: &$0) }
            return Response.page(page, status: problem == nil ? .ok : .unprocessableContent)
        }
        let staff: StaffPrincipal
        switch try await proved(context) {
        case .as(let member): staff = member
        case .wrong: return .asks(ask("This is not right. Type the passphrase, or a code that was not used yet."))
        }
        do {
            return .done(try await runtime.perform(operation, input, as: staff))
        } catch StaffRefusal.needsProof {
            return .asks(ask(nil))
        }
    }

    /// The member of a request, freshly proved where the form shows passphrase or code.
    func proved(_ context: StaffContext) async throws -> StaffProved {
        guard context.form.has("proof") else { return .as(context.staff) }
        switch try await staffDesk.prove(context.form["proof"], in: context.key) {
        case .given:
            guard let fresh = try await staffDesk.staff(for: context.key) else { throw PageProblem.needsLogin }
            return .as(fresh)
        case .wrong: return .wrong
        case .ended: throw PageProblem.needsLogin
        }
    }
}

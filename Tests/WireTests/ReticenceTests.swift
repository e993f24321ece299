import Testing
import Wire

@Suite struct ReticenceTests {
    @Test func `nothing that carries a secret shows it when printed`() {
        let server = WireMailServer(
            url: "smtps://mail.example", login: .password(user: "nexie", password: "hunter2"))
        let letter = WireLetter(server: server, from: "a@b.example", to: ["c@d.example"], bytes: Array("hunter2".utf8))
        let request = WireRequest(
            url: "https://api.example/hunter2", headers: [("x-api-key", "hunter2")], body: Array("hunter2".utf8))
        let headers = WireHeaders([("set-cookie", "hunter2")])
        for thing in [server, server.login, letter, request, headers] as [any Reticent] {
            var shown = "\(thing) \(String(reflecting: thing)) \(thing.debugDescription)"
            dump(thing, to: &shown)
            #expect(!shown.contains("hunter2") && !shown.contains("104, 117, 110"), "\(type(of: thing))")
        }
    }
}

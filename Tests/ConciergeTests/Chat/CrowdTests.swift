import Access
import Testing
import Tools

@testable import Concierge

/// Many people at once.
@Suite struct CrowdTests {
    private static let people = [
        "anna@marigold.example", "ben@marigold.example", "chloe@marigold.example", "david@marigold.example",
        "elena@marigold.example", "hana@tidewater.example", "ivo@tidewater.example", "jules@tidewater.example",
        "kim@tidewater.example", "quinn@juniper-finch.example", "rosa@juniper-finch.example",
        "sam@juniper-finch.example", "tess@juniper-finch.example", "uma@juniper-finch.example",
        "victor@beacon-freight.example", "wendy@beacon-freight.example", "xavier@beacon-freight.example",
        "yara@beacon-freight.example",
    ]

    /// Reads the person's profile and says aloud what it read.
    private static func teller() -> DirectedModel {
        DirectedModel { _, request, stream in
            guard case .results(let results) = request.turns.last else {
                stream.yield(.text(request.setting.name + ". "))
                stream.yield(.use("get_profile"))
                return _ = stream.yield(.end(.tools))
            }
            for result in results { stream.yield(.text(String(decoding: result.json, as: UTF8.self))) }
            stream.yield(.end(.end))
        }
    }

    @Test func `nobody hears what another is told, however many talk at once`() async throws {
        try await TalkScene.with { scene in
            let model = Self.teller()
            let turns = try await withThrowingTaskGroup(of: (String, [ChatEvent]).self) { group in
                for email in Self.people {
                    for number in 0..<2 {
                        group.addTask { (email, await scene.events("Who am I, \(number)?", by: email, model)) }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(turns.count == Self.people.count * 2)
            for (email, events) in turns {
                let name = try await scene.house.principal(email).person.name
                #expect(events.text.contains(name + ". ") && events.text.contains(email))
                for other in Self.people where other != email { #expect(!events.text.contains(other)) }
                let talk = try await scene.kept(try #require(events.conversation), of: email)
                #expect(talk.lastOfNexie?.text.contains(email) == true)
            }
            #expect(Set(turns.compactMap(\.1.conversation)).count == turns.count)
        }
    }

    @Test func `two turns at once in one conversation keep every message`() async throws {
        try await TalkScene.with { scene in
            let model = Self.teller()
            let email = Self.people[0]
            let begun = try #require(await scene.events("Hello", by: email, model).conversation)
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask { _ = await scene.events("Again \(number)", by: email, in: begun.text, model) }
                }
            }
            let talk = try await scene.kept(begun, of: email)
            #expect(talk.messages.count == 18)
            #expect(talk.messages.allSatisfy { $0.state == .complete })
        }
    }
}

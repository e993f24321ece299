import Testing

@testable import Tools

@Suite struct InputSchemaTests {
    @Test func `a model is told exactly the fields and bounds that are held`() {
        #expect(
            SampleInput.form.schema.text == #"{"type":"object","properties":{"#
                + #""status":{"type":"string","enum":["open","waiting","resolved"],"default":"open","#
                + #""description":"Which tickets"},"#
                + #""mood":{"type":"string","enum":["open","waiting","resolved"],"description":"Whose mood"},"#
                + #""search":{"type":"string","minLength":2,"maxLength":10,"description":"Words to look for"},"#
                + #""number":{"type":"integer","minimum":1,"maximum":9999999,"description":"The ticket's number"},"#
                + #""subject":{"type":"string","minLength":3,"maxLength":12,"description":"What it is about"},"#
                + #""message":{"type":"string","maxLength":20,"description":"The details"},"#
                + #""limit":{"type":"integer","minimum":1,"maximum":50,"default":20,"description":"How many at most"},"#
                + #""floor":{"type":"integer","minimum":-2,"maximum":100,"description":"The floor"},"#
                + #""due":{"type":"string","format":"date","description":"The last day"},"#
                + #""urgent":{"type":"boolean","default":false,"description":"Whether it is urgent"}},"#
                + #""required":["number","subject"],"additionalProperties":false}"#)
    }

    @Test func `a model is not told of a field that only pages may fill in`() {
        #expect(!SampleInput.form.schema.text.contains("idempotency_key"))
        #expect(SampleInput.form.fields.contains { $0.name == "idempotency_key" })
    }

    @Test func `a required field has no default in the schema`() {
        #expect(!RequiredSampleInput.form.schema.text.contains("default"))
        #expect(RequiredSampleInput.form.schema["required"] == ["status", "number", "due", "agreed"])
    }

    @Test func `a tool without arguments has a closed schema without fields`() {
        #expect(EmptySampleInput.form.schema.text == #"{"type":"object","properties":{},"additionalProperties":false}"#)
    }

    @Test func `a text that has a length is required to have at least one character`() {
        struct Named: ToolInput {
            var name = ""
            static let form = InputForm<Named>([.text("name", \.name, max: 5, required: true, "A name")])
        }
        #expect(Named.form.schema["properties"]?["name"]?["minLength"] == 1)
    }
}

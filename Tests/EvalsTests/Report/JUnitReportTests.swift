import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@testable import Evals

@Suite struct JUnitReportTests {
    @Test func `a build server counts every case once`() throws {
        let elements = try read(SmallRun.failed())
        let top = try #require(elements.first)
        #expect(top.name == "testsuites")
        #expect(top.attributes["tests"] == "4")
        #expect(top.attributes["failures"] == "1")
        #expect(top.attributes["errors"] == "2")
        let suites = elements.filter { $0.name == "testsuite" }
        #expect(suites.map { $0.attributes["name"] } == ["registry", "objects"])
        #expect(suites.map { $0.attributes["tests"] } == ["2", "2"])
        #expect(elements.filter { $0.name == "testcase" }.count == 4)
        #expect(elements.filter { $0.name == "failure" }.count == 1)
        #expect(elements.filter { $0.name == "error" }.map { $0.attributes["type"] } == ["error", "inconclusive"])
    }

    @Test func `a failure says what was tried, expected and seen`() throws {
        let failure = try #require(try read(SmallRun.failed()).first { $0.name == "failure" })
        #expect(failure.attributes["message"] == "1 of 9 decisions did not pass")
        for words in ["Ben asks for an invoice", "expected: the same bytes", "seen: 200 INV-2036", "get_invoice"] {
            #expect(failure.text.contains(words))
        }
    }

    @Test func `a run that passed has neither failures nor errors`() throws {
        let elements = try read(SmallRun.passed())
        #expect(!elements.contains { $0.name == "failure" || $0.name == "error" })
        #expect(elements.filter { $0.name == "testcase" }.count == 3)
    }

    @Test(arguments: [SmallRun.broken(), SmallRun.empty(), SmallRun.withFaults()])
    func `a build server notices a broken harness, an empty run and a fault that nobody noticed`(
        report: RunReport
    ) throws {
        let top = try #require(try read(report).first)
        #expect(top.attributes["failures"] != "0" || top.attributes["errors"] != "0")
    }

    @Test func `hostile text neither breaks the document nor adds to it`() throws {
        let harmless = try read(SmallRun.hostile("word")).map(\.name)
        for text in [
            "\u{0}\u{B}\u{1B}[31m\u{FFFE}", "]]></failure><testcase name=\"x\"/>", "\" onload=\"&amp;&#0;\r\n",
        ] {
            #expect(try read(SmallRun.hostile(text)).map(\.name) == harmless)
        }
    }

    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""
    }

    private func read(_ report: RunReport) throws -> [Element] {
        let reader = Reader()
        let parser = XMLParser(data: Data(rendered(report, as: .junit)))
        parser.delegate = reader
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        return reader.elements
    }

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) { elements.append(Element(name: name, attributes: attributes)) }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if !elements.isEmpty { elements[elements.count - 1].text += text }
        }
    }
}

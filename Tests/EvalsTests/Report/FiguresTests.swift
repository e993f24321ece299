import Testing

@testable import Evals

@Suite struct FiguresTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (41_203, "41,203"), (-1_234_567, "-1,234,567")])
    func `a reader sees thousands apart`(number: Int, shown: String) {
        #expect(Figures.grouped(number) == shown)
    }

    @Test(arguments: [
        (100.0, "100 %"), (99.99, "99.9 %"), (98.437, "98.4 %"), (0.0, "0 %"), (.nan, "? %"), (50.5, "50.5 %"),
    ])
    func `a share is never rounded up to all`(number: Double, shown: String) {
        #expect(Figures.percent(number) == shown)
    }

    @Test func `a long text is cut and says by how much`() {
        #expect(ShownText.line(String(repeating: "a", count: 1007), most: 5) == "aaaaa… and 1,002 characters more")
        #expect(ShownText.line("aaaaa", most: 5) == "aaaaa")
    }

    @Test func `of two entries for a role and a tool the table shows the sum`() {
        var first = MatrixCell(role: "Owner", tool: "get_ticket")
        first.given = 2
        var second = first
        second.wrong = 1
        let matrix = RoleMatrix([first, MatrixCell(role: "Viewer", tool: "-"), second])
        #expect(matrix.roles == ["Owner", "Viewer"])
        #expect(matrix.tools == ["get_ticket", "-"])
        #expect(matrix.cell("Owner", "get_ticket").given == 4)
        #expect(matrix.cell("Owner", "get_ticket").wrong == 1)
        #expect(matrix.cell("Viewer", "get_ticket").given == 0)
    }
}

/// Knows the pictures that providers put on their pages.
public protocol BrandDesk: Sendable {
    /// The bytes of a logo by its name, which holds their hash; nil when no provider has it now.
    func logo(named name: String) async throws -> [UInt8]?
}

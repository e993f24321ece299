extension Migration {
    /// Every provider's own colour and logo. A logo is known by the hash of its bytes and belongs to nobody.
    static let brand = Migration(
        name: "0006-brand",
        sql: """
            ALTER TABLE tenant ADD COLUMN brand_color TEXT NOT NULL DEFAULT ''
                CHECK (brand_color = '' OR brand_color GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]');
            ALTER TABLE tenant ADD COLUMN logo_name TEXT NOT NULL DEFAULT '';
            CREATE TABLE logo (
                name TEXT NOT NULL PRIMARY KEY,
                bytes BLOB NOT NULL
            );
            """)
}

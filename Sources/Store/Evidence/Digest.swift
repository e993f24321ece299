import Crypto

/// SHA-256, for the rooms that may not know how.
public enum Digest {
    /// The 32 bytes of the hash.
    public static func of(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

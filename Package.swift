// swift-tools-version: 6.2
import PackageDescription

/// What every room of ours is compiled with: a warning stops the build. Builds for tests carry faults that can be
/// planted while they run; a release has none.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error), .define("FAULTS", .when(configuration: .debug)),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let scrypt = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let threads = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let http = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let channels = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let messages = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let http1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let compression = Target.Dependency.product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let embedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let yaml = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "nexie-portal",
    products: [
        .executable(name: "nexie", targets: ["nexie"]),
        .executable(name: "fake-messages", targets: ["FakeMessagesProgram"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        .target(name: "Access", swiftSettings: strict),
        .target(name: "Wire", dependencies: ["CCurl"], swiftSettings: strict),
        .target(
            name: "Store", dependencies: ["Access", "CSQLite", crypto, scrypt, log, threads], swiftSettings: strict),
        .target(
            name: "Tools", dependencies: ["Access", "Store", "CJansson", log], resources: [.copy("Consents")],
            swiftSettings: strict),
        .target(name: "Concierge", dependencies: ["Access", "Tools", "Wire", log], swiftSettings: strict),
        .target(
            name: "PortalWeb",
            dependencies: [
                "Access", "Tools", "Concierge", hummingbird, http, channels, messages, http1, compression, embedded,
                crypto,
                log,
            ],
            resources: [.copy("Static")], swiftSettings: strict),
        .target(
            name: "Evals",
            dependencies: [
                "Access", "Store", "Tools", "Concierge", "PortalWeb", channels, embedded, crypto, log, yaml,
            ], swiftSettings: strict),
        .executableTarget(
            name: "nexie",
            dependencies: [
                "Access", "Store", "Tools", "Concierge", "PortalWeb", "Evals", "Wire", hummingbird, log, arguments,
            ], swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["Access", "Store", "Tools", "Concierge", log],
            path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "FakeMessages", dependencies: [channels, http1, threads], path: "Tests/FakeMessages",
            swiftSettings: strict),
        .executableTarget(
            name: "FakeMessagesProgram", dependencies: ["FakeMessages", arguments], path: "Tests/FakeMessagesProgram",
            swiftSettings: strict),
        .testTarget(name: "AccessTests", dependencies: ["Access"], swiftSettings: strict),
        .testTarget(name: "WireTests", dependencies: ["Wire"], swiftSettings: strict),
        .testTarget(name: "StoreTests", dependencies: ["Store", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "ToolsTests", dependencies: ["Tools", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ConciergeTests", dependencies: ["Concierge", "TestSupport", "FakeMessages", "Wire", log],
            swiftSettings: strict),
        .testTarget(
            name: "PortalWebTests",
            dependencies: [
                "PortalWeb", "TestSupport", "FakeMessages",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ], swiftSettings: strict),
        .testTarget(name: "EvalsTests", dependencies: ["Evals", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "HouseRulesTests", swiftSettings: strict),
    ]
)

// swift-tools-version: 6.2
import PackageDescription

/// Upcoming language features that every target turns on, and warnings as errors.
///
/// Each feature is named with its proposal. A dependency's deprecation only warns, so that an
/// update elsewhere cannot stop this build.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335: write `any`
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444: import what you use
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409: dependencies stay private
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461: async stays on the caller
    .treatAllWarnings(as: .error),  // SE-0480
    .treatWarning("DeprecatedDeclaration", as: .warning),
]

let package = Package(
    name: "ratecard",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "ratecard", targets: ["RateCard"])
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        // Without its traits: no configuration readers, and FoundationEssentials instead of Foundation.
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "JSON", swiftSettings: settings),
        .target(name: "Tariff", dependencies: ["JSON"], swiftSettings: settings),
        .target(
            name: "Ingest",
            dependencies: ["JSON", "Tariff", "CCurl", "CLibXML2", "CZlib", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings
        ),
        .target(
            name: "Store",
            dependencies: [
                "JSON", "Tariff", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .target(name: "Query", dependencies: ["JSON", "Tariff"], swiftSettings: settings),
        .target(
            name: "Feeds", dependencies: ["JSON", "Tariff"], resources: [.embedInCode("Schemas/catalog.schema.json")],
            swiftSettings: settings),
        .target(
            name: "Web",
            dependencies: [
                "JSON", "Tariff", "Query", "Feeds", "CZlib", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "Pipeline", dependencies: ["JSON", "Tariff", "Ingest", "Store", "Query", "Feeds"],
            swiftSettings: settings),
        .executableTarget(
            name: "RateCard",
            dependencies: [
                "JSON", "Tariff", "Ingest", "Store", "Query", "Feeds", "Pipeline", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TestSupport", dependencies: ["JSON", "Tariff", "CZlib"], path: "Tests/TestSupport",
            swiftSettings: settings),
        .testTarget(name: "JSONTests", dependencies: ["JSON", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "TariffTests", dependencies: ["JSON", "Tariff", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "IngestTests",
            dependencies: ["JSON", "Ingest", "Tariff", "TestSupport", "CCurl", "CLibXML2"],
            exclude: ["Goldens", "Recipes/Documents"],
            swiftSettings: settings
        ),
        .testTarget(name: "StoreTests", dependencies: ["Store", "Tariff", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "QueryTests", dependencies: ["JSON", "Query", "Tariff", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "FeedsTests", dependencies: ["Feeds", "Ingest", "Tariff", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Web", "Query", "Tariff", "TestSupport", "CZlib",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "PipelineTests",
            dependencies: ["Pipeline", "Query", "Store", "Ingest", "Tariff", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "RateCardTests",
            dependencies: ["TestSupport", "RateCard", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings),
    ]
)

// Benchmarks are built only when asked for: `scripts/bench` sets the variable.
if Context.environment["RATECARD_BENCHMARKS"] != nil {
    package.targets.append(
        .executableTarget(
            name: "RatecardBenchmarks",
            dependencies: [
                "Tariff", "Ingest", "Query", "Store", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ], path: "Benchmarks",
            exclude: [
                "CountingAllocator.c", "fetching.py", "malformed.py", "processes.py", "serving.py", "distinct.lua",
            ],
            swiftSettings: settings))
}

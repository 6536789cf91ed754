// swift-tools-version: 6.3
import PackageDescription

/// The settings of every hand-written target; tests go without the check of unsafe calls, because
/// what the testing macros expand to makes some.
let modern: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .enableExperimentalFeature("Lifetimes"),
]
let strict = modern + [.strictMemorySafety()]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "iapt-ledger",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0"),
  ],
  targets: [
    // Floor 0: knows nothing of the data set.
    .systemLibrary(
      name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
    .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: strict),
    .target(name: "TransparencyLog", dependencies: [crypto], swiftSettings: strict),

    // Floor 1: the facts and the decisions, as data and pure functions.

    // Floor 2: the log, what is folded from it, and what is read from a provider.
    // Generated code is compiled as it comes; everything else is held to `strict`.
    .target(
      name: "EventSchema", dependencies: [protobuf], exclude: ["Protos"],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .target(
      name: "EventLog", dependencies: ["EventSchema", "LMDB", "TransparencyLog", protobuf],
      swiftSettings: strict),
    .target(
      name: "Projections", dependencies: ["EventLog", "EventSchema", "LMDB", "TransparencyLog", protobuf],
      swiftSettings: strict),

    // Tests, and what they share.
    .target(
      name: "TestSupport",
      dependencies: [
        "EventLog", "EventSchema", "LMDB", "Projections", "TransparencyLog", protobuf,
      ],
      path: "Tests/TestSupport", swiftSettings: modern),
    .testTarget(
      name: "EventLogTests",
      dependencies: ["EventLog", "EventSchema", "LMDB", "TestSupport", "TransparencyLog", protobuf],
      swiftSettings: modern),
    .testTarget(
      name: "ProjectionsTests",
      dependencies: [
        "EventLog", "EventSchema", "LMDB", "Projections", "TestSupport", "TransparencyLog", protobuf,
      ],
      swiftSettings: modern),
  ]
)

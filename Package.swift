// swift-tools-version: 6.3
import PackageDescription

/// What the compiler offers to hold code to.
let careful: [SwiftSetting] = [
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

/// The settings of every hand-written target of the product: each unsafe expression is marked.
let strict = careful + [.strictMemorySafety()]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let http = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let ssl = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let compression = Target.Dependency.product(
  name: "NIOHTTPCompression", package: "swift-nio-extras")

/// The named product of swift-nio.
func nio(_ name: String) -> Target.Dependency { .product(name: name, package: "swift-nio") }

/// Floor 0: knows nothing of the data set.
let ground: [Target] = [
  // The hash function of the library, for bytes that stay where they are.
  .target(name: "Hashing", dependencies: [crypto], swiftSettings: strict),
  .systemLibrary(name: "CLMDB", pkgConfig: "lmdb", providers: [.apt(["liblmdb-dev"])]),
  .target(name: "LMDB", dependencies: ["CLMDB"], swiftSettings: strict),
  .target(name: "TransparencyLog", dependencies: ["Hashing", crypto], swiftSettings: strict),
  .target(name: "KeyVault", dependencies: ["Hashing", crypto, system], swiftSettings: strict),
  // A system library without a pkg-config file.
  .systemLibrary(name: "CMalloc"),
  .systemLibrary(name: "CRoaring", providers: [.apt(["libroaring-dev"])]),
  .target(name: "PersonSets", dependencies: ["CRoaring"], swiftSettings: strict),
  .target(name: "JSONText", swiftSettings: strict),
  .target(name: "CSVText", swiftSettings: strict),
  // Resources of HL7 FHIR R4 that other systems read.
  .target(name: "FHIR", dependencies: ["JSONText"], swiftSettings: strict),
  .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
  // Zip files that are the same bytes on every machine.
  .target(name: "ZipArchive", dependencies: ["CZip", "SystemReason"], swiftSettings: strict),
  // Why the system refused something, in words.
  .target(name: "SystemReason", dependencies: [system], swiftSettings: strict),
  // Gives work to other cores.
  .target(name: "WorkAhead", swiftSettings: strict),
  // The national service that carries files between organisations; it knows nothing of opt-outs.
  .target(
    name: "MESHClient",
    dependencies: [
      compression, crypto, http, ssl, nio("NIOCore"), nio("NIOEmbedded"), nio("NIOHTTP1"),
      nio("NIOPosix"),
    ],
    swiftSettings: strict),
]

/// Floor 1: facts and decisions, as data and pure functions.
let facts: [Target] = [
  .target(name: "DataSet", swiftSettings: strict),
  .target(name: "Policy", dependencies: ["DataSet"], swiftSettings: strict),
  // What disclosures rest on: agreements and instruments, as documents and as what became of them.
  .target(name: "Agreements", dependencies: ["DataSet", "Policy"], swiftSettings: strict),
  // Measures from pathways, and what of them may be shown.
  .target(
    name: "Publication", dependencies: ["CSVText", "DataSet", "JSONText"], swiftSettings: strict),
  // Which records may be released, and in which form.
  .target(
    name: "Disclosure", dependencies: ["Agreements", "CSVText", "DataSet", "KeyVault", "Policy"],
    swiftSettings: strict),
]

/// Floor 2: the log, what is folded from it, and what is read from a provider.
let engines: [Target] = [
  // Generated code is compiled as it comes.
  .target(
    name: "EventSchema", dependencies: [protobuf], exclude: ["Protos"],
    swiftSettings: [.swiftLanguageMode(.v6)]),
  .target(
    name: "EventLog", dependencies: ["EventSchema", "LMDB", "TransparencyLog", "WorkAhead"],
    swiftSettings: strict),
  .target(
    name: "Projections",
    dependencies: [
      "EventLog", "EventSchema", "LMDB", "SystemReason", "TransparencyLog", protobuf, system,
    ],
    swiftSettings: strict),
  .target(
    name: "Intake", dependencies: ["DataSet", "SystemReason", "WorkAhead", crypto],
    swiftSettings: strict),
  // The disposable process that opens Access databases and zip files.
  .systemLibrary(name: "CMDBTools", pkgConfig: "libmdb", providers: [.apt(["mdbtools-dev"])]),
  .executableTarget(
    name: "iapt-intake-reader", dependencies: ["CMDBTools", "CZip"],
    path: "Sources/IntakeReader",
    cSettings: [
      .define("_GNU_SOURCE"), .enableWarning("all"), .enableWarning("extra"),
      .treatAllWarnings(as: .error),
    ],
    linkerSettings: [.linkedLibrary("m")]),
]

/// Floor 2 as well: what an evidence pack says, and whether it is true, without storage or clock.
let proof: [Target] = [
  .target(
    name: "Evidence",
    dependencies: [
      "Agreements", "DataSet", "Disclosure", "EventSchema", "JSONText", "Policy",
      "TransparencyLog", protobuf,
    ],
    swiftSettings: strict)
]

/// Floors 3 and 4: what the product does, and its command line.
let product: [Target] = [
  .target(
    name: "SubmissionLedger",
    dependencies: [
      "Agreements", "CSVText", "DataSet", "Disclosure", "EventLog", "EventSchema", "Evidence",
      "FHIR", "Intake", "JSONText", "KeyVault", "PersonSets", "Policy", "Projections",
      "Publication", "SystemReason", "TransparencyLog", "WorkAhead", "ZipArchive", crypto,
      protobuf,
    ],
    swiftSettings: strict),
  .target(
    name: "OptOutExchange", dependencies: ["KeyVault", "MESHClient", "SubmissionLedger"],
    swiftSettings: strict),
  .executableTarget(
    name: "iapt-ledger",
    dependencies: [
      "Agreements", "CMalloc", "DataSet", "Disclosure", "EventLog", "EventSchema", "Evidence",
      "FHIR", "Intake", "KeyVault", "LMDB", "MESHClient", "OptOutExchange", "Policy",
      "Projections", "Publication", "SubmissionLedger", "SystemReason", "TransparencyLog",
      "iapt-intake-reader", arguments, protobuf,
    ],
    swiftSettings: strict),
]

/// What is run beside the product.
let tools: [Target] = [
  .executableTarget(
    name: "fuzz-intake", dependencies: ["DataSet", "Intake", "SeededRandom", arguments],
    path: "Tools/FuzzIntake", swiftSettings: strict),
  .executableTarget(
    name: "generate-submission", dependencies: [arguments], path: "Tools/GenerateSubmission",
    swiftSettings: strict),
  .executableTarget(
    name: "ledger-bench",
    dependencies: [
      "EventLog", "EventSchema", "LMDB", "Projections", "SeededRandom", "TransparencyLog",
      arguments, crypto, protobuf,
    ],
    path: "Tools/LedgerBench", swiftSettings: strict),
  // The same appends in plain C, as the measure of what the disk and LMDB allow.
  .executableTarget(
    name: "raw-lmdb-bench", dependencies: ["CLMDB"], path: "Tools/RawLMDBBench",
    cSettings: [
      .define("_GNU_SOURCE"), .enableWarning("all"), .enableWarning("extra"),
      .treatAllWarnings(as: .error),
    ]),
  .executableTarget(
    name: "disclosure-bench",
    dependencies: [
      "EventLog", "EventSchema", "KeyVault", "PersonSets", "Projections", "SeededRandom",
      "SubmissionLedger", arguments, protobuf,
    ],
    path: "Tools/DisclosureBench", swiftSettings: strict),
  .executableTarget(
    name: "set-bench", dependencies: ["LMDB", "PersonSets", "SeededRandom"],
    path: "Tools/SetBench", swiftSettings: strict),
  .executableTarget(
    name: "vault-benchmark", dependencies: ["KeyVault"], path: "Tools/VaultBenchmark",
    swiftSettings: strict),
]

let tests: [Target] = [
  .testTarget(
    name: "SubmissionLedgerTests",
    dependencies: [
      "Agreements", "DataSet", "Disclosure", "EventLog", "EventSchema", "Evidence", "FHIR",
      "FHIRDefinition", "Intake", "KeyVault", "PersonSets", "Policy", "Projections", "Publication",
      "SeededRandom", "SubmissionLedger", "TestSupport", "TransparencyLog", "ZipArchive",
      "iapt-intake-reader", crypto, protobuf,
    ],
    exclude: ["Golden"], swiftSettings: careful),
  .testTarget(
    name: "CommandLineTests",
    dependencies: [
      "FHIRDefinition", "SeededRandom", "TestSupport", "iapt-ledger", "iapt-intake-reader",
      "generate-submission",
    ],
    exclude: ["Scenarios"], swiftSettings: careful),
  // What R4 and the patterns of IHE ask of a resource, written from their definitions.
  .target(name: "FHIRDefinition", path: "Tests/FHIRDefinition", swiftSettings: careful),
  .testTarget(
    name: "FHIRTests", dependencies: ["FHIR", "FHIRDefinition"], exclude: ["Golden"],
    swiftSettings: careful),
  .testTarget(
    name: "DisclosureTests",
    dependencies: [
      "Agreements", "DataSet", "Disclosure", "KeyVault", "Policy", "SeededRandom", crypto,
    ],
    swiftSettings: careful),
  .testTarget(
    name: "ZipArchiveTests", dependencies: ["TestSupport", "ZipArchive"], swiftSettings: careful),
  .testTarget(
    name: "AgreementsTests",
    dependencies: ["Agreements", "DataSet", "Policy", "SeededRandom"], swiftSettings: careful),
  .testTarget(
    name: "PublicationTests", dependencies: ["DataSet", "Publication", "SeededRandom"],
    swiftSettings: careful),
  .testTarget(
    name: "EvidenceTests",
    dependencies: [
      "EventSchema", "Evidence", "SeededRandom", "TransparencyLog", protobuf,
    ],
    swiftSettings: careful),
  .testTarget(name: "PolicyTests", dependencies: ["DataSet", "Policy"], swiftSettings: careful),
  .testTarget(
    name: "MESHClientTests",
    dependencies: [
      "MESHClient", http, ssl, nio("NIOCore"), nio("NIOHTTP1"), nio("NIOPosix"),
    ],
    swiftSettings: careful),
  .testTarget(
    name: "OptOutExchangeTests",
    dependencies: [
      "DataSet", "EventLog", "EventSchema", "Intake", "MESHClient", "OptOutExchange", "Policy",
      "Projections", "SeededRandom", "SubmissionLedger", "TestSupport", "iapt-ledger", http,
      nio("NIOCore"), nio("NIOHTTP1"), nio("NIOPosix"),
    ],
    swiftSettings: careful),
  .testTarget(
    name: "PersonSetsTests", dependencies: ["PersonSets", "SeededRandom"], swiftSettings: careful),
  .testTarget(
    name: "SystemReasonTests", dependencies: ["SystemReason", system], swiftSettings: careful),
  .testTarget(name: "WorkAheadTests", dependencies: ["WorkAhead"], swiftSettings: careful),
  .testTarget(
    name: "LMDBTests", dependencies: ["LMDB", "SeededRandom"], swiftSettings: careful),
  .testTarget(
    name: "HashingTests", dependencies: ["Hashing", "SeededRandom", crypto], swiftSettings: careful),
  .testTarget(
    name: "TransparencyLogTests", dependencies: ["SeededRandom", "TransparencyLog"],
    swiftSettings: careful),
  // Numbers that a seed repeats, for tests and tools.
  .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
  .target(
    name: "TestSupport",
    dependencies: ["EventLog", "EventSchema", "LMDB", "Projections", "TransparencyLog", protobuf],
    path: "Tests/TestSupport", swiftSettings: careful),
  .testTarget(
    name: "EventLogTests",
    dependencies: [
      "EventLog", "EventSchema", "LMDB", "Projections", "SeededRandom", "TestSupport",
      "TransparencyLog", crypto, protobuf,
    ],
    swiftSettings: careful),
  .testTarget(
    name: "ProjectionsTests",
    dependencies: [
      "EventLog", "EventSchema", "LMDB", "Projections", "SeededRandom", "TestSupport",
      "TransparencyLog", protobuf,
    ],
    swiftSettings: careful),
  .testTarget(
    name: "KeyVaultTests", dependencies: ["KeyVault", "SeededRandom", crypto],
    swiftSettings: careful),
  .testTarget(name: "DataSetTests", dependencies: ["DataSet"], swiftSettings: careful),
  .testTarget(
    name: "IntakeTests",
    dependencies: [
      "Intake", "DataSet", "SeededRandom", "fuzz-intake", "iapt-intake-reader", crypto,
    ],
    swiftSettings: careful),
  .testTarget(
    name: "GenerateSubmissionTests", dependencies: ["generate-submission", arguments],
    exclude: ["Golden"], swiftSettings: careful),
]

let package = Package(
  name: "iapt-ledger",
  products: [
    .executable(name: "iapt-ledger", targets: ["iapt-ledger"]),
    .executable(name: "iapt-intake-reader", targets: ["iapt-intake-reader"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.34.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.0"),
    .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0"),
    .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
  ],
  targets: ground + facts + engines + proof + product + tools + tests,
  cLanguageStandard: .c17
)

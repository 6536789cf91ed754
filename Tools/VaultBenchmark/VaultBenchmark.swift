import Foundation
import KeyVault

/// Measures the vault: registrations, lookups, keys, sealing, and how much memory it holds.
///
/// `VaultBenchmark [PEOPLE]`, 100,000 unless told otherwise. Works in the temporary directory.
@main
enum VaultBenchmark {
  static func main() throws {
    let people = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let place = FileManager.default.temporaryDirectory
      .appendingPathComponent("vault-benchmark-\(ProcessInfo.processInfo.processIdentifier)").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    let kek = try KeyEncryptionKey(bytes: [UInt8](repeating: 7, count: 32))
    let vault = try Vault.create(at: place, keyEncryptionKey: kek)
    let baseline = residentKilobytes()

    try measure("register people, one flush", people) {
      for index in 0..<people {
        guard try vault.registerPerson(for: person(index)).person == number(index) else {
          throw Lost()
        }
      }
      try vault.flush()
    }
    try measure("register referrals, one flush", people) {
      for index in 0..<people {
        _ = try vault.registerReferral(for: referral(index), person: number(index))
      }
      try vault.flush()
    }
    report("memory after both", residentKilobytes() - baseline)
    try measureLookups(vault, people, "the writer")
    let reader = try Vault.open(at: place, keyEncryptionKey: kek, readOnly: true)
    try measureLookups(reader, people, "a reader")
    try measureSealing(vault, people)
    report("memory at the end", residentKilobytes() - baseline)
    report("largest memory of the process", peakKilobytes())
  }

  static func measureLookups(_ vault: Vault, _ people: Int, _ who: String) throws {
    let wanted = (0..<people).shuffled()
    try measure("find known people as \(who), in random order", people) {
      for index in wanted where try vault.person(for: person(index)) == nil { throw Lost() }
    }
    try measure("find known referrals as \(who), in random order", people) {
      for index in wanted where try vault.referral(for: referral(index)) == nil { throw Lost() }
    }
    try measure("find nobody as \(who)", people) {
      for index in 0..<people where try vault.person(for: person(people + index)) != nil {
        throw Lost()
      }
    }
  }

  static func measureSealing(_ vault: Vault, _ people: Int) throws {
    try measure("unwrap the key of a person", people) {
      for index in 0..<people { _ = try vault.key(of: number(index)) }
    }
    let key = try vault.key(of: number(0))
    let content = [UInt8](repeating: 1, count: 300)
    try measure("seal and open 300 bytes", 100_000) {
      for _ in 0..<100_000 {
        let sealed = try Sealed.seal(content[...], associatedData: [1, 2, 3], with: key)
        _ = try Sealed.open(sealed, associatedData: [1, 2, 3], with: key)
      }
    }
  }

  /// New people get their numbers in order, from 1.
  static func number(_ index: Int) -> PersonNumber { PersonNumber(rawValue: UInt64(index) + 1) }

  static func person(_ index: Int) -> Lookup {
    Lookup(
      domain: "person/nhs-number", parts: [SensitiveText("999" + String(1_000_000 + index))])
  }

  static func referral(_ index: Int) -> Lookup {
    Lookup(
      domain: "referral/local",
      parts: [SensitiveText("RX1"), SensitiveText("referral-\(index)")])
  }

  struct Lost: Error {}

  static func measure(_ name: String, _ count: Int, _ body: () throws -> Void) rethrows {
    let elapsed = try ContinuousClock().measure(body)
    let seconds = elapsed / .seconds(1)
    report(name, Int(Double(count) / seconds), "a second")
  }

  static func report(_ name: String, _ value: Int, _ unit: String = "kB") {
    FileHandle.standardOutput.write(Data("\(name): \(value) \(unit)\n".utf8))
  }

  static func residentKilobytes() -> Int { status("VmRSS:") }

  static func peakKilobytes() -> Int { status("VmHWM:") }

  /// A figure that the kernel keeps about this process, in kB.
  static func status(_ name: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0
  }
}

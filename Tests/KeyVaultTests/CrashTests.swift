import Foundation
import Glibc
import Testing

@testable import KeyVault

@Suite("Killed processes")
struct CrashTests {
  @Test("what was flushed is there after a kill at any moment", arguments: [0, 1, 5, 20, 60])
  func killedWhileRegistering(milliseconds: Int) async throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    try PrivateFile.createEmpty(at: place.path + "/report")
    let path: String = place.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, milliseconds = milliseconds as Int] in
      let vault = try Vault.open(at: path + "/vault", keyEncryptionKey: testKey())
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.02 + Double(milliseconds) / 1000)
        kill(getpid(), SIGKILL)
      }
      let report = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/report"))
      for index in 0..<1_000_000 {
        _ = try register(index, vault)
        guard index % 40 == 39 else { continue }
        try vault.flush()
        try report.write(contentsOf: [1])
      }
    }
    let flushed = try place.bytes("report").count * 40
    let vault = try place.open()
    for index in 0..<flushed {
      let number = try #require(try vault.person(for: person(index)))
      #expect(number.rawValue == UInt64(index + 1))
      _ = try vault.key(of: number)
      #expect(try vault.referral(for: referral(index))?.person == number)
    }
    var people: Set<PersonNumber> = []
    for index in 0..<flushed + 500 {
      people.insert(try vault.registerPerson(for: person(index)).person)
    }
    #expect(people.count == flushed + 500)
  }

  @Test("what was flushed to the journals is there after a kill at any moment", arguments: 0..<6)
  func killedWhileRegisteringMany(round: Int) async throws {
    let place = try TemporaryPlace()
    _ = try place.create()
    try PrivateFile.createEmpty(at: place.path + "/report")
    let path: String = place.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, round = round as Int] in
      let vault = try Vault.open(at: path + "/vault", keyEncryptionKey: testKey())
      let report = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/report"))
      let many = LookupIndex.Limits().journalledAtLeast
      for index in 0..<1_000_000 {
        // The moment lies in a flush to the journals, or where the tables are brought up behind one.
        if index == (2 + round % 3) * many - 1 {
          Thread.detachNewThread {
            Thread.sleep(forTimeInterval: Double(round) / 500)
            kill(getpid(), SIGKILL)
          }
        }
        _ = try register(index, vault)
        guard index % many == many - 1 else { continue }
        try vault.flush()
        try report.write(contentsOf: [1])
        if index / many % 3 == 2 { try vault.settle() }
      }
    }
    let flushed = try place.bytes("report").count * LookupIndex.Limits().journalledAtLeast
    #expect(flushed > 0)
    let reader = try place.open(readOnly: true)
    for index in 0..<flushed {
      #expect(try reader.person(for: person(index))?.rawValue == UInt64(index + 1))
    }
    let vault = try place.open()
    for index in 0..<flushed {
      let number = try #require(try vault.person(for: person(index)))
      #expect(number.rawValue == UInt64(index + 1))
      #expect(try vault.referral(for: referral(index))?.person == number)
    }
  }

  @Test("a process that dies gives up the lock, one that lives does not")
  func lockAcrossProcesses() async throws {
    let place = try TemporaryPlace()
    let vault = try place.create()
    let path: String = place.path
    await #expect(processExitsWith: .exitCode(7)) {
      [path = path as String] in
      do {
        _ = try Vault.open(
          at: path + "/vault", keyEncryptionKey: testKey(), patience: .milliseconds(50))
      } catch VaultError.busy {
        exit(7)
      }
    }
    #expect(try vault.personCount() == 0)
  }
}

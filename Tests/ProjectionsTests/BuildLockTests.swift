import Foundation
import Synchronization
import Testing

@testable import Projections

@Suite("The lock of what one process does at a time")
struct BuildLockTests {
  @Test("is free as soon as it is given up, whatever programs are being started")
  func notInherited() throws {
    let place = FileManager.default.temporaryDirectory.path + "/lock-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: place + ".lock") }
    let isEnded = Atomic(false)
    let begun = DispatchSemaphore(value: 0)
    let started = Atomic(0)
    // A program that is being started has a copy of all that is open, for a moment.
    let programs = Thread {
      while !isEnded.load(ordering: .relaxed) {
        let program = Process()
        program.executableURL = URL(fileURLWithPath: "/bin/true")
        if (try? program.run()) != nil {
          started.add(1, ordering: .relaxed)
          program.waitUntilExit()
        }
        begun.signal()
      }
    }
    programs.start()
    begun.wait()
    defer { isEnded.store(true, ordering: .relaxed) }
    for _ in 0..<20_000 {
      let lock = try BuildLock(of: place, patience: .zero)
      withExtendedLifetime(lock) {}
    }
    #expect(started.load(ordering: .relaxed) > 0)
  }

  @Test("is refused while another has it, and has a file that only its user may read")
  func oneAtATime() throws {
    let place = FileManager.default.temporaryDirectory.path + "/lock-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: place + ".lock") }
    let lock = try BuildLock(of: place, patience: .zero)
    let error = #expect(throws: ProjectionError.self) {
      _ = try BuildLock(of: place, patience: .milliseconds(30))
    }
    guard case .beingBuilt(let path) = error else {
      Issue.record("\(String(describing: error)) for a lock that is held")
      return
    }
    #expect(path == place)
    let attributes = try FileManager.default.attributesOfItem(atPath: place + ".lock")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    withExtendedLifetime(lock) {}
  }
}

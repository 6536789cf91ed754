internal import Foundation
public import MESHClient

/// Where the opt-out service is reached over MESH, and how long it is waited for.
public struct ExchangeSettings: Sendable {
  /// The configuration of the client.
  public let mesh: MESHConfiguration
  /// The mailbox of this ledger's owner, with its secrets.
  public let credentials: MESHCredentials
  /// The mailbox of the opt-out service.
  public let recipient: MailboxID
  /// The workflow of the service.
  public let workflow: WorkflowID
  /// The most NHS numbers in one file.
  public let numbersPerFile: Int
  /// How long answers are waited for in one run, in seconds; then the check is inconclusive.
  public let replySeconds: Int
  /// How long to wait between two looks into the inbox, in seconds.
  public let pollSeconds: Int

  /// Reads a JSON file.
  ///
  /// `mesh` (the path of the client's own configuration, from the folder of this file) and `recipient`
  /// must be there; `workflow` is `SPINE_NTT_UPHOLDING`, `numbersPerFile` 500,000, `replySeconds` a
  /// day and `pollSeconds` a minute where the file does not say otherwise.
  ///
  /// ```json
  /// { "mesh": "mesh.json", "recipient": "X26OT154", "replySeconds": 7200 }
  /// ```
  ///
  /// - Throws: ``ExchangeError/settings(path:key:reason:)``, also for a key that is not known, and
  ///   ``ExchangeError/mesh(_:)`` for the client's configuration.
  public static func load(path: String) throws(ExchangeError) -> ExchangeSettings {
    let url = URL(fileURLWithPath: path)
    guard let data = try? Data(contentsOf: url), data.count <= 1 << 20 else {
      throw .settings(path: path, key: nil, reason: "it cannot be read or is larger than 1 MiB")
    }
    let file: SettingsFile
    do {
      file = try JSONDecoder().decode(SettingsFile.self, from: data)
    } catch let error as MESHError {
      guard case .configuration(let key, let reason) = error else { throw .mesh(error) }
      throw .settings(path: path, key: key, reason: reason)
    } catch {
      throw .settings(
        path: path, key: nil, reason: "it is no JSON object with \"mesh\" and \"recipient\"")
    }
    return try file.settings(path: path, folder: url.deletingLastPathComponent())
  }
}

/// The JSON file as it stands.
private struct SettingsFile: Decodable {
  enum Key: String, CodingKey, CaseIterable {
    case mesh, recipient, workflow, numbersPerFile, replySeconds, pollSeconds
  }

  let mesh: String
  let recipient: String
  let workflow: String?
  let numbersPerFile: Int?
  let replySeconds: Int?
  let pollSeconds: Int?

  init(from decoder: any Decoder) throws {
    let object = try decoder.strictContainer(Key.self)
    mesh = try object.decode(String.self, forKey: .mesh)
    recipient = try object.decode(String.self, forKey: .recipient)
    workflow = try object.decodeIfPresent(String.self, forKey: .workflow)
    numbersPerFile = try object.wholeNumberIfPresent(forKey: .numbersPerFile)
    replySeconds = try object.wholeNumberIfPresent(forKey: .replySeconds)
    pollSeconds = try object.wholeNumberIfPresent(forKey: .pollSeconds)
  }

  func settings(path: String, folder: URL) throws(ExchangeError) -> ExchangeSettings {
    func number(
      _ value: Int?, _ standard: Int, _ key: Key, in range: ClosedRange<Int>
    ) throws(ExchangeError) -> Int {
      let number = value ?? standard
      guard range.contains(number) else {
        throw .settings(
          path: path, key: key.rawValue,
          reason: "expected \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
    let numbersPerFile = try number(
      numbersPerFile, 500_000, .numbersPerFile, in: 1...5_000_000)
    let replySeconds = try number(replySeconds, 86_400, .replySeconds, in: 0...2_000_000)
    let pollSeconds = try number(pollSeconds, 60, .pollSeconds, in: 1...3_600)
    do throws(MESHError) {
      let (configuration, credentials) = try MESHConfiguration.load(
        path: URL(fileURLWithPath: mesh, relativeTo: folder).path)
      return ExchangeSettings(
        mesh: configuration, credentials: credentials, recipient: try MailboxID(recipient),
        workflow: try WorkflowID(workflow ?? "SPINE_NTT_UPHOLDING"),
        numbersPerFile: numbersPerFile, replySeconds: replySeconds, pollSeconds: pollSeconds)
    } catch {
      throw .mesh(error)
    }
  }
}

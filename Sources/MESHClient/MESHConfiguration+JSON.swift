internal import FoundationEssentials

extension MESHConfiguration {
  /// Reads a configuration file and the secrets that it points to.
  ///
  /// The file is a JSON object. `url`, `mailbox`, `password` and `sharedKey` must be there; the
  /// keys `timeoutSeconds`, `limits`, `retry` and `tls` and those inside them are the names of the
  /// properties of this type. A secret is `{"file": "PATH"}` or `{"environment": "NAME"}`; a line
  /// end after the secret in its file is dropped. Relative paths start at the folder of the file.
  ///
  /// ```json
  /// { "url": "https://mesh.example.nhs.uk", "mailbox": "X26HC999",
  ///   "password": { "file": "secrets/password" },
  ///   "sharedKey": { "environment": "MESH_SHARED_KEY" },
  ///   "tls": { "caFile": "ca.pem", "clientCertificateFile": "client.pem",
  ///            "clientKeyFile": "secrets/client.key" } }
  /// ```
  ///
  /// - Parameters:
  ///   - path: The JSON file.
  ///   - environment: Where `environment` secrets are looked up; the process's own when nil.
  /// - Throws: ``MESHError/configuration(key:reason:)``, also for a key that is not known.
  public static func load(
    path: String, environment: [String: String]? = nil
  ) throws(MESHError) -> (configuration: MESHConfiguration, credentials: MESHCredentials) {
    let url = URL(fileURLWithPath: path)
    let data = try readSmallFile(url, key: "configuration file")
    let file: ConfigurationFile
    do {
      file = try JSONDecoder().decode(ConfigurationFile.self, from: data)
    } catch let error as MESHError {
      throw error
    } catch let error as DecodingError {
      throw .configuration(key: error.key, reason: error.reason)
    } catch {
      throw .configuration(key: "configuration file", reason: "it is not JSON")
    }
    return try file.resolve(
      folder: url.deletingLastPathComponent(),
      environment: environment ?? ProcessInfo.processInfo.environment)
  }

  /// Reads at most a mebibyte; no configuration and no secret is larger.
  fileprivate static func readSmallFile(_ url: URL, key: String) throws(MESHError) -> Data {
    guard let data = try? Data(contentsOf: url) else {
      throw .configuration(key: key, reason: "\(url.path) cannot be read")
    }
    guard data.count <= 1 << 20 else {
      throw .configuration(key: key, reason: "\(url.path) is larger than 1 MiB")
    }
    return data
  }
}

/// The JSON file as it stands.
private struct ConfigurationFile: Decodable {
  enum Key: String, CodingKey, CaseIterable {
    case url, mailbox, password, sharedKey, timeoutSeconds, limits, retry, tls
  }

  let url: String
  let mailbox: String
  let password: SecretSource
  let sharedKey: SecretSource
  let timeoutSeconds: Int?
  let limits: LimitsObject?
  let retry: RetryObject?
  let tls: TLSObject?

  init(from decoder: any Decoder) throws {
    let object = try decoder.strictContainer(Key.self)
    url = try object.decode(String.self, forKey: .url)
    mailbox = try object.decode(String.self, forKey: .mailbox)
    password = try object.decode(SecretSource.self, forKey: .password)
    sharedKey = try object.decode(SecretSource.self, forKey: .sharedKey)
    timeoutSeconds = try object.wholeNumberIfPresent(forKey: .timeoutSeconds)
    limits = try object.decodeIfPresent(LimitsObject.self, forKey: .limits)
    retry = try object.decodeIfPresent(RetryObject.self, forKey: .retry)
    tls = try object.decodeIfPresent(TLSObject.self, forKey: .tls)
  }

  func resolve(
    folder: URL, environment: [String: String]
  ) throws(MESHError) -> (configuration: MESHConfiguration, credentials: MESHCredentials) {
    let name: MailboxID
    do { name = try MailboxID(mailbox) } catch {
      throw .configuration(key: "mailbox", reason: error.fieldReason)
    }
    let password = try password.read("password", folder: folder, environment: environment)
    let sharedKey = try sharedKey.read("sharedKey", folder: folder, environment: environment)
    let credentials: MESHCredentials
    do {
      credentials = try MESHCredentials(mailbox: name, password: password, sharedKey: sharedKey)
    } catch {
      throw .configuration(key: "password", reason: error.fieldReason)
    }
    let configuration = try MESHConfiguration(
      url: url, timeoutSeconds: timeoutSeconds ?? 300, limits: limits?.value ?? .standard,
      retry: retry?.value ?? .standard, tls: tls?.resolve(folder: folder))
    return (configuration, credentials)
  }
}

/// Where a secret lies; the secret itself is never written into the configuration.
private struct SecretSource: Decodable {
  enum Key: String, CodingKey, CaseIterable { case file, environment }

  let file: String?
  let environment: String?

  init(from decoder: any Decoder) throws {
    if (try? decoder.singleValueContainer().decode(String.self)) != nil {
      throw MESHError.configuration(
        key: decoder.codingPath.dotted,
        reason: "a secret does not stand in this file; name its \"file\" or \"environment\"")
    }
    let object = try decoder.strictContainer(Key.self)
    file = try object.decodeIfPresent(String.self, forKey: .file)
    environment = try object.decodeIfPresent(String.self, forKey: .environment)
    guard (file == nil) != (environment == nil) else {
      throw MESHError.configuration(
        key: decoder.codingPath.dotted, reason: "it needs either \"file\" or \"environment\"")
    }
  }

  func read(
    _ key: String, folder: URL, environment variables: [String: String]
  ) throws(MESHError) -> String {
    if let environment {
      guard let value = variables[environment], !value.isEmpty else {
        throw .configuration(
          key: key, reason: "the environment variable \(environment) is not set or empty")
      }
      return value
    }
    let url = URL(fileURLWithPath: file ?? "", relativeTo: folder)
    var bytes = try MESHConfiguration.readSmallFile(url, key: key)
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else {
      throw .configuration(key: key, reason: "\(url.path) is empty or not text")
    }
    return text
  }
}

private struct LimitsObject: Decodable {
  enum Key: String, CodingKey, CaseIterable {
    case chunkBytes, largestChunkBytes, largestMessageBytes, mostChunks, mostListed, listPage
  }

  let value: MESHConfiguration.Limits

  init(from decoder: any Decoder) throws {
    let object = try decoder.strictContainer(Key.self)
    func number(_ key: Key, _ standard: Int) throws -> Int {
      try object.wholeNumberIfPresent(forKey: key) ?? standard
    }
    let standard = MESHConfiguration.Limits.standard
    value = try MESHConfiguration.Limits(
      chunkBytes: number(.chunkBytes, standard.chunkBytes),
      largestChunkBytes: number(.largestChunkBytes, standard.largestChunkBytes),
      largestMessageBytes: number(.largestMessageBytes, standard.largestMessageBytes),
      mostChunks: number(.mostChunks, standard.mostChunks),
      mostListed: number(.mostListed, standard.mostListed),
      listPage: number(.listPage, standard.listPage))
  }
}

private struct RetryObject: Decodable {
  enum Key: String, CodingKey, CaseIterable {
    case attempts, firstDelayMilliseconds, longestDelayMilliseconds, longestRetryAfterSeconds
  }

  let value: RetryPolicy

  init(from decoder: any Decoder) throws {
    let object = try decoder.strictContainer(Key.self)
    func number(_ key: Key, _ standard: Int) throws -> Int {
      try object.wholeNumberIfPresent(forKey: key) ?? standard
    }
    let standard = RetryPolicy.standard
    value = try RetryPolicy(
      attempts: number(.attempts, standard.attempts),
      firstDelayMilliseconds: number(.firstDelayMilliseconds, standard.firstDelayMilliseconds),
      longestDelayMilliseconds: number(
        .longestDelayMilliseconds, standard.longestDelayMilliseconds),
      longestRetryAfterSeconds: number(
        .longestRetryAfterSeconds, standard.longestRetryAfterSeconds))
  }
}

private struct TLSObject: Decodable {
  enum Key: String, CodingKey, CaseIterable {
    case caFile, clientCertificateFile, clientKeyFile
  }

  let caFile: String?
  let clientCertificateFile: String?
  let clientKeyFile: String?

  init(from decoder: any Decoder) throws {
    let object = try decoder.strictContainer(Key.self)
    caFile = try object.decodeIfPresent(String.self, forKey: .caFile)
    clientCertificateFile = try object.decodeIfPresent(
      String.self, forKey: .clientCertificateFile)
    clientKeyFile = try object.decodeIfPresent(String.self, forKey: .clientKeyFile)
  }

  func resolve(folder: URL) throws(MESHError) -> MESHConfiguration.TLSFiles {
    func path(_ text: String?) -> String? {
      text.map { URL(fileURLWithPath: $0, relativeTo: folder).path }
    }
    return try MESHConfiguration.TLSFiles(
      caFile: path(caFile), clientCertificateFile: path(clientCertificateFile),
      clientKeyFile: path(clientKeyFile))
  }
}

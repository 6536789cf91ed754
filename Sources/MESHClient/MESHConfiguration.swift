/// Where the service is and what this client puts up with; it holds no secret.
public struct MESHConfiguration: Hashable, Sendable {
  /// The scheme, host and port, without a slash at the end.
  public let url: String
  /// How long one request may take from its start to the last byte of its answer, in seconds.
  public let timeoutSeconds: Int
  /// Sizes and numbers beyond which a message is not sent or not read.
  public let limits: Limits
  /// How requests that may be repeated are repeated.
  public let retry: RetryPolicy
  /// The files that a TLS connection needs; nil for the system's certificate authorities.
  public let tls: TLSFiles?

  /// Checks the address: https, or plain http when the host is this machine's loopback.
  ///
  /// - Throws: ``MESHError/configuration(key:reason:)``, which names the value at fault.
  public init(
    url: String, timeoutSeconds: Int = 300, limits: Limits = .standard,
    retry: RetryPolicy = .standard, tls: TLSFiles? = nil
  ) throws(MESHError) {
    try Self.check(timeoutSeconds, "timeoutSeconds", in: 1...3_600)
    self.url = try ServiceAddress.check(url, hasTLSFiles: tls != nil)
    self.timeoutSeconds = timeoutSeconds
    self.limits = limits
    self.retry = retry
    self.tls = tls
  }

  /// Refuses a number outside its range, naming its key.
  static func check(_ value: Int, _ key: String, in range: ClosedRange<Int>) throws(MESHError) {
    guard range.contains(value) else {
      throw .configuration(
        key: key,
        reason: "it is \(value), expected \(range.lowerBound) to \(range.upperBound)")
    }
  }
}

extension MESHConfiguration {
  /// Sizes in bytes and numbers beyond which a message is not sent or not read.
  public struct Limits: Hashable, Sendable {
    /// The most bytes of a message, before compression, that go into one request.
    ///
    /// The service takes 20 MB a request over the internet (100 MB inside the health network);
    /// gzip can add a little to what does not compress, hence the margin in the standard value.
    public let chunkBytes: Int
    /// The most bytes of one received chunk, after decompression; it is held in memory.
    public let largestChunkBytes: Int
    /// The most bytes of a whole message, sent or received, after decompression.
    public let largestMessageBytes: Int
    /// The most chunks of a message, sent or received.
    public let mostChunks: Int
    /// The most message ids that one listing of the inbox gathers.
    public let mostListed: Int
    /// How many ids are asked for in one request of a listing; the service allows 10 to 5,000.
    public let listPage: Int

    /// Chunks of 19 MB, received ones of 128 MB, messages of 2 GB in 1,000 chunks, 10,000 ids.
    public static let standard = Limits(
      unchecked: 19_000_000, 128_000_000, 2_000_000_000, 1_000, 10_000, 500)

    /// Checks the ranges; a chunk is at most 100 MB sent and 1 GB received, a message 20 GB.
    public init(
      chunkBytes: Int = standard.chunkBytes,
      largestChunkBytes: Int = standard.largestChunkBytes,
      largestMessageBytes: Int = standard.largestMessageBytes,
      mostChunks: Int = standard.mostChunks, mostListed: Int = standard.mostListed,
      listPage: Int = standard.listPage
    ) throws(MESHError) {
      try check(chunkBytes, "chunkBytes", in: 1...100_000_000)
      try check(largestChunkBytes, "largestChunkBytes", in: 1...1_000_000_000)
      try check(largestMessageBytes, "largestMessageBytes", in: 1...20_000_000_000)
      try check(mostChunks, "mostChunks", in: 1...100_000)
      try check(mostListed, "mostListed", in: 1...1_000_000)
      try check(listPage, "listPage", in: 10...5_000)
      self.init(
        unchecked: chunkBytes, largestChunkBytes, largestMessageBytes, mostChunks, mostListed,
        listPage)
    }

    private init(
      unchecked chunkBytes: Int, _ largestChunkBytes: Int, _ largestMessageBytes: Int,
      _ mostChunks: Int, _ mostListed: Int, _ listPage: Int
    ) {
      self.chunkBytes = chunkBytes
      self.largestChunkBytes = largestChunkBytes
      self.largestMessageBytes = largestMessageBytes
      self.mostChunks = mostChunks
      self.mostListed = mostListed
      self.listPage = listPage
    }
  }

  /// The PEM files of a TLS connection.
  ///
  /// The server's name is verified always; there is no setting against it.
  public struct TLSFiles: Hashable, Sendable {
    /// The certificate authorities to trust instead of the system's.
    public let caFile: String?
    /// The client certificate, followed by its intermediate ones.
    public let clientCertificateFile: String?
    /// The unencrypted private key of the client certificate.
    public let clientKeyFile: String?

    /// Takes the paths; a client certificate and its key go together.
    public init(
      caFile: String? = nil, clientCertificateFile: String? = nil, clientKeyFile: String? = nil
    ) throws(MESHError) {
      guard (clientCertificateFile == nil) == (clientKeyFile == nil) else {
        let missing =
          clientKeyFile == nil ? "tls.clientKeyFile" : "tls.clientCertificateFile"
        throw .configuration(
          key: missing, reason: "it is absent; a client certificate and its key go together")
      }
      self.caFile = caFile
      self.clientCertificateFile = clientCertificateFile
      self.clientKeyFile = clientKeyFile
    }
  }
}

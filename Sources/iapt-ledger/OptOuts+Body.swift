internal import EventSchema

// Opt-outs: what anybody may read of them.

extension SchemaOptOutCheckRequested {
  var json: [String: JSON] {
    [
      "check": .int(check), "channel": .string(channel), "persons": .int(persons),
      "files": .int(files), "firstFile": .int(firstFile),
    ]
  }
}

extension SchemaOptOutCheckCompleted {
  var json: [String: JSON] {
    ["check": .int(check), "requestedPosition": .int(requestedPosition)]
  }
}

extension SchemaOptOutCheckInconclusive {
  var json: [String: JSON] {
    [
      "check": .int(check), "requestedPosition": .int(requestedPosition),
      "reason": .string(reason),
    ]
  }
}

extension SchemaOptOutStatusChanged {
  var json: [String: JSON] { ["check": hasCheck ? .int(check) : .null] }
}

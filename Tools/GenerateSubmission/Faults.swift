/// A fault that can be put into a submission on purpose.
enum Fault: String, CaseIterable, Sendable {
  /// A contact of a referral that is not there: fails with its group.
  case orphanContact
  /// A referral that is there twice: both fail with their group.
  case duplicateKey
  /// An NHS number with a wrong check digit: the whole file is rejected.
  case badCheckDigit
  /// A date of receipt with a thirteenth month.
  case unreadableDate
  /// A contact with an attendance code that does not exist.
  case badCode
}

/// Where a fault was put: the row is counted from 1 in its table.
struct InjectedFault: Equatable, Sendable {
  let fault: Fault
  let table: Table
  let row: Int
  let field: String

  /// One line of JSON, without its end.
  var json: String {
    "{\"fault\":\"\(fault.rawValue)\",\"table\":\"\(table.name)\",\"row\":\(row),"
      + "\"field\":\"\(field)\"}"
  }
}

extension SubmissionGenerator {
  /// Adds as many faulty patients as the plan asks for, each with one fault.
  func injectFaults() -> [InjectedFault] {
    var random = RandomStream(StreamKey(plan.faultSeed).child(.faults))
    return (0..<plan.faults).map { ordinal in
      inject(random.pick(plan.faultKinds), at: plan.places.count + ordinal)
    }
  }

  private func inject(_ fault: Fault, at place: Int) -> InjectedFault {
    let patient = Place(place, in: plan).patient(in: month, of: population)
    let misread = fault == .badCheckDigit ? patient.person.number.misread : nil
    let patientRow = bundle.add(identity(of: patient, number: misread), to: .patient)
    addBackground(of: patient)
    let referral = patient.referrals(in: month, second: false)[0]
    let unreadable = fault == .unreadableDate ? "\(referral.first.year)-13-01" : nil
    let referralRow = bundle.add(
      fields(of: referral, receivedText: unreadable), to: .referral)
    addCare(of: referral)
    switch fault {
    case .badCheckDigit:
      return InjectedFault(fault: fault, table: .patient, row: patientRow, field: "NHSNumber")
    case .unreadableDate:
      return InjectedFault(
        fault: fault, table: .referral, row: referralRow, field: "ReferralRequestReceivedDate")
    case .duplicateKey:
      let row = bundle.add(fields(of: referral), to: .referral)
      return InjectedFault(fault: fault, table: .referral, row: row, field: "ServiceRequestId")
    case .orphanContact:
      let row = addContact(to: referral) {
        $0.serviceRequest = "SR-NONE-\(place)"
        // One that did not take place: no activity is missed, so nothing else is wrong.
        $0.attendance = "3"
      }
      return InjectedFault(fault: fault, table: .contact, row: row, field: "ServiceRequestId")
    case .badCode:
      let row = addContact(to: referral) { $0.attendance = "9" }
      return InjectedFault(fault: fault, table: .contact, row: row, field: "AttendOrDNACode")
    }
  }

  /// Adds a contact beside those that the referral has, and returns its row.
  private func addContact(to referral: Referral, change: (inout Contact) -> Void) -> Int {
    var random = RandomStream(referral.key.child(.faults))
    var contact = Contact(
      of: referral, month: month, ordinal: 9, day: referral.openDays(in: month).lowerBound,
      drawing: &random)
    change(&contact)
    return bundle.add(fields(of: contact, drawing: &random), to: .contact)
  }
}

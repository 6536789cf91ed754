import SubmissionLedger
import TestSupport

/// What is known of choices, kept in plain lists, and the transition diagram read off the guidance.
struct NaiveChoices {
  struct Consent {
    let referral: String
    let sought: String
    let outcome: String
  }

  struct Informed {
    let patient: String
    let referral: String
    let on: String
  }

  struct Restriction {
    let patient: String
    let referral: String
    let reference: String
    let from: String
    let until: String
    var liftedFrom: String?
  }

  var consents: [Consent] = []
  var informed: [Informed] = []
  var restrictions: [Restriction] = []

  static let start = "2020-09-01"

  /// Why a referral that arrives on a day is withheld; nil where it flows.
  ///
  /// Days are texts, which sort as days do.
  func reason(
    patient: String, referral: String, received: String, discharged: String, on day: String
  ) -> String? {
    let held = restrictions.contains { restriction in
      restriction.patient == patient && ["", referral].contains(restriction.referral)
        && restriction.from <= day && (restriction.until.isEmpty || day <= restriction.until)
        && (restriction.liftedFrom.map { day < $0 } ?? true)
    }
    if held { return "restriction" }
    if received >= Self.start { return nil }
    if !discharged.isEmpty, discharged < Self.start { return "notInDataSet" }
    guard let last = deciding(referral) else { return nil }
    if last.outcome == "given" { return nil }
    let isInformed = informed.contains { telling in
      telling.patient == patient && ["", referral].contains(telling.referral) && telling.on <= day
    }
    return isInformed ? nil : "notInformed"
  }

  /// The referrals that meet the definition of a cohort, as it is told on a day.
  func members(
    _ referrals: BundleReferrals, from: String, to: String, openOn: String, notInformed: Bool,
    on day: String
  ) -> [BundleReferrals.Referral] {
    referrals.all.filter { referral in
      let isOpen =
        referral.received <= openOn
        && (referral.discharged.isEmpty || referral.discharged >= openOn)
      let isInformed = informed.contains {
        $0.patient == referral.patient && ["", referral.id].contains($0.referral) && $0.on != day
      }
      return (from.isEmpty || from <= referral.received)
        && (to.isEmpty || referral.received <= to) && (openOn.isEmpty || isOpen)
        && !(notInformed && isInformed)
    }
  }

  /// Of how many kept referrals the patient was informed by a day.
  func coverage(_ referrals: BundleReferrals, on day: String) -> (referrals: Int, informed: Int) {
    let kept = referrals.all.filter { referral in
      reason(
        patient: referral.patient, referral: referral.id, received: referral.received,
        discharged: referral.discharged, on: day) == nil
    }
    let told = kept.count { referral in
      informed.contains {
        $0.patient == referral.patient && ["", referral.id].contains($0.referral) && $0.on <= day
      }
    }
    return (kept.count, told)
  }

  /// Of what was sought before the start, the last; without a day a refusal is last and a yes first.
  private func deciding(_ referral: String) -> Consent? {
    var best: (key: String, consent: Consent)?
    for consent in consents where consent.referral == referral {
      if consent.sought.isEmpty, consent.outcome.isEmpty { continue }
      if consent.sought >= Self.start { continue }
      let undated = consent.outcome == "given" ? "0000" : "9999"
      let key = consent.sought.isEmpty ? undated : consent.sought
      if best.map({ key >= $0.key }) ?? true { best = (key, consent) }
    }
    return best?.consent
  }
}

/// The patients and referrals of a bundle, as a provider names them.
struct BundleReferrals {
  struct Referral {
    let patient: String
    let id: String
    let received: String
    let discharged: String
  }

  let all: [Referral]

  init(_ referrals: [Referral]) {
    all = referrals
  }

  init(_ tables: CSVTables) {
    let table = tables["IDS101Referral"]
    all = table.rows.indices.map { row in
      Referral(
        patient: table[row, "LocalPatientId"], id: table[row, "ServiceRequestId"],
        received: table[row, "ReferralRequestReceivedDate"],
        discharged: table[row, "ServDischDate"])
    }
  }
}

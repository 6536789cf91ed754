/// The values that guidance and law set, by the day from which they hold.
///
/// A line `policy VERSION FROM` begins a version; later ones take the place of earlier ones whole.
/// - `transition START`: the first day of the v2.0 data set (guidance on fair processing 2.0, 2020-09-01)
/// - `optOut FRESH LIMIT`: days for which a check tells of the present, and the most that an operator
///   may set (R17)
/// - `use NAME LEVEL yes|no yes|no REASONS|all`: a secondary use, its level, whether opt-outs apply (the
///   table of the guidance, R15), whether it needs an agreement (R18; a provider gets its own data back),
///   and the reasons for access that entitle a recipient to a referral
/// - `restriction NAME`: a kind of legal restriction on disclosure (R2)
/// - `exemption NAME`: a documented ground on which an opt-out does not apply (R16)
let policyTables = """
  policy fair-processing-2.0 2020-09-01
  transition 2020-09-01
  optOut 7 21
  use provider-return record no no P
  use commissioner-extract record yes yes CGH
  use national-publication aggregate no no all
  use provider-publication aggregate no no all
  use dars-release record yes yes all
  restriction gender-recognition
  restriction adoption
  restriction witness-protection
  restriction court-order
  restriction fertility-treatment
  restriction other
  exemption explicit-consent
  exemption copi-regulation-3
  exemption public-interest
  exemption legal-requirement
  exemption cag-decision
  """

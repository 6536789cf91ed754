/// What R4 (4.0.1) says of every element of the resources and types that we write: path, cardinality, type,
/// and what its codes are bound to.
///
/// Written from the definitions of HL7, and not from the code that is checked by it. A type in brackets is what a
/// reference may lead to; `|` divides the types of a choice.
let elementTable = """
  AuditEvent.id 0..1 id
  AuditEvent.meta 0..1 Meta
  AuditEvent.implicitRules 0..1 uri
  AuditEvent.language 0..1 code
  AuditEvent.extension 0..* Extension
  AuditEvent.type 1..1 Coding extensible audit-event-type
  AuditEvent.subtype 0..* Coding extensible audit-event-sub-type
  AuditEvent.action 0..1 code required audit-event-action
  AuditEvent.period 0..1 Period
  AuditEvent.recorded 1..1 instant
  AuditEvent.outcome 0..1 code required audit-event-outcome
  AuditEvent.outcomeDesc 0..1 string
  AuditEvent.purposeOfEvent 0..* CodeableConcept extensible v3-PurposeOfUse
  AuditEvent.agent 1..* BackboneElement
  AuditEvent.agent.extension 0..* Extension
  AuditEvent.agent.type 0..1 CodeableConcept extensible participation-role-type
  AuditEvent.agent.role 0..* CodeableConcept
  AuditEvent.agent.who 0..1 Reference(PractitionerRole,Practitioner,Organization,Device,Patient,RelatedPerson)
  AuditEvent.agent.altId 0..1 string
  AuditEvent.agent.name 0..1 string
  AuditEvent.agent.requestor 1..1 boolean
  AuditEvent.agent.location 0..1 Reference(Location)
  AuditEvent.agent.policy 0..* uri
  AuditEvent.agent.media 0..1 Coding
  AuditEvent.agent.network 0..1 BackboneElement
  AuditEvent.agent.network.extension 0..* Extension
  AuditEvent.agent.network.address 0..1 string
  AuditEvent.agent.network.type 0..1 code required network-type
  AuditEvent.agent.purposeOfUse 0..* CodeableConcept extensible v3-PurposeOfUse
  AuditEvent.source 1..1 BackboneElement
  AuditEvent.source.extension 0..* Extension
  AuditEvent.source.site 0..1 string
  AuditEvent.source.observer 1..1 Reference(PractitionerRole,Practitioner,Organization,Device,Patient,RelatedPerson)
  AuditEvent.source.type 0..* Coding extensible audit-source-type
  AuditEvent.entity 0..* BackboneElement
  AuditEvent.entity.extension 0..* Extension
  AuditEvent.entity.what 0..1 Reference(Any)
  AuditEvent.entity.type 0..1 Coding extensible audit-entity-type
  AuditEvent.entity.role 0..1 Coding extensible object-role
  AuditEvent.entity.lifecycle 0..1 Coding extensible object-lifecycle-events
  AuditEvent.entity.securityLabel 0..* Coding extensible security-labels
  AuditEvent.entity.name 0..1 string
  AuditEvent.entity.description 0..1 string
  AuditEvent.entity.query 0..1 base64Binary
  AuditEvent.entity.detail 0..* BackboneElement
  AuditEvent.entity.detail.extension 0..* Extension
  AuditEvent.entity.detail.type 1..1 string
  AuditEvent.entity.detail.value[x] 1..1 string|base64Binary
  Provenance.id 0..1 id
  Provenance.meta 0..1 Meta
  Provenance.implicitRules 0..1 uri
  Provenance.language 0..1 code
  Provenance.extension 0..* Extension
  Provenance.target 1..* Reference(Any)
  Provenance.occurred[x] 0..1 Period|dateTime
  Provenance.recorded 1..1 instant
  Provenance.policy 0..* uri
  Provenance.location 0..1 Reference(Location)
  Provenance.reason 0..* CodeableConcept extensible v3-PurposeOfUse
  Provenance.activity 0..1 CodeableConcept extensible provenance-activity-type
  Provenance.agent 1..* BackboneElement
  Provenance.agent.extension 0..* Extension
  Provenance.agent.type 0..1 CodeableConcept extensible provenance-agent-type
  Provenance.agent.role 0..* CodeableConcept
  Provenance.agent.who 1..1 Reference(Practitioner,PractitionerRole,RelatedPerson,Patient,Device,Organization)
  Provenance.agent.onBehalfOf 0..1 Reference(Practitioner,PractitionerRole,RelatedPerson,Patient,Device,Organization)
  Provenance.entity 0..* BackboneElement
  Provenance.entity.extension 0..* Extension
  Provenance.entity.role 1..1 code required provenance-entity-role
  Provenance.entity.what 1..1 Reference(Any)
  Provenance.entity.agent 0..* BackboneElement
  Provenance.entity.agent.type 0..1 CodeableConcept extensible provenance-agent-type
  Provenance.entity.agent.who 1..1 Reference(Practitioner,PractitionerRole,RelatedPerson,Patient,Device,Organization)
  Bundle.id 0..1 id
  Bundle.meta 0..1 Meta
  Bundle.type 1..1 code required bundle-type
  Bundle.timestamp 0..1 instant
  Bundle.entry 0..* BackboneElement
  Bundle.entry.fullUrl 0..1 uri
  Bundle.entry.resource 0..1 Resource
  Meta.versionId 0..1 id
  Meta.profile 0..* canonical
  Meta.security 0..* Coding
  Coding.system 0..1 uri
  Coding.version 0..1 string
  Coding.code 0..1 code
  Coding.display 0..1 string
  Coding.userSelected 0..1 boolean
  CodeableConcept.coding 0..* Coding
  CodeableConcept.text 0..1 string
  Identifier.use 0..1 code required identifier-use
  Identifier.system 0..1 uri
  Identifier.value 0..1 string
  Reference.reference 0..1 string
  Reference.type 0..1 uri
  Reference.identifier 0..1 Identifier
  Reference.display 0..1 string
  Period.start 0..1 dateTime
  Period.end 0..1 dateTime
  Extension.url 1..1 uri
  Extension.value[x] 0..1 code|string
  """

/// The codes of each value set: a name, then a system and its codes, one system a line.
let valueSetTable = """
  audit-event-action - C R U D E
  audit-event-outcome - 0 4 8 12
  network-type - 1 2 3 4 5
  provenance-entity-role - derivation revision quotation source removal
  bundle-type - document message transaction transaction-response batch batch-response history searchset collection
  identifier-use - usual official temp secondary old
  audit-event-type http://dicom.nema.org/resources/ontology/DCM 110100 110101 110102 110103 110104 110105 110106 \
  110107 110108 110109 110110 110111 110112 110113 110114
  audit-event-type http://terminology.hl7.org/CodeSystem/audit-event-type rest
  audit-event-type http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle access hold amend archive attest \
  decrypt deidentify deprecate destroy disclose encrypt extract link merge originate pseudonymize reactivate \
  receive reidentify unhold report restore transform transmit unlink unmerge verify
  audit-event-sub-type http://dicom.nema.org/resources/ontology/DCM 110120 110121 110122 110123 110124 110125 \
  110126 110127 110128 110129 110130 110131 110132 110133 110134 110135 110136 110137 110138 110139 110140 110141 \
  110142
  audit-event-sub-type http://hl7.org/fhir/restful-interaction read vread update patch delete history \
  history-instance history-type history-system create search search-type search-system capabilities transaction \
  batch operation
  v3-PurposeOfUse http://terminology.hl7.org/CodeSystem/v3-ActReason PurposeOfUse HMARKT HOPERAT CAREMGT DONAT \
  FRAUD GOV HACCRED HCOMPL HDECD HDIRECT HDM HLEGAL HOUTCOMS HPRGRP HQUALIMP HSYSADMIN LABELING METAMGT MEMADMIN \
  MILCDM PATADMIN PATSFTY PERFMSR RECORDMGT SYSDEV HTEST TRAIN HPAYMT CLMATTCH COVAUTH COVERAGE ELIGDTRM ELIGVER \
  ENROLLM MILDCRG REMITADV HRESCH BIORCH CLINTRCH CLINTRCHNPC CLINTRCHPC PRECLINTRCH DSRCH POARCH TRANSRCH PATRQT \
  FAMRQT PWATRNY SUPNWK PUBHLTH DISASTER THREAT TREAT CLINTRL COC ETREAT BTG ERTREAT POPHLTH
  participation-role-type http://terminology.hl7.org/CodeSystem/v3-ParticipationType AUT CST INF IRCP LA TRC WIT
  participation-role-type http://terminology.hl7.org/CodeSystem/extra-security-role-type authserver datacollector \
  dataprocessor datasubject humanuser
  participation-role-type http://dicom.nema.org/resources/ontology/DCM 110150 110151 110152 110153 110154 110155
  audit-source-type http://terminology.hl7.org/CodeSystem/security-source-type 1 2 3 4 5 6 7 8 9
  audit-entity-type http://terminology.hl7.org/CodeSystem/audit-entity-type 1 2 3 4
  audit-entity-type http://hl7.org/fhir/resource-types AuditEvent Bundle Contract DocumentReference MeasureReport \
  Patient Provenance ServiceRequest
  object-role http://terminology.hl7.org/CodeSystem/object-role 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 \
  20 21 22 23 24
  security-labels http://terminology.hl7.org/CodeSystem/v3-ObservationValue ABSTRED AGGRED ANONYED MAPPED MASKED \
  PSEUDED REDACTED SUBSETTED SYNTAC TRSLT VERSIONED
  security-labels http://terminology.hl7.org/CodeSystem/v3-Confidentiality U L M N R V
  provenance-activity-type http://terminology.hl7.org/CodeSystem/v3-ActCode ANONY DEID MASK LABEL PSEUD
  provenance-activity-type http://terminology.hl7.org/CodeSystem/v3-DataOperation CREATE DELETE UPDATE APPEND \
  NULLIFY
  provenance-agent-type http://terminology.hl7.org/CodeSystem/provenance-participant-type enterer performer author \
  verifier legal attester informant custodian assembler composer
  """

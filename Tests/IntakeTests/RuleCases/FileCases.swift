extension RuleCases {
  /// The rules on the file as a whole.
  static let file = #"""
    # the tables and fields are those of the version, no fewer and no more
    IDSREJ001  passes  base
    IDSREJ001  passes  delete IDS803CareCluster
    IDSREJ001  fails   drop IDS803CareCluster
    IDSREJ001  fails   drop IDS902CarePersQual
    IDSREJ001  fails   drop IDS201CareContact.AppType
    IDSREJ001  fails   drop IDS803CareCluster.EndTimeCareClust
    IDSREJ001  fails   add IDS903Extra
    IDSREJ001  fails   add IDS201CareContact.Remarks
    IDSREJ001  fails   drop IDS803CareCluster; add IDS803Cluster
    IDSREJ001  fails   drop IDS007DisabilityType.DisabCode; add IDS007DisabilityType.DisabilityCode
    # what one version has is missing or too much in the other
    2.0 IDSREJ001  fails   add IDS003AccommStatus
    2.0 IDSREJ001  fails   add IDS601MedHistPrevDiag
    2.0 IDSREJ001  fails   drop IDS001MPI.OrgIDResidenceResp
    2.0 IDSREJ001  fails   add IDS001MPI.GenderIdentity
    2.1 IDSREJ001  fails   drop IDS003AccommStatus
    2.1 IDSREJ001  fails   drop IDS601MedHistPrevDiag
    2.1 IDSREJ001  fails   add IDS001MPI.OrgIDResidenceResp
    2.1 IDSREJ001  fails   drop IDS101Referral.SourceOfReferralIAPT; add IDS101Referral.SourceOfReferralMH
    # order is no matter: a field that leaves and comes again stands last
    IDSREJ001  passes  drop IDS803CareCluster.AMHCareClustCodeFin; add IDS803CareCluster.AMHCareClustCodeFin

    # the file has a header; a row without any value is none
    IDSREJ002  passes  base
    IDSREJ002  fails   delete IDS000Header
    IDSREJ002  passes  copy IDS000Header
    IDSREJ002  fails   IDS000Header.DatSetVer=null; IDS000Header.OrgIDProv=null; IDS000Header.OrgIDSubmit=null; IDS000Header.PrimSystemInUse=null; IDS000Header.ReportingPeriodStartDate=null; IDS000Header.ReportingPeriodEndDate=null; IDS000Header.DateTimeDatSetCreate=null
    IDSREJ002  fails   IDS000Header.DatSetVer=" "; IDS000Header.OrgIDProv=null; IDS000Header.OrgIDSubmit=null; IDS000Header.PrimSystemInUse=null; IDS000Header.ReportingPeriodStartDate=null; IDS000Header.ReportingPeriodEndDate=null; IDS000Header.DateTimeDatSetCreate=null; copy IDS000Header
    IDSREJ002  passes  IDS000Header.DatSetVer=null; IDS000Header.OrgIDProv=null; IDS000Header.OrgIDSubmit=null; IDS000Header.PrimSystemInUse=null; IDS000Header.ReportingPeriodStartDate=null; IDS000Header.ReportingPeriodEndDate=null; IDS000Header.DateTimeDatSetCreate=null; IDS000Header.PrimSystemInUse=x

    # the file has a patient; a row without any value is none
    IDSREJ003  passes  base
    IDSREJ003  fails   delete IDS001MPI
    IDSREJ003  passes  copy IDS001MPI
    2.0 IDSREJ003  fails   IDS001MPI.LocalPatientId=null; IDS001MPI.OrgIDLocalPatientId=null; IDS001MPI.OrgIDResidenceResp=null; IDS001MPI.NHSNumber=null; IDS001MPI.NHSNumberStatus=null; IDS001MPI.PersonBirthDate=null; IDS001MPI.Postcode=null; IDS001MPI.Gender=null; IDS001MPI.EthnicCategory=null; IDS001MPI.ExBAFIndicator=null; IDS001MPI.LanguageCodePreferred=null; IDS001MPI.EduEstabTypeIAPT=null
    2.0 IDSREJ003  fails   IDS001MPI.LocalPatientId=" "; IDS001MPI.OrgIDLocalPatientId=null; IDS001MPI.OrgIDResidenceResp=null; IDS001MPI.NHSNumber=null; IDS001MPI.NHSNumberStatus=null; IDS001MPI.PersonBirthDate=null; IDS001MPI.Postcode=null; IDS001MPI.Gender=null; IDS001MPI.EthnicCategory=null; IDS001MPI.ExBAFIndicator=null; IDS001MPI.LanguageCodePreferred=null; IDS001MPI.EduEstabTypeIAPT=null; copy IDS001MPI
    2.0 IDSREJ003  passes  IDS001MPI.LocalPatientId=null; IDS001MPI.OrgIDLocalPatientId=null; IDS001MPI.OrgIDResidenceResp=null; IDS001MPI.NHSNumber=null; IDS001MPI.NHSNumberStatus=null; IDS001MPI.PersonBirthDate=null; IDS001MPI.Postcode=null; IDS001MPI.Gender=null; IDS001MPI.EthnicCategory=null; IDS001MPI.ExBAFIndicator=null; IDS001MPI.LanguageCodePreferred=null; IDS001MPI.EduEstabTypeIAPT=null; IDS001MPI.LocalPatientId=x
    2.1 IDSREJ003  fails   IDS001MPI.LocalPatientId=null; IDS001MPI.OrgIDLocalPatientId=null; IDS001MPI.NHSNumber=null; IDS001MPI.NHSNumberStatus=null; IDS001MPI.PersonBirthDate=null; IDS001MPI.Postcode=null; IDS001MPI.Gender=null; IDS001MPI.GenderIdentity=null; IDS001MPI.GenderIdentitySameAtBirth=null; IDS001MPI.EthnicCategory=null; IDS001MPI.EthnicCategory2021=null; IDS001MPI.ExBAFIndicator=null; IDS001MPI.LanguageCodePreferred=null; IDS001MPI.EduEstabTypeIAPT=null
    2.1 IDSREJ003  fails   IDS001MPI.LocalPatientId=" "; IDS001MPI.OrgIDLocalPatientId=null; IDS001MPI.NHSNumber=null; IDS001MPI.NHSNumberStatus=null; IDS001MPI.PersonBirthDate=null; IDS001MPI.Postcode=null; IDS001MPI.Gender=null; IDS001MPI.GenderIdentity=null; IDS001MPI.GenderIdentitySameAtBirth=null; IDS001MPI.EthnicCategory=null; IDS001MPI.EthnicCategory2021=null; IDS001MPI.ExBAFIndicator=null; IDS001MPI.LanguageCodePreferred=null; IDS001MPI.EduEstabTypeIAPT=null; copy IDS001MPI
    2.1 IDSREJ003  passes  IDS001MPI.LocalPatientId=null; IDS001MPI.OrgIDLocalPatientId=null; IDS001MPI.NHSNumber=null; IDS001MPI.NHSNumberStatus=null; IDS001MPI.PersonBirthDate=null; IDS001MPI.Postcode=null; IDS001MPI.Gender=null; IDS001MPI.GenderIdentity=null; IDS001MPI.GenderIdentitySameAtBirth=null; IDS001MPI.EthnicCategory=null; IDS001MPI.EthnicCategory2021=null; IDS001MPI.ExBAFIndicator=null; IDS001MPI.LanguageCodePreferred=null; IDS001MPI.EduEstabTypeIAPT=null; IDS001MPI.LocalPatientId=x

    # the file has a referral; a row without any value is none
    IDSREJ004  passes  base
    IDSREJ004  fails   delete IDS101Referral
    IDSREJ004  passes  copy IDS101Referral
    2.0 IDSREJ004  fails   IDS101Referral.ServiceRequestId=null; IDS101Referral.LocalPatientId=null; IDS101Referral.OrgIDComm=null; IDS101Referral.ReferralRequestReceivedDate=null; IDS101Referral.SourceOfReferralMH=null; IDS101Referral.OnsetDate=null; IDS101Referral.PrevDiagCondInd=null; IDS101Referral.EndCode=null; IDS101Referral.ServDischDate=null
    2.0 IDSREJ004  fails   IDS101Referral.ServiceRequestId=" "; IDS101Referral.LocalPatientId=null; IDS101Referral.OrgIDComm=null; IDS101Referral.ReferralRequestReceivedDate=null; IDS101Referral.SourceOfReferralMH=null; IDS101Referral.OnsetDate=null; IDS101Referral.PrevDiagCondInd=null; IDS101Referral.EndCode=null; IDS101Referral.ServDischDate=null; copy IDS101Referral
    2.0 IDSREJ004  passes  IDS101Referral.ServiceRequestId=null; IDS101Referral.LocalPatientId=null; IDS101Referral.OrgIDComm=null; IDS101Referral.ReferralRequestReceivedDate=null; IDS101Referral.SourceOfReferralMH=null; IDS101Referral.OnsetDate=null; IDS101Referral.PrevDiagCondInd=null; IDS101Referral.EndCode=null; IDS101Referral.ServDischDate=null; IDS101Referral.OrgIDComm=x
    2.1 IDSREJ004  fails   IDS101Referral.ServiceRequestId=null; IDS101Referral.LocalPatientId=null; IDS101Referral.OrgIDComm=null; IDS101Referral.ReferralRequestReceivedDate=null; IDS101Referral.SourceOfReferralIAPT=null; IDS101Referral.OnsetDate=null; IDS101Referral.PrevDiagCondInd=null; IDS101Referral.EndCode=null; IDS101Referral.ServDischDate=null
    2.1 IDSREJ004  fails   IDS101Referral.ServiceRequestId=" "; IDS101Referral.LocalPatientId=null; IDS101Referral.OrgIDComm=null; IDS101Referral.ReferralRequestReceivedDate=null; IDS101Referral.SourceOfReferralIAPT=null; IDS101Referral.OnsetDate=null; IDS101Referral.PrevDiagCondInd=null; IDS101Referral.EndCode=null; IDS101Referral.ServDischDate=null; copy IDS101Referral
    2.1 IDSREJ004  passes  IDS101Referral.ServiceRequestId=null; IDS101Referral.LocalPatientId=null; IDS101Referral.OrgIDComm=null; IDS101Referral.ReferralRequestReceivedDate=null; IDS101Referral.SourceOfReferralIAPT=null; IDS101Referral.OnsetDate=null; IDS101Referral.PrevDiagCondInd=null; IDS101Referral.EndCode=null; IDS101Referral.ServDischDate=null; IDS101Referral.OrgIDComm=x

    # the file has a registration with a practice; a row without any value is none
    IDSREJ005  passes  base
    IDSREJ005  fails   delete IDS002GP
    IDSREJ005  passes  copy IDS002GP
    2.0 IDSREJ005  fails   IDS002GP.LocalPatientId=null; IDS002GP.GMPCodeReg=null; IDS002GP.StartDateGMPRegistration=null; IDS002GP.EndDateGMPRegistration=null; IDS002GP.OrgIDGPPrac=null
    2.0 IDSREJ005  fails   IDS002GP.LocalPatientId=" "; IDS002GP.GMPCodeReg=null; IDS002GP.StartDateGMPRegistration=null; IDS002GP.EndDateGMPRegistration=null; IDS002GP.OrgIDGPPrac=null; copy IDS002GP
    2.0 IDSREJ005  passes  IDS002GP.LocalPatientId=null; IDS002GP.GMPCodeReg=null; IDS002GP.StartDateGMPRegistration=null; IDS002GP.EndDateGMPRegistration=null; IDS002GP.OrgIDGPPrac=null; IDS002GP.GMPCodeReg=x
    2.1 IDSREJ005  fails   IDS002GP.LocalPatientId=null; IDS002GP.GMPCodeReg=null; IDS002GP.StartDateGMPRegistration=null; IDS002GP.EndDateGMPRegistration=null
    2.1 IDSREJ005  fails   IDS002GP.LocalPatientId=" "; IDS002GP.GMPCodeReg=null; IDS002GP.StartDateGMPRegistration=null; IDS002GP.EndDateGMPRegistration=null; copy IDS002GP
    2.1 IDSREJ005  passes  IDS002GP.LocalPatientId=null; IDS002GP.GMPCodeReg=null; IDS002GP.StartDateGMPRegistration=null; IDS002GP.EndDateGMPRegistration=null; IDS002GP.GMPCodeReg=x

    # some record lies in the period, whose two ends are part of it
    IDSREJ012  passes  base
    IDSREJ012  fails   IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS201CareContact.CareContDate=2019-01-01
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS201CareContact.CareContDate=2019-01-31
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS201CareContact.CareContDate=2019-01-15
    IDSREJ012  fails   IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS201CareContact.CareContDate=2018-12-31
    IDSREJ012  fails   IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS201CareContact.CareContDate=2019-02-01
    IDSREJ012  fails   IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS201CareContact.CareContDate=null
    # any of twelve dates is enough
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS101Referral.ReferralRequestReceivedDate=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS101Referral.ServDischDate=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS105OnwardReferral.OnwardReferDate=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS108WaitingTimePauses.PauseStartDate=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS108WaitingTimePauses.PauseEndDate=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS205InternetTherLog.StartDateIntEnabledTherLog=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS205InternetTherLog.EndDateIntEnabledTherLog=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS603PresentingComplaints.PresCompDate=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS606CodedScoreAssessmentRefer.AssToolCompDate=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS803CareCluster.StartDateCareClust=2019-01-15
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2019-01-01; IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS803CareCluster.EndDateCareClust=2019-01-15
    # without one of its ends nothing is asked
    IDSREJ012  passes  IDS000Header.ReportingPeriodEndDate=2019-01-31; IDS000Header.ReportingPeriodStartDate=null
    IDSREJ012  passes  IDS000Header.ReportingPeriodStartDate=2999-01-01; IDS000Header.ReportingPeriodEndDate=null

    # the header is one row, and that without an error
    IDSREJ015  passes  base
    IDSREJ015  passes  delete IDS000Header
    IDSREJ015  fails   copy IDS000Header
    IDSREJ015  fails   PrimSystemInUse=null | abcdefghijklmnopqrstu
    IDSREJ015  fails   OrgIDProv=RX5
    IDSREJ015  fails   ReportingPeriodEndDate={end-1}
    IDSREJ015  fails   DateTimeDatSetCreate={submitted+1}T00:00:00
    # a warning is no error
    IDSREJ015  passes  OrgIDSubmit=RX5

    # some referral is accepted
    IDSREJ101  passes  base
    IDSREJ101  passes  delete IDS101Referral
    IDSREJ101  fails   IDS101Referral.OrgIDComm=null
    IDSREJ101  fails   copy IDS101Referral
    IDSREJ101  passes  copy IDS101Referral; IDS101Referral#2.ServiceRequestId=SR2; IDS101Referral.OrgIDComm=null
    IDSREJ101  passes  IDS101Referral.EndCode=99
    # the rejection of the patient, or of the only registration with a practice, takes it along
    IDSREJ101  fails   IDS001MPI.Gender=FM
    # what an empty table leaves of a file that is rejected for it is not asked
    IDSREJ101  passes  delete IDS001MPI
    IDSREJ101  passes  delete IDS002GP
    IDSREJ101  fails   IDS002GP.GMPCodeReg=null
    IDSREJ101  passes  IDS001MPI.Gender=7
    """#
}

/** Data protection authorities one can complain to, by region. Names as each uses them, in Latin script. */

export interface Authority {
  /** The country or state it is responsible for. */
  readonly where: string;
  readonly name: string;
  /** Its own official site. */
  readonly url: `https://${string}`;
}

export interface Region {
  readonly name: string;
  readonly authorities: readonly Authority[];
}

export const regions: readonly Region[] = [
  {
    name: "The European Union",
    authorities: [
      { where: "Austria", name: "Datenschutzbehörde", url: "https://www.dsb.gv.at" },
      {
        where: "Belgium",
        name: "Data Protection Authority",
        url: "https://www.dataprotectionauthority.be",
      },
      {
        where: "Bulgaria",
        name: "Commission for Personal Data Protection",
        url: "https://www.cpdp.bg",
      },
      { where: "Croatia", name: "AZOP, Personal Data Protection Agency", url: "https://azop.hr" },
      {
        where: "Cyprus",
        name: "Commissioner for Personal Data Protection",
        url: "https://www.dataprotection.gov.cy",
      },
      {
        where: "Czechia",
        name: "ÚOOÚ, Office for Personal Data Protection",
        url: "https://uoou.gov.cz",
      },
      { where: "Denmark", name: "Datatilsynet", url: "https://www.datatilsynet.dk" },
      { where: "Estonia", name: "Data Protection Inspectorate", url: "https://www.aki.ee" },
      {
        where: "Finland",
        name: "Office of the Data Protection Ombudsman",
        url: "https://tietosuoja.fi",
      },
      { where: "France", name: "CNIL", url: "https://www.cnil.fr" },
      {
        where: "Germany",
        name: "BfDI, Federal Commissioner; it leads to the authority of your state",
        url: "https://www.bfdi.bund.de",
      },
      { where: "Greece", name: "Hellenic Data Protection Authority", url: "https://www.dpa.gr" },
      { where: "Hungary", name: "NAIH", url: "https://www.naih.hu" },
      {
        where: "Ireland",
        name: "Data Protection Commission",
        url: "https://www.dataprotection.ie",
      },
      {
        where: "Italy",
        name: "Garante per la protezione dei dati personali",
        url: "https://www.garanteprivacy.it",
      },
      { where: "Latvia", name: "Data State Inspectorate", url: "https://www.dvi.gov.lv" },
      {
        where: "Lithuania",
        name: "State Data Protection Inspectorate",
        url: "https://vdai.lrv.lt",
      },
      { where: "Luxembourg", name: "CNPD", url: "https://cnpd.public.lu" },
      {
        where: "Malta",
        name: "Information and Data Protection Commissioner",
        url: "https://idpc.org.mt",
      },
      {
        where: "Netherlands",
        name: "Autoriteit Persoonsgegevens",
        url: "https://www.autoriteitpersoonsgegevens.nl",
      },
      {
        where: "Poland",
        name: "UODO, Personal Data Protection Office",
        url: "https://uodo.gov.pl",
      },
      { where: "Portugal", name: "CNPD", url: "https://www.cnpd.pt" },
      {
        where: "Romania",
        name: "ANSPDCP, National Supervisory Authority",
        url: "https://www.dataprotection.ro",
      },
      {
        where: "Slovakia",
        name: "Office for Personal Data Protection",
        url: "https://dataprotection.gov.sk",
      },
      { where: "Slovenia", name: "Information Commissioner", url: "https://www.ip-rs.si" },
      { where: "Spain", name: "AEPD", url: "https://www.aepd.es" },
      { where: "Sweden", name: "IMY, Authority for Privacy Protection", url: "https://www.imy.se" },
    ],
  },
  {
    name: "The rest of Europe",
    authorities: [
      { where: "Iceland", name: "Persónuvernd", url: "https://www.personuvernd.is" },
      {
        where: "Liechtenstein",
        name: "Datenschutzstelle",
        url: "https://www.datenschutzstelle.li",
      },
      { where: "Norway", name: "Datatilsynet", url: "https://www.datatilsynet.no" },
      {
        where: "Switzerland",
        name: "FDPIC, Federal Commissioner",
        url: "https://www.edoeb.admin.ch",
      },
      {
        where: "United Kingdom",
        name: "ICO, Information Commissioner's Office",
        url: "https://ico.org.uk",
      },
      {
        where: "Guernsey",
        name: "Office of the Data Protection Authority",
        url: "https://www.odpa.gg",
      },
      {
        where: "Jersey",
        name: "Office of the Information Commissioner",
        url: "https://jerseyoic.org",
      },
      { where: "Isle of Man", name: "Information Commissioner", url: "https://www.inforights.im" },
      { where: "Andorra", name: "APDA", url: "https://www.apda.ad" },
      {
        where: "Serbia",
        name: "Commissioner for Information of Public Importance and Personal Data Protection",
        url: "https://www.poverenik.rs",
      },
      { where: "Türkiye", name: "KVKK", url: "https://www.kvkk.gov.tr" },
    ],
  },
  {
    name: "The United States",
    authorities: [
      {
        where: "California",
        name: "California Privacy Protection Agency",
        url: "https://cppa.ca.gov",
      },
      { where: "California", name: "Attorney General", url: "https://oag.ca.gov" },
      { where: "Colorado", name: "Attorney General", url: "https://coag.gov" },
      { where: "Connecticut", name: "Attorney General", url: "https://portal.ct.gov/ag" },
      {
        where: "Delaware",
        name: "Department of Justice",
        url: "https://attorneygeneral.delaware.gov",
      },
      { where: "Florida", name: "Attorney General", url: "https://www.myfloridalegal.com" },
      { where: "Indiana", name: "Attorney General", url: "https://www.in.gov/attorneygeneral" },
      { where: "Iowa", name: "Attorney General", url: "https://www.iowaattorneygeneral.gov" },
      { where: "Kentucky", name: "Attorney General", url: "https://www.ag.ky.gov" },
      { where: "Maryland", name: "Attorney General", url: "https://oag.maryland.gov" },
      { where: "Minnesota", name: "Attorney General", url: "https://www.ag.state.mn.us" },
      { where: "Montana", name: "Department of Justice", url: "https://dojmt.gov" },
      { where: "Nebraska", name: "Attorney General", url: "https://ago.nebraska.gov" },
      { where: "New Hampshire", name: "Department of Justice", url: "https://www.doj.nh.gov" },
      {
        where: "New Jersey",
        name: "Division of Consumer Affairs",
        url: "https://www.njconsumeraffairs.gov",
      },
      { where: "Oregon", name: "Department of Justice", url: "https://www.doj.state.or.us" },
      { where: "Rhode Island", name: "Attorney General", url: "https://riag.ri.gov" },
      { where: "Tennessee", name: "Attorney General", url: "https://www.tn.gov/attorneygeneral" },
      { where: "Texas", name: "Attorney General", url: "https://www.texasattorneygeneral.gov" },
      { where: "Utah", name: "Attorney General", url: "https://attorneygeneral.utah.gov" },
      { where: "Virginia", name: "Attorney General", url: "https://www.oag.state.va.us" },
      { where: "Washington", name: "Attorney General", url: "https://www.atg.wa.gov" },
      {
        where: "Every other state, and children",
        name: "Federal Trade Commission",
        url: "https://www.ftc.gov",
      },
    ],
  },
  {
    name: "The rest of the Americas",
    authorities: [
      { where: "Argentina", name: "AAIP", url: "https://www.argentina.gob.ar/aaip" },
      { where: "Brazil", name: "ANPD", url: "https://www.gov.br/anpd" },
      {
        where: "Canada",
        name: "Office of the Privacy Commissioner",
        url: "https://www.priv.gc.ca",
      },
      {
        where: "Canada, Alberta",
        name: "Information and Privacy Commissioner",
        url: "https://oipc.ab.ca",
      },
      {
        where: "Canada, British Columbia",
        name: "Information and Privacy Commissioner",
        url: "https://www.oipc.bc.ca",
      },
      {
        where: "Canada, Quebec",
        name: "Commission d'accès à l'information",
        url: "https://www.cai.gouv.qc.ca",
      },
      {
        where: "Colombia",
        name: "Superintendencia de Industria y Comercio",
        url: "https://www.sic.gov.co",
      },
      { where: "Costa Rica", name: "PRODHAB", url: "https://www.prodhab.go.cr" },
      {
        where: "Mexico",
        name: "Secretaría Anticorrupción y Buen Gobierno",
        url: "https://www.gob.mx/buengobierno",
      },
      {
        where: "Peru",
        name: "Autoridad Nacional de Protección de Datos Personales",
        url: "https://www.gob.pe/anpd",
      },
      {
        where: "Uruguay",
        name: "URCDP",
        url: "https://www.gub.uy/unidad-reguladora-control-datos-personales",
      },
    ],
  },
  {
    name: "Asia and the Pacific",
    authorities: [
      {
        where: "Australia",
        name: "OAIC, Office of the Australian Information Commissioner",
        url: "https://www.oaic.gov.au",
      },
      { where: "China", name: "Cyberspace Administration", url: "https://www.cac.gov.cn" },
      { where: "Hong Kong", name: "PCPD, Privacy Commissioner", url: "https://www.pcpd.org.hk" },
      {
        where: "Japan",
        name: "PPC, Personal Information Protection Commission",
        url: "https://www.ppc.go.jp",
      },
      {
        where: "Korea",
        name: "PIPC, Personal Information Protection Commission",
        url: "https://www.pipc.go.kr",
      },
      {
        where: "Malaysia",
        name: "Department of Personal Data Protection",
        url: "https://www.pdp.gov.my",
      },
      { where: "New Zealand", name: "Privacy Commissioner", url: "https://www.privacy.org.nz" },
      { where: "Philippines", name: "National Privacy Commission", url: "https://privacy.gov.ph" },
      {
        where: "Singapore",
        name: "PDPC, Personal Data Protection Commission",
        url: "https://www.pdpc.gov.sg",
      },
      {
        where: "Thailand",
        name: "PDPC, Personal Data Protection Committee",
        url: "https://www.pdpc.or.th",
      },
    ],
  },
  {
    name: "Africa and the Middle East",
    authorities: [
      {
        where: "Ghana",
        name: "Data Protection Commission",
        url: "https://www.dataprotection.org.gh",
      },
      {
        where: "Israel",
        name: "Privacy Protection Authority",
        url: "https://www.gov.il/en/departments/the_privacy_protection_authority",
      },
      {
        where: "Kenya",
        name: "Office of the Data Protection Commissioner",
        url: "https://www.odpc.go.ke",
      },
      {
        where: "Mauritius",
        name: "Data Protection Office",
        url: "https://dataprotection.govmu.org",
      },
      { where: "Morocco", name: "CNDP", url: "https://www.cndp.ma" },
      { where: "Nigeria", name: "Data Protection Commission", url: "https://ndpc.gov.ng" },
      { where: "Saudi Arabia", name: "SDAIA", url: "https://sdaia.gov.sa" },
      { where: "South Africa", name: "Information Regulator", url: "https://inforegulator.org.za" },
      { where: "Tunisia", name: "INPDP", url: "https://www.inpdp.tn" },
    ],
  },
];

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

type Listed = readonly [Authority["where"], Authority["name"], Authority["url"]];

function region(name: string, listed: readonly Listed[]): Region {
  return { name, authorities: listed.map(([where, name, url]) => ({ where, name, url })) };
}

export const regions: readonly Region[] = [
  region("The European Union", [
    ["Austria", "Datenschutzbehörde", "https://www.dsb.gv.at"],
    ["Belgium", "Data Protection Authority", "https://www.dataprotectionauthority.be"],
    ["Bulgaria", "Commission for Personal Data Protection", "https://www.cpdp.bg"],
    ["Croatia", "AZOP, Personal Data Protection Agency", "https://azop.hr"],
    ["Cyprus", "Commissioner for Personal Data Protection", "https://www.dataprotection.gov.cy"],
    ["Czechia", "ÚOOÚ, Office for Personal Data Protection", "https://uoou.gov.cz"],
    ["Denmark", "Datatilsynet", "https://www.datatilsynet.dk"],
    ["Estonia", "Data Protection Inspectorate", "https://www.aki.ee"],
    ["Finland", "Office of the Data Protection Ombudsman", "https://tietosuoja.fi"],
    ["France", "CNIL", "https://www.cnil.fr"],
    [
      "Germany",
      "BfDI, Federal Commissioner; it leads to the authority of your state",
      "https://www.bfdi.bund.de",
    ],
    ["Greece", "Hellenic Data Protection Authority", "https://www.dpa.gr"],
    ["Hungary", "NAIH", "https://www.naih.hu"],
    ["Ireland", "Data Protection Commission", "https://www.dataprotection.ie"],
    ["Italy", "Garante per la protezione dei dati personali", "https://www.garanteprivacy.it"],
    ["Latvia", "Data State Inspectorate", "https://www.dvi.gov.lv"],
    ["Lithuania", "State Data Protection Inspectorate", "https://vdai.lrv.lt"],
    ["Luxembourg", "CNPD", "https://cnpd.public.lu"],
    ["Malta", "Information and Data Protection Commissioner", "https://idpc.org.mt"],
    ["Netherlands", "Autoriteit Persoonsgegevens", "https://www.autoriteitpersoonsgegevens.nl"],
    ["Poland", "UODO, Personal Data Protection Office", "https://uodo.gov.pl"],
    ["Portugal", "CNPD", "https://www.cnpd.pt"],
    ["Romania", "ANSPDCP, National Supervisory Authority", "https://www.dataprotection.ro"],
    ["Slovakia", "Office for Personal Data Protection", "https://dataprotection.gov.sk"],
    ["Slovenia", "Information Commissioner", "https://www.ip-rs.si"],
    ["Spain", "AEPD", "https://www.aepd.es"],
    ["Sweden", "IMY, Authority for Privacy Protection", "https://www.imy.se"],
  ]),
  region("The rest of Europe", [
    ["Iceland", "Persónuvernd", "https://www.personuvernd.is"],
    ["Liechtenstein", "Datenschutzstelle", "https://www.datenschutzstelle.li"],
    ["Norway", "Datatilsynet", "https://www.datatilsynet.no"],
    ["Switzerland", "FDPIC, Federal Commissioner", "https://www.edoeb.admin.ch"],
    ["United Kingdom", "ICO, Information Commissioner's Office", "https://ico.org.uk"],
    ["Guernsey", "Office of the Data Protection Authority", "https://www.odpa.gg"],
    ["Jersey", "Office of the Information Commissioner", "https://jerseyoic.org"],
    ["Isle of Man", "Information Commissioner", "https://www.inforights.im"],
    ["Andorra", "APDA", "https://www.apda.ad"],
    [
      "Serbia",
      "Commissioner for Information of Public Importance and Personal Data Protection",
      "https://www.poverenik.rs",
    ],
    ["Türkiye", "KVKK", "https://www.kvkk.gov.tr"],
  ]),
  region("The United States", [
    ["California", "California Privacy Protection Agency", "https://cppa.ca.gov"],
    ["California", "Attorney General", "https://oag.ca.gov"],
    ["Colorado", "Attorney General", "https://coag.gov"],
    ["Connecticut", "Attorney General", "https://portal.ct.gov/ag"],
    ["Delaware", "Department of Justice", "https://attorneygeneral.delaware.gov"],
    ["Florida", "Attorney General", "https://www.myfloridalegal.com"],
    ["Indiana", "Attorney General", "https://www.in.gov/attorneygeneral"],
    ["Iowa", "Attorney General", "https://www.iowaattorneygeneral.gov"],
    ["Kentucky", "Attorney General", "https://www.ag.ky.gov"],
    ["Maryland", "Attorney General", "https://oag.maryland.gov"],
    ["Minnesota", "Attorney General", "https://www.ag.state.mn.us"],
    ["Montana", "Department of Justice", "https://dojmt.gov"],
    ["Nebraska", "Attorney General", "https://ago.nebraska.gov"],
    ["New Hampshire", "Department of Justice", "https://www.doj.nh.gov"],
    ["New Jersey", "Division of Consumer Affairs", "https://www.njconsumeraffairs.gov"],
    ["Oregon", "Department of Justice", "https://www.doj.state.or.us"],
    ["Rhode Island", "Attorney General", "https://riag.ri.gov"],
    ["Tennessee", "Attorney General", "https://www.tn.gov/attorneygeneral"],
    ["Texas", "Attorney General", "https://www.texasattorneygeneral.gov"],
    ["Utah", "Attorney General", "https://attorneygeneral.utah.gov"],
    ["Virginia", "Attorney General", "https://www.oag.state.va.us"],
    ["Washington", "Attorney General", "https://www.atg.wa.gov"],
    ["Every other state, and children", "Federal Trade Commission", "https://www.ftc.gov"],
  ]),
  region("The rest of the Americas", [
    ["Argentina", "AAIP", "https://www.argentina.gob.ar/aaip"],
    ["Brazil", "ANPD", "https://www.gov.br/anpd"],
    ["Canada", "Office of the Privacy Commissioner", "https://www.priv.gc.ca"],
    ["Canada, Alberta", "Information and Privacy Commissioner", "https://oipc.ab.ca"],
    ["Canada, British Columbia", "Information and Privacy Commissioner", "https://www.oipc.bc.ca"],
    ["Canada, Quebec", "Commission d'accès à l'information", "https://www.cai.gouv.qc.ca"],
    ["Colombia", "Superintendencia de Industria y Comercio", "https://www.sic.gov.co"],
    ["Costa Rica", "PRODHAB", "https://www.prodhab.go.cr"],
    ["Mexico", "Secretaría Anticorrupción y Buen Gobierno", "https://www.gob.mx/buengobierno"],
    ["Peru", "Autoridad Nacional de Protección de Datos Personales", "https://www.gob.pe/anpd"],
    ["Uruguay", "URCDP", "https://www.gub.uy/unidad-reguladora-control-datos-personales"],
  ]),
  region("Asia and the Pacific", [
    [
      "Australia",
      "OAIC, Office of the Australian Information Commissioner",
      "https://www.oaic.gov.au",
    ],
    ["China", "Cyberspace Administration", "https://www.cac.gov.cn"],
    ["Hong Kong", "PCPD, Privacy Commissioner", "https://www.pcpd.org.hk"],
    ["Japan", "PPC, Personal Information Protection Commission", "https://www.ppc.go.jp"],
    ["Korea", "PIPC, Personal Information Protection Commission", "https://www.pipc.go.kr"],
    ["Malaysia", "Department of Personal Data Protection", "https://www.pdp.gov.my"],
    ["New Zealand", "Privacy Commissioner", "https://www.privacy.org.nz"],
    ["Philippines", "National Privacy Commission", "https://privacy.gov.ph"],
    ["Singapore", "PDPC, Personal Data Protection Commission", "https://www.pdpc.gov.sg"],
    ["Thailand", "PDPC, Personal Data Protection Committee", "https://www.pdpc.or.th"],
  ]),
  region("Africa and the Middle East", [
    ["Ghana", "Data Protection Commission", "https://www.dataprotection.org.gh"],
    [
      "Israel",
      "Privacy Protection Authority",
      "https://www.gov.il/en/departments/the_privacy_protection_authority",
    ],
    ["Kenya", "Office of the Data Protection Commissioner", "https://www.odpc.go.ke"],
    ["Mauritius", "Data Protection Office", "https://dataprotection.govmu.org"],
    ["Morocco", "CNDP", "https://www.cndp.ma"],
    ["Nigeria", "Data Protection Commission", "https://ndpc.gov.ng"],
    ["Saudi Arabia", "SDAIA", "https://sdaia.gov.sa"],
    ["South Africa", "Information Regulator", "https://inforegulator.org.za"],
    ["Tunisia", "INPDP", "https://www.inpdp.tn"],
  ]),
];

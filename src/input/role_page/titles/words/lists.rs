//! The lists of words that the grammar of titles rests on. All are lower case; add to them freely. Ranks that people
//! cut short, such as "sr", are known wherever they are listed in full.

/// Words that set seniority or standing before a title: they share the title that follows
/// ("Senior or Staff Engineer"). Some are titles of their own as well; see [`HEADS`].
pub(super) const RANKS: &str = "
    senior junior mid mid-level midlevel mid-weight midweight middle mid-senior
    intermediate entry-level entry staff principal lead head chief vice deputy assistant associate
    graduate student apprentice trainee journeyman journeyperson master certified registered
    licensed chartered qualified newly-qualified distinguished executive managing sous commis acting interim
    adjunct visiting full experienced advanced probationary level tier grade non-executive";

/// Nouns that a title can end in, which no ending gives away.
pub(super) const HEADS: &str = "
    actor actress accountant adviser advocate agent aide ambassador analyst animator apprentice
    architect artist assistant associate athlete attendant attorney baker barista bartender
    boilermaker broker builder butler buyer cadet captain chancellor chef chief clerk co-op coach
    coop commis concierge constable consultant controller cook coordinator counsel craftsperson
    custodian dean delegate designer detective developer dietitian diplomat director doctor doula
    driver editor educator electrician engineer evangelist exec executive expert extern fellow
    foreman generalist governess guard guide hand handler head helper host hostess inspector
    instructor intern janitor journeyman judge lawyer lead leader lecturer liaison librarian
    lieutenant magistrate manager marshal mason mate mechanic member merchant midwife millwright
    monitor nanny nurse officer operative operator owner painter paralegal paramedic partner
    pharmacist physician pilot planner plumber porter practitioner president principal professor
    programmer provost receptionist referee rep representative resident scientist
    secretary sergeant sheriff solicitor sommelier specialist steward stewardess strategist
    superintendent supervisor surgeon surveyor teacher tech technician technologist temp
    therapist trainee trainer trustee tutor undersecretary usher vet veterinarian volunteer
    waiter waitress warden worker writer medic sous-chef cfo ceo cto coo cio
    ciso cmo cpo chro cro cdo vp svp evp avp gm sre dba rn lpn lvn cna emt np crna sdet sde swe tpm
    pm csm bdr sdr aprn cnm rdh cma lcsw lmft lmhc bcba rbt pta cota cso cao cco cko dj
    acrobat actuary adjutant admin admiral astronaut attache attaché bailiff barback bellboy bellhop
    bishop boatswain bosun bursar busboy cabbie caddie caddy cantor chaplain chauffeur clown colonel
    commandant commodore consul copilot co-pilot corporal cowboy coxswain croupier curate deacon
    docent emcee employee entrepreneur envoy estimator franchisee freelancer gofer goalie groom
    headmistress homeopath imam jockey laundress lookout lumberjack maestro masseur masseuse mime
    missionary monk naturopath notary nun orderly osteopath paraeducator paraprofessional pastor
    physio pizzaiolo postdoc postmistress priest quant rabbi rector redcap registrar restaurateur
    roughneck roustabout scout scribe seamstress sentry sexton shepherd skycap soldier steeplejack
    artisan barkeep chaperone companion correspondent critic dramaturg neurosurgeon parson poet
    stonemason stevedore sysadmin trooper umpire valet verger vicar copywriter fitter grinder
    pipefitter steamfitter welder sister matron hrbp";

/// Words that are a title when they stand alone and something else before another noun
/// ("Server / Bartender", but "Windows Server / Network Administrator").
pub(super) const ALONE: &str =
    "server host counsel model temp runner caller grader crew page grip para cpa pa ba";

/// Those of them that stand behind a comma as what somebody is besides: "Accountant, CPA".
pub(super) const CREDENTIALS: [&str; 2] = ["cpa", "pa"];

/// Heads so general that one standing alone borrows the words before the former title's head:
/// "Data Architect or Lead" is a Data Lead, but the concierge of "Front Desk Agent / Concierge"
/// is a concierge.
pub(super) const GENERAL_HEADS: &str = "
    manager director supervisor lead leader coordinator co-ordinator specialist engineer analyst
    architect developer technician administrator trainer owner assistant associate officer
    consultant designer planner instructor inspector operator operative clerk representative rep
    executive educator scientist agent adviser advisor strategist programmer co-op coop
    expert tester researcher worker attendant head mechanic scheduler
    editor writer aide practitioner superintendent tech technologist apprentice";

/// Heads above the ranks: "Senior Analyst or Manager" is no senior manager.
pub(super) const LEADERSHIP: &str = "
    manager director supervisor lead leader head chief owner superintendent president vp svp evp
    avp dean";

/// Ranks of the first of two titles that hold for the second: "Senior Web or Mobile Developer".
pub(super) const SHARED_RANKS: &str =
    "senior junior mid mid-level staff principal trainee apprentice";

/// First words of a trailing clause, wherever they stand.
pub(super) const STRONG_STARTERS: &str = "with without who whose having transitioning";

/// First words of a trailing clause behind a head.
pub(super) const CLAUSE_STARTERS: &str = "
    a an another any our their your that which holding seeking looking interested moving working coming pursuing returning specializing specialising specialized specialised
    focused focusing focussing experienced trained willing able hoping wanting aiming planning
    promoted via through after following upon plus including especially particularly preferably
    ideally typically usually often sometimes when where if while as from e.g. eg based involving
    requiring responsible switching changing crossing supporting leading learning preparing
    overseeing managing depending possibly perhaps only then";

/// Small words inside titles, after which a title goes on.
pub(super) const CONNECTORS: &str =
    "of de du des la le del di in for and the to at on & + und y d'";

/// Words that stand for the rest of a list.
pub(super) const AND_SO_ON: &str =
    "similar equivalent related comparable other others etc more elsewhere";

/// Last nouns of entries that are not roles.
pub(super) const OUTSIDE_HEADS: &str = "
    graduate graduates grad grads student students leaver leavers veteran veterans parent parents
    anyone someone changer changers switcher switchers returner returners candidate candidates
    individual individuals people degree degrees diploma diplomas certificate
    certificates certification certifications qualification qualifications experience background
    internship internships apprenticeship apprenticeships training school college university
    bootcamp boot-camp programme program hire hires enthusiast enthusiasts hobbyist hobbyists
    learner learners undergraduate undergraduates postgraduate postgraduates alumnus alumni
    applicant applicants seeker seekers jobseeker jobseekers retiree retirees newcomer newcomers
    beginner beginners dropout ged requirement requirements position positions role roles job jobs
    course courses coursework skills none recruit recruits equivalent traineeship
    placement placements homemaker homemakers user users ownership professionals holder holders transfer transfers promotion
    promotions interest interests passion aptitude enthusiasm scheme schemes";

/// Last nouns of entries that are not roles which stand before other nouns as well: the "Training"
/// of "Training or Development Specialist" and the "People" of "Director, People".
pub(super) const FIELDS: &str = "
    training school college university programme program experience people placement placements
    skills job jobs position course courses recruit certification certifications qualification
    qualifications transfer transfers user users ownership";

/// First words of entries that name no single role: "Various analyst roles".
pub(super) const VAGUE: [&str; 7] = [
    "various",
    "several",
    "multiple",
    "numerous",
    "miscellaneous",
    "different",
    "diverse",
];

/// First words of entries that are not roles, where the entry ends in no known head.
pub(super) const OUTSIDE_STARTS: &str = "
    no none any anyone someone people individuals those n/a open direct bachelor bachelors
    bachelor's bachelor’s master's master’s masters associate's associate’s degree diploma
    experience completion background prior previous equivalent self-taught not varies everyone
    gcse gcses a-level a-levels btec nvq hnd hnc nothing studies own self-employed further continued continuing military community vocational";

/// How entries begin that are not roles, whatever they end in: each a phrase.
pub(super) const OUTSIDE_PHRASES: [&str; 26] = [
    "career change",
    "career changes",
    "career switch",
    "cross-functional move",
    "cross-functional moves",
    "cross-functional roles",
    "direct entry",
    "freelance work",
    "freelancing",
    "internal move",
    "internal moves",
    "lateral move",
    "lateral moves",
    "no experience",
    "no previous",
    "no prior",
    "opening a",
    "opening own",
    "own business",
    "power user",
    "running own",
    "self-employment",
    "starting a",
    "starting own",
    "start own",
    "super user",
];

/// What stands before the titles of a move: "Transition to Product Manager".
pub(super) const MOVES: [&str; 14] = [
    "advance",
    "progress",
    "transition",
    "transitions",
    "transitioning",
    "move",
    "moves",
    "moving",
    "promotion",
    "advancement",
    "progression",
    "growth",
    "step up",
    "switch",
];

/// Ranks that are no role by themselves.
pub(super) const BARE_RANKS: [&str; 5] =
    ["entry-level", "entry", "level", "mid-level", "experienced"];

/// Adjectives of the place that a role is held at: "Manager at Sister Location".
pub(super) const ELSEWHERE: [&str; 10] = [
    "sister",
    "another",
    "other",
    "larger",
    "smaller",
    "bigger",
    "different",
    "similar",
    "nearby",
    "neighboring",
];

/// Words that stand for one another before the same noun, and share what stands around them: "Inside
/// / Outside Sales Representative", "Accounts Payable / Receivable Clerk".
pub(super) const CONTRASTS: [&str; 42] = [
    "inside outside field",
    "demand supply",
    "payable receivable",
    "assurance control",
    "front back",
    "frontend backend",
    "front-end back-end full-stack",
    "front-of-house back-of-house",
    "upstream downstream midstream",
    "inbound outbound",
    "import export",
    "internal external",
    "interior exterior",
    "indoor outdoor",
    "domestic international",
    "residential commercial industrial",
    "local regional national global district area territory cluster",
    "public private",
    "day evening night",
    "electrical mechanical structural civil",
    "primary secondary elementary",
    "adult pediatric paediatric neonatal geriatric",
    "inpatient outpatient",
    "life health",
    "short-term long-term",
    "full-time part-time",
    "b2b b2c",
    "buy-side sell-side",
    "wholesale retail",
    "onshore offshore",
    "email crm sms",
    "digital brand performance growth",
    "paid organic earned",
    "hospital community clinical",
    "retail corporate private commercial",
    "retail corporate investment",
    "mobile web desktop embedded",
    "hardware software firmware embedded",
    "digital print",
    "line base",
    "light heavy",
    "credit market operational liquidity",
];

/// What ends like a profession and is none.
pub(super) const NO_PROFESSIONS: &str = "
    customer consumer computer user power water paper order career center server router container
    boiler elevator conveyor generator transformer compressor tractor trailer printer reactor
    sensor laser cyber matter number weather summer winter after over under upper lower higher
    larger other another inner outer corner border timber lumber rubber leather fiber filter cancer
    liver fever shutter gutter offer transfer buffer cluster docker register semester chapter
    folder layer silver copper letter newsletter river tower shower flower cover counter charter
    quarter better further gender disorder beer peer freezer cooler heater burner motor color
    sector vector tensor minor major prior interior exterior indoor outdoor floor door labor error
    mirror factor indicator escalator refrigerator behavior armor harbor vapor honor humor favor
    tumor flavor odor anchor corridor decor superior rotor actuator inverter converter chiller
    scooter helicopter poster soccer theater meter perimeter parameter diameter newspaper enter
    ever never together proper super hyper inter vendor supplier sewer checklist
    waitlist list assist waist asian indian italian christian civilian pedestrian egyptian canadian
    australian brazilian russian norwegian median human german roman barrier discover trigger
    secondhand firsthand beforehand shorthand freehand offhand safeguard vanguard mudguard mermaid
    amplifier plaster hamper beaver sweater dryer washer laundry-washer
    freighter tanker digger hanger zipper diaper butter sugar pepper dinner supper chamber 
    answer banner browser character charger cracker fertilizer finger hunger ladder ledger
    lever locker multiplayer offender pointer poker propeller
    screwdriver shelter slaughter spider steamer stroller sweeper thunder ticker
    tiger timer toner transponder tuner viewer voucher wafer wonder yarder senior junior";

/// Pairs that count as one head: "Software or Machine Learning Engineering Manager".
pub(super) const COMPOUND_HEADS: [(&str, &[&str]); 23] = [
    (
        "engineering",
        &["manager", "lead", "director", "supervisor"],
    ),
    ("team", &["lead", "leader"]),
    ("test", &["analyst", "engineer", "lead", "technician"]),
    ("project", &["manager", "coordinator"]),
    ("program", &["manager", "coordinator"]),
    ("social", &["worker"]),
    ("support", &["worker"]),
    ("youth", &["worker"]),
    ("care", &["assistant", "worker"]),
    ("case", &["manager", "worker"]),
    ("charge", &["nurse"]),
    ("staff", &["nurse"]),
    ("nurse", &["manager", "practitioner", "educator"]),
    ("sous", &["chef"]),
    ("line", &["cook"]),
    ("loan", &["officer"]),
    ("probation", &["officer"]),
    ("police", &["officer"]),
    ("security", &["officer", "guard"]),
    ("claims", &["handler", "adjuster", "examiner"]),
    ("business", &["partner"]),
    ("teaching", &["assistant"]),
    ("truck", &["driver"]),
];

/// Functions that stand for a role of their own before a head that does not suit them: nobody is
/// a Plant Support Administrator because of "Plant Support / Loom Administrator".
pub(super) const UNSUITED: [(&str, &[&str]); 2] = [
    (
        "support",
        &["administrator", "developer", "architect", "programmer"],
    ),
    ("operations", &["developer", "architect"]),
];

/// Fields of work that have roles of their own, so that a tight slash before a head separates them:
/// "Performance/Capacity Engineer". What one person usually does both of stays whole, as in
/// "Shipping/Receiving Clerk" and "AI/ML Engineer".
pub(super) const SEPARATE_FIELDS: &str = "
    performance capacity reliability infrastructure platform network backend back-end frontend
    front-end full-stack fullstack web mobile desktop android ios kernel bsp driver embedded firmware
    hardware electronics graphic graphics rendering gameplay physics animation engine tools product
    service brand print packaging editorial marketing communications pr advertising banquet catering
    events reservations revenue relief floater structural geotechnical transportation environmental
    chemical process manufacturing underwriting claims actuarial litigation corporate employment
    maths mathematics chemistry biology history geography english french spanish german
    ict pediatric surgical oncology cardiac";

/// Areas that somebody is responsible for, by size.
pub(super) const AREAS: [&str; 8] = [
    "area",
    "cluster",
    "district",
    "global",
    "local",
    "national",
    "regional",
    "territory",
];

/// Words with a tight slash that are one title all the same.
pub(super) const ONE_TITLE: [&str; 3] = ["owner/operator", "singer/songwriter", "player/coach"];

/// Endings of professions.
pub(super) const PROFESSION_ENDINGS: [&str; 12] = [
    "er", "or", "ist", "ian", "man", "woman", "person", "smith", "wright", "hand", "guard", "maid",
];

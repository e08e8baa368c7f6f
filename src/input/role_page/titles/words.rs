//! The words that the grammar of titles knows. All lists are lower case; add to them freely.

use std::sync::LazyLock;

use hashbrown::HashSet;

/// Words that set seniority or standing before a title: they share the title that follows
/// ("Senior or Staff Engineer"). Some are titles of their own as well; see [`HEADS`].
const RANKS: &str = "
    senior sr snr junior jr jnr mid mid-level midlevel mid-weight midweight middle mid-senior
    intermediate entry-level entry staff principal lead head chief vice deputy assistant associate
    graduate student apprentice trainee journeyman journeyperson master certified registered
    licensed chartered qualified newly-qualified distinguished executive managing sous commis acting interim
    adjunct visiting full experienced advanced probationary level tier grade non-executive";

/// Nouns that a title can end in, which no ending gives away.
const HEADS: &str = "
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
    pm csm bdr sdr";

/// Words that are a title when they stand alone and something else before another noun
/// ("Server / Bartender", but "Windows Server / Network Administrator").
const ALONE: &str = "server host counsel model temp runner caller grader crew";

/// Heads so general that one standing alone borrows the words before the former title's head:
/// "Data Architect or Lead" is a Data Lead, but the concierge of "Front Desk Agent / Concierge"
/// is a concierge.
const GENERAL_HEADS: &str = "
    manager director supervisor lead leader coordinator co-ordinator specialist engineer analyst
    architect developer technician administrator trainer owner assistant associate officer
    consultant designer planner instructor inspector operator operative clerk representative rep
    executive educator scientist agent adviser advisor strategist programmer co-op coop
    expert tester researcher worker attendant head mechanic scheduler
    editor writer aide practitioner superintendent tech technologist";

/// Heads above the ranks: "Senior Analyst or Manager" is no senior manager.
const LEADERSHIP: &str = "
    manager director supervisor lead leader head chief owner superintendent president vp svp evp
    avp dean";

/// Ranks of the first of two titles that hold for the second: "Senior Web or Mobile Developer".
const SHARED_RANKS: &str =
    "senior sr snr junior jr jnr mid mid-level staff principal trainee apprentice";

/// First words of a trailing clause, wherever they stand.
const STRONG_STARTERS: &str = "with without who whose having transitioning";

/// First words of a trailing clause behind a head.
const CLAUSE_STARTERS: &str = "
    a an another any our their your that which holding seeking looking interested moving working coming pursuing returning specializing specialising specialized specialised
    focused focusing focussing experienced trained willing able hoping wanting aiming planning
    promoted via through after following upon plus including especially particularly preferably
    ideally typically usually often sometimes when where if while as from e.g. eg based involving
    requiring responsible switching changing crossing supporting leading learning preparing
    overseeing managing depending possibly perhaps only then";

/// Small words inside titles, after which a title goes on.
const CONNECTORS: &str = "of de du des la le del di in for and the to at on & + und y d'";

/// Words that stand for the rest of a list.
const AND_SO_ON: &str = "similar equivalent related comparable other others etc more elsewhere";

/// Last nouns of entries that are not roles.
const OUTSIDE_HEADS: &str = "
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
    placement placements homemaker homemakers professionals holder holders transfer transfers promotion
    promotions";

/// Last nouns of entries that are not roles which stand before other nouns as well: the "Training"
/// of "Training or Development Specialist" and the "People" of "Director, People".
const FIELDS: &str = "
    training school college university programme program experience people placement placements
    skills job jobs position course courses recruit certification certifications qualification
    qualifications transfer transfers";

/// First words of entries that name no single role: "Various analyst roles".
const VAGUE: [&str; 7] = [
    "various",
    "several",
    "multiple",
    "numerous",
    "miscellaneous",
    "different",
    "diverse",
];

/// First words of entries that are not roles, where the entry ends in no known head.
const OUTSIDE_STARTS: &str = "
    no none any anyone someone people individuals those n/a open direct bachelor bachelors
    bachelor's bachelor’s master's master’s masters associate's associate’s degree diploma
    experience completion background prior previous equivalent self-taught not varies everyone
    nothing studies";

/// What ends like a profession and is none.
const NO_PROFESSIONS: &str = "
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
    amplifier plaster hamper beaver sweater dryer washer laundry-washer
    freighter tanker digger hanger zipper diaper butter sugar pepper dinner supper chamber 
    answer banner browser character charger cracker fertilizer finger hunger ladder ledger
    lever locker multiplayer offender pointer poker propeller
    screwdriver shelter slaughter spider steamer stroller sweeper thunder ticker
    tiger timer toner transponder tuner viewer voucher wafer wonder yarder senior junior";

/// Pairs that count as one head: "Software or Machine Learning Engineering Manager".
const COMPOUND_HEADS: [(&str, &[&str]); 4] = [
    (
        "engineering",
        &["manager", "lead", "director", "supervisor"],
    ),
    ("team", &["lead", "leader"]),
    ("project", &["manager", "coordinator"]),
    ("program", &["manager", "coordinator"]),
];

/// Functions that stand for a role of their own before a head that does not suit them: nobody is
/// a Plant Support Administrator because of "Plant Support / Loom Administrator".
const UNSUITED: [(&str, &[&str]); 2] = [
    (
        "support",
        &["administrator", "developer", "architect", "programmer"],
    ),
    ("operations", &["developer", "architect"]),
];

/// Words with a tight slash that are one title all the same.
const ONE_TITLE: [&str; 3] = ["owner/operator", "singer/songwriter", "player/coach"];

type Words = LazyLock<HashSet<&'static str>>;

static RANK_SET: Words = LazyLock::new(|| RANKS.split_whitespace().collect());
static HEAD_SET: Words = LazyLock::new(|| HEADS.split_whitespace().collect());
static ALONE_SET: Words = LazyLock::new(|| ALONE.split_whitespace().collect());
static GENERAL_SET: Words = LazyLock::new(|| GENERAL_HEADS.split_whitespace().collect());
static LEADERSHIP_SET: Words = LazyLock::new(|| LEADERSHIP.split_whitespace().collect());
static STARTER_SET: Words = LazyLock::new(|| CLAUSE_STARTERS.split_whitespace().collect());
static STRONG_SET: Words = LazyLock::new(|| STRONG_STARTERS.split_whitespace().collect());
static SHARED_SET: Words = LazyLock::new(|| SHARED_RANKS.split_whitespace().collect());
static CONNECTOR_SET: Words = LazyLock::new(|| CONNECTORS.split_whitespace().collect());
static AND_SO_ON_SET: Words = LazyLock::new(|| AND_SO_ON.split_whitespace().collect());
static OUTSIDE_SET: Words = LazyLock::new(|| OUTSIDE_HEADS.split_whitespace().collect());
static FIELD_SET: Words = LazyLock::new(|| FIELDS.split_whitespace().collect());
static OUTSIDE_START_SET: Words = LazyLock::new(|| OUTSIDE_STARTS.split_whitespace().collect());
static NO_PROFESSION_SET: Words = LazyLock::new(|| NO_PROFESSIONS.split_whitespace().collect());

/// Endings of professions.
const PROFESSION_ENDINGS: [&str; 9] = [
    "er", "or", "ist", "ian", "man", "woman", "person", "smith", "wright",
];

/// Returns a word as the lists have it.
pub(super) fn key(word: &str) -> String {
    word.trim_matches([',', '.', ':', ';', '"', '“', '”'])
        .to_lowercase()
}

/// Whether a word is the number of a level: `2`, `II`, `L3`.
pub(super) fn is_level(word: &str) -> bool {
    let digits = |text: &str| {
        !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit())
    };
    matches!(word, "I" | "II" | "III" | "IV" | "V")
        || digits(word)
        || word.strip_prefix(['L', 'l']).is_some_and(digits)
}

/// Whether a word sets seniority or standing.
pub(super) fn is_rank(word: &str) -> bool {
    is_level(word) || RANK_SET.contains(key(word).as_str())
}

/// Whether a word can end a title.
pub(super) fn is_head(word: &str) -> bool {
    let key = key(word);
    // The head of "Pharmacist-in-Charge" is the pharmacist.
    let stem = ["-in-", "-at-", "-of-"]
        .iter()
        .find_map(|joint| key.split_once(joint));
    is_head_key(&key)
        || stem.is_some_and(|(stem, _)| is_head_key(stem))
        || key.strip_suffix('s').is_some_and(is_head_key)
        || key
            .rsplit_once('-')
            .is_some_and(|(_, last)| last.len() > 2 && is_head_key(last))
}

fn is_head_key(key: &str) -> bool {
    if HEAD_SET.contains(key) {
        return true;
    }
    let known = RANK_SET.contains(key) || NO_PROFESSION_SET.contains(key);
    key.len() >= 4 && !known && PROFESSION_ENDINGS.iter().any(|end| key.ends_with(end))
}

/// Whether a word is a known head, not one guessed by its ending.
pub(super) fn is_known_head(word: &str) -> bool {
    HEAD_SET.contains(key(word).as_str())
}

/// Whether a word that stands alone is a title.
pub(super) fn is_title_alone(word: &str) -> bool {
    ALONE_SET.contains(key(word).as_str())
}

/// Whether a head alone borrows the front of the title before it.
pub(super) fn is_general_head(word: &str) -> bool {
    GENERAL_SET.contains(key(word).as_str())
}

/// Whether a head leads others.
pub(super) fn is_leadership(word: &str) -> bool {
    LEADERSHIP_SET.contains(key(word).as_str())
}

/// Whether a title that begins with this word can end in the field it leads: "VP People".
pub(super) fn is_leader_of_field(word: &str) -> bool {
    const LEADERS: [&str; 6] = ["vp", "svp", "evp", "avp", "director", "head"];
    LEADERS.contains(&key(word).as_str())
}

/// Whether a rank holds for the titles that follow.
pub(super) fn is_shared_rank(word: &str) -> bool {
    SHARED_SET.contains(key(word).as_str())
}

/// Whether a word begins a trailing clause wherever it stands.
pub(super) fn surely_starts_clause(word: &str) -> bool {
    let key = word.trim_end_matches([',', ':']).to_lowercase();
    STRONG_SET.contains(key.as_str())
}

/// Whether a word begins a trailing clause behind a head.
pub(super) fn starts_clause(word: &str) -> bool {
    let key = word.trim_end_matches([',', ':']).to_lowercase();
    STARTER_SET.contains(key.as_str())
}

/// Whether a word joins the words of a title.
pub(super) fn is_connector(word: &str) -> bool {
    CONNECTOR_SET.contains(word)
}

/// Whether what follows the word says what a title is for, as in "Head of Nursing".
pub(super) fn is_preposition(word: &str) -> bool {
    const PREPOSITIONS: [&str; 14] = [
        "of", "de", "du", "des", "la", "le", "del", "di", "in", "for", "to", "at", "on", "within",
    ];
    PREPOSITIONS.contains(&word.to_lowercase().as_str())
}

/// Whether a word stands for the rest of a list.
pub(super) fn is_and_so_on(word: &str) -> bool {
    AND_SO_ON_SET.contains(key(word).as_str())
}

/// Whether an entry whose last noun is this is not a role.
pub(super) fn is_outside_head(word: &str) -> bool {
    OUTSIDE_SET.contains(key(word).as_str())
}

/// Whether a word that ends entries which are no roles can name the field of one as well.
pub(super) fn is_field(word: &str) -> bool {
    FIELD_SET.contains(key(word).as_str())
}

/// Whether a word says what a person is, and that it is not a role: "graduate", "certificate".
pub(super) fn is_outside_only(word: &str) -> bool {
    is_outside_head(word) && !is_field(word)
}

/// Whether an entry that begins with this word and ends in no head is not a role.
pub(super) fn starts_outside(word: &str) -> bool {
    let key = key(word);
    OUTSIDE_START_SET.contains(key.as_str()) || key.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether an entry that begins with this word names no single role.
pub(super) fn is_vague(word: &str) -> bool {
    VAGUE.contains(&key(word).as_str())
}

/// Whether two words make one head.
pub(super) fn is_compound_head(first: &str, second: &str) -> bool {
    pairs(&COMPOUND_HEADS, first, second)
}

/// Whether a function does not borrow a head.
pub(super) fn is_unsuited(function: &str, head: &str) -> bool {
    pairs(&UNSUITED, function, head)
}

fn pairs(table: &[(&str, &[&str])], first: &str, second: &str) -> bool {
    let (first, second) = (key(first), key(second));
    table
        .iter()
        .any(|(a, b)| *a == first && b.contains(&second.as_str()))
}

/// Whether the slash of a word separates titles: between ranks, and between heads.
pub(super) fn splits_at_slash(word: &str) -> bool {
    let one_title = ONE_TITLE.contains(&key(word).as_str());
    let all = |fine: fn(&str) -> bool| {
        word.split('/')
            .all(|piece| !piece.is_empty() && fine(piece))
    };
    let known = word.split('/').any(is_known_head);
    !one_title && (all(is_rank) || (known && all(|piece| is_rank(piece) || is_head(piece))))
}

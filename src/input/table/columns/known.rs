//! The headings by which columns are known.

use super::Column;
use Column::{
    AdvancesTo, Aliases, Basis, Broader, Category, Codes, Computed, Currency, Description,
    Education, EntryFrom, Evidence, Family, FieldsOfStudy, Foreign, From, Id, Importance, Inherits,
    Kind, Label, LateralTo, Level, Listing, MedianYears, Name, Notes, OneWay, OptionalSkills,
    Outside, People, Per, Period, Person, PreferredEducation, PreferredExperience, Proficiency,
    Qualifier, Responsibilities, Role, Salary, SalaryMax, SalaryMin, Secondary, Skill, Skills,
    Source, Step, Stub, Tags, Terminal, TimeInRole, Title, To, Track, Years, YearsMax, YearsMin,
};

/// Every heading that is known, in the form in which names are compared, separated by bars. The first
/// one of a column is the one that findings and the book show.
pub(super) const HEADINGS: &[(Column, &str)] = &[
    (
        Role,
        "role | role title | role name | job title | job role | job | position | \
         position title | occupation | post | job name | role id | job profile | \
         job profile name | designation | post title | position name | role / title | \
         role/title | jobs | titles | role profile | class title | \
         job class | trade | business title | working title | standard title | \
         standard job title | generic role | benchmark job | job role title | \
         occupation title | official title | post name | job code | job id | \
         job key | role code | position code | position id | post no | job ref | \
         job number | job profile id | profile code | typical job title | \
         example job title | typical role | corporate title",
    ),
    (
        Skill,
        "skill | skill name | competency | competence | competency name | capability | \
         skill / competency | skill/competency | skill or competency | skill id | \
         behaviour | behavior | knowledge area",
    ),
    (Id, "id | code | key | slug | ref | reference code"),
    (Title, "title"),
    (Name, "name"),
    (
        Aliases,
        "aliases | alias | also known as | aka | other titles | other names | \
         alternative titles | synonyms | alternative names",
    ),
    (
        Family,
        "family | job family | role family | profession | discipline | function | department | \
         job function | job family group | job families | sub family | job sub family | \
         job category | division | directorate | section | occupational group | \
         professional group | practice | practice area | business area | team | dept | \
         department name | service line | career family | chapter | guild | business unit | \
         unit | staff group | job group",
    ),
    (
        Track,
        "track | career track | ladder | stream | career stream | career path | \
         career ladder | pathway | career pathway | job track | role type | \
         management level | career band",
    ),
    (
        Level,
        "level | job level | role level | career level | grade | job grade | band | pay band | rank | \
         seniority | lvl | level code | level name | level no | \
         compensation grade | pay grade | salary grade | hay grade | global grade | \
         job band | afc band | pay level | pay scale group | pay scale level | wage group | \
         grade level | grade code | tier | stage | career stage | position level | \
         position grade | role grade | sfia level | responsibility level | \
         level of responsibility",
    ),
    (
        Years,
        "years | experience | years of experience | years experience | years range | \
         experience range | yoe | experience required | required experience | exp | \
         years exp | yrs exp | typical experience | relevant experience | work experience | \
         total experience | years required | years of service | experience in years | \
         tenure | experience needed | experience requirement | relevant work experience | \
         typical years of experience | years of relevant experience",
    ),
    (
        TimeInRole,
        "time in role | years in role | typical time | typical years | time to promotion | \
         typical time in role | time in grade | time in level | time in position | \
         time at level | time served | min tenure | typical tenure | timeframe | \
         typical timeframe | timeline | duration | after | minimum time in role | \
         min time in role | average time in role | expected time in role | time in band | \
         promotion time | time to next level | time to next role | years to promotion | \
         min time in grade | min time in rank | minimum time in rank | minimum time in grade | time at grade | typical time at level | time in rank | \
         years in rank | min years in rank | typical years to promotion",
    ),
    (
        YearsMin,
        "years min | min years | minimum years | min experience | minimum experience | \
         years from | min years experience | min years of experience | \
         minimum years of experience | min exp | min yrs | min yrs exp | minimum exp | experience min | \
         experience from | min years exp",
    ),
    (
        YearsMax,
        "years max | max years | maximum years | max experience | maximum experience | \
         years to | max years experience | max years of experience | \
         maximum years of experience | max exp | max yrs | max yrs exp | maximum exp | experience max | \
         experience to",
    ),
    (
        Salary,
        "salary | salary range | pay | pay range | compensation | wage | hourly pay | \
         annual salary | base salary | base pay | basic salary | basic pay | salary scale | \
         pay scale | pay rate | rate | hourly rate | hourly wage | \
         rate of pay | day rate | daily rate | monthly salary | gross salary | \
         remuneration | ctc | wages | compensation range | package | salary band | \
         base salary band | salary band range | compensation band",
    ),
    (
        SalaryMin,
        "salary min | min salary | minimum salary | salary from | pay min | min pay | \
         salary low | pay range minimum | pay range min | range min | range minimum | \
         base salary min | salary range min | salary range minimum | salary minimum | \
         pay minimum | minimum pay | min rate | minimum rate | band min | scale min | \
         grade min | grade minimum | starting salary | salary floor | min base | \
         salary lower | wage min | min wage | compensation min",
    ),
    (
        SalaryMax,
        "salary max | max salary | maximum salary | salary to | pay max | max pay | \
         salary high | pay range maximum | pay range max | range max | range maximum | \
         base salary max | salary range max | salary range maximum | salary maximum | \
         pay maximum | maximum pay | max rate | maximum rate | band max | scale max | \
         grade max | grade maximum | salary ceiling | top of scale | max base | \
         salary upper | wage max | max wage | compensation max",
    ),
    (
        Currency,
        "currency | salary currency | currency code | curr | ccy | pay currency | \
         compensation currency",
    ),
    (
        Per,
        "per | salary per | pay period | frequency | pay frequency | pay basis | \
         salary basis | pay type | rate type | salary period | pay rate type | rate basis | \
         wage type | compensation type",
    ),
    (Terminal, "terminal | summit | top of ladder"),
    (Inherits, "inherits | inherits from | based on"),
    (
        EntryFrom,
        "entry from | entry point from | entry points | entry point | previous role | \
         previous roles | prior role | prior roles | promoted from | feeder role | \
         feeder roles | comes from | enters from | feeder | feeders | feeder jobs | \
         feeder positions | previous position | previous positions | prerequisite role | \
         prerequisite roles | typical feeder roles | typical prior role | entry route | \
         entry routes | recruited from | sourced from | preceding role | pipeline roles | \
         previous job | prior position",
    ),
    (
        AdvancesTo,
        "advances to | advancement to | advancement | next role | next roles | next step | \
         next steps | promotion to | promotes to | promoted to | progresses to | \
         progression to | leads to | next position | next level role | next | next job | \
         next level | next title | next designation | next grade | next move | next moves | \
         next possible role | next possible roles | potential next roles | \
         potential next role | possible next roles | possible next role | \
         typical next role | typical next roles | promotes into | promotable to | \
         promotion | promotion path | promotion role | progression | progression role | \
         career progression | progress to | feeds into | leads into | upward move | \
         upward moves | vertical move | vertical moves | target roles | future roles | \
         step up | moves to | next positions | next jobs | career next step | \
         next career step | next job code | next job title | next role title | next role id | \
         next role code | next position code | can progress to | can advance to | \
         progresses into | next stage | next stages | next rank | next band | next tier",
    ),
    (
        LateralTo,
        "lateral to | lateral moves | lateral move | lateral | lateral moves to | \
         sideways moves | sideways to | lateral roles | lateral role | lateral option | \
         lateral options | lateral opportunities | lateral transfer | horizontal move | \
         horizontal moves | sideways | sideways move | cross moves | adjacent roles | \
         related roles | alternative roles | lateral move options",
    ),
    (
        Skills,
        "skills | required skills | requires | requirements | essential skills | \
         competencies | competences | key skills | must have | must have skills | \
         skills required | key competencies | core competencies | required competencies | \
         behavioural competencies | behavioral competencies | core skills | \
         technical skills | soft skills | hard skills | primary skills | mandatory skills | \
         critical skills | skills needed | skills & competencies | skills and competencies | \
         essential criteria | essential requirements | must haves | skill set | skillset | \
         minimum requirements | person specification | tools | skill requirements | sfia skills",
    ),
    (
        OptionalSkills,
        "optional skills | optional | desirable skills | nice to have | \
         nice to have skills | preferred skills | desirable | desirable criteria | \
         secondary skills | additional skills | desired skills | bonus skills | \
         good to have | good to have skills | nice to haves | preferred | \
         desirable requirements",
    ),
    (
        Description,
        "description | summary | definition | role summary | job summary | role definition | \
         purpose | overview | role purpose | job purpose | meaning | job description | \
         role description | role overview | position summary | job profile summary | \
         main purpose | purpose of role | mission | short description | brief description | \
         what it looks like | what it means",
    ),
    (
        Responsibilities,
        "responsibilities | key responsibilities | main responsibilities | duties | \
         primary functions | accountabilities | key duties | main duties | \
         duties and responsibilities | responsibilities and duties | tasks | key tasks | \
         main tasks | key accountabilities | role responsibilities | key result areas | \
         kras | deliverables",
    ),
    (
        Secondary,
        "secondary responsibilities | secondary functions | other duties",
    ),
    (
        Education,
        "education | minimum education | qualifications | qualification | \
         required education | education required | min education | minimum qualification | \
         minimum qualifications | education level | entry requirement | entry requirements | \
         required qualifications | qualification required | education requirement | degree | \
         degree required | certifications | certification | licences | licenses | \
         academic requirements",
    ),
    (
        PreferredEducation,
        "preferred education | desirable education",
    ),
    (FieldsOfStudy, "fields of study | field of study"),
    (
        PreferredExperience,
        "preferred experience | desirable experience",
    ),
    (
        Notes,
        "notes | note | comments | comment | remarks | remark",
    ),
    (Tags, "tags | keywords | labels"),
    (
        Codes,
        "occupation codes | occupation code | soc code | isco code | onet code | esco uri",
    ),
    (Outside, "outside entries | outside entry"),
    (Stub, "stub"),
    (
        From,
        "from | from role | source | current role | former role | move from | \
         starting role | from job | from position | current job | current position | \
         from title",
    ),
    (
        To,
        "to | to role | target | target role | new role | move to | destination role | \
         to job | to position | new job | new position | destination | to title",
    ),
    (
        Kind,
        "kind | type | move type | transition type | type of move | move | transition | \
         skill type | kind of move | transition kind | movement type | move category | \
         type of transition | direction",
    ),
    (Basis, "basis"),
    (Qualifier, "qualifiers | qualifier | condition | conditions"),
    (Source, "sources | citation | reference"),
    (
        People,
        "people | observed people | number of people | headcount moved",
    ),
    (Period, "period | observed period"),
    (MedianYears, "median years"),
    (OneWay, "one way"),
    (
        Category,
        "category | group | skill category | skill group | area | competency area | theme | \
         domain | cluster | competency group | skill area | dimension | \
         competency category | subcategory | sub category | sub area | core/specific | \
         core / specific | competency type | skill family | skill domain",
    ),
    (
        Broader,
        "broader | broader skill | broader skills | parent skill | part of",
    ),
    (
        Proficiency,
        "proficiency | level required | required level | proficiency level | skill level | \
         competency level | competence level | capability level | mastery level | \
         target level | expected level | required proficiency | proficiency required | \
         min proficiency | minimum proficiency | minimum level | expected proficiency | \
         expected",
    ),
    (
        Importance,
        "importance | essential / desirable | essential/desirable | essential or desirable | \
         priority | weight | required or optional | mandatory | essential | required | \
         criticality | requirement | must/should/could | must / should / could | moscow | weighting",
    ),
    (
        Evidence,
        "evidence | sentence | behavioural indicator | behavioral indicator | \
         behavioural indicators | behavioral indicators | indicator | indicators | \
         expected behaviour | expected behavior",
    ),
    (
        Step,
        "step | proficiency step | score | rating | points | scale",
    ),
    (
        Label,
        "label | step name | rating name | score name | proficiency name | rating label",
    ),
    (
        Computed,
        "asks | in | out | roles | requirements count | family title | track title | \
         source title | target title | gap min | gap max | coverage min | coverage max | \
         mentioned by",
    ),
    (
        Person,
        "employee | employee name | employee id | person | full name | first name | \
         last name | surname | team member | staff member | colleague | staff name | \
         candidate | mitarbeiter | employee no | employee number | employee full name | \
         staff id | worker | worker name | incumbent | incumbents | incumbent name | \
         current holder | current incumbent | post holder | postholder | job holder | \
         email | e mail | email address | given name | family name | nom | prénom | \
         nom et prénom | salarié | collaborateur | vorname | nachname | mitarbeiterin | \
         mitarbeiter/in | beschäftigter | empleado | nombre y apellidos | apellidos | \
         dipendente | cognome | medewerker | werknemer | pracownik | funcionário | \
         colaborador | assignee | assigned to | reporter | requester | who",
    ),
    (
        Listing,
        "date | version | approved by | sheet | sheet name | tab | tab name | worksheet | page | \
         page no | signature | signed | signed by | date signed | change | change description | \
         changed by | changes | revision | revised by | due date | deadline | \
         story points | issue type | ticket | epic",
    ),
    (
        Foreign,
        "headcount | head count | fte | ftes | cost centre | cost center | reports to | \
         line manager | manager | hiring manager | owner | location | office | site | \
         last reviewed | last updated | last review | updated | reviewed | review date | \
         effective date | status | author | employees | \
         vacancies | open positions | budget | direct reports | team size | no | nr | \
         order | sort order | # | effective from | effective to | valid from | valid to | \
         start date | end date | last modified | created | created by | created on | \
         last updated by | flsa | flsa status | exempt | job exempt | inactive | active | \
         company | company code | country | region | work location | reporting to | \
         reports into | supervises | span of control | no of reports | wte | establishment | \
         headcount target | employee count | no of posts | posts | sr no | \
         s no | sno | s/n | sn | sl no | seq | sequence | sort | row | line | item | index | \
         bonus | bonus % | target bonus | midpoint | pay range mid | salary range mid | \
         salary mid | range mid | salary midpoint | pay midpoint | mid salary | range midpoint | mid point | \
         range spread | compa ratio | 25th percentile | 50th percentile | 75th percentile | \
         market median | p25 | p50 | p75 | survey code | hay points | je score | \
         job evaluation score | leave days | annual leave | notice | notice period | \
         probation | probation period | contract type | employment type | contract | link | \
         url | hrbp | approver | sponsor | union | eeo category | remote | hours | \
         hours per week | weekly hours | gap | skill gap | current | \
         delta | variance | current level | actual | actual level | self rating | self assessment | \
         manager rating | current rating",
    ),
];

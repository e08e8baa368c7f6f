//! Names of skills of all other fields that mean something else elsewhere.

use super::Sense;

/// The names, in no order.
pub(super) const SENSES: &[Sense] = &[
    Sense {
        skill: "driving",
        names: "cdl",
        beside: "mel; minimum equipment list; configuration deviation; aircraft; dispatch release; airworthiness",
        unless: "truck; class a; class b; haul",
        means: "",
    },
    Sense {
        skill: "inclusive-leadership",
        names: "inclusive",
        beside: "inclusive research; inclusive method; inclusive practice; inclusive language; \
            inclusive education; inclusive classroom; inclusive of; all inclusive",
        unless: "",
        means: "",
    },
    Sense {
        skill: "legal-practice-software",
        names: "practice management software",
        beside: "veterinary; vet; animal; avimark; cornerstone; ezyvet; impromed; dvmax",
        unless: "legal; law",
        means: "veterinary practice software",
    },
    Sense {
        skill: "legal-practice-software",
        names: "practice management software",
        beside: "dental; dentrix; eaglesoft; patient; medical; clinic; kareo; accounting firm",
        unless: "legal; law",
        means: "",
    },
    Sense {
        skill: "supervision",
        names: "supervision",
        beside: "under supervision; under the supervision; under close supervision; no supervision; \
            under direct supervision",
        unless: "supervision of staff; supervise",
        means: "",
    },
    Sense {
        skill: "triage",
        names: "triage; triaging",
        beside: "alert; ticket; malware; siem; soc; phishing; incident; vulnerability; \
            vulnerabilities; bug; defect; backlog; log; issue; support request",
        unless: "patient; nurse; nursing; clinical; medical; emergency department; emergency room; injury",
        means: "",
    },
    Sense {
        skill: "order-picking",
        names: "packing",
        beside: "object; works of art; work of art; artwork; artefact; artifact; museum; art \
            handling; specimen",
        unless: "order; warehouse; picking; shipping",
        means: "",
    },
    Sense {
        skill: "manhattan-wms",
        names: "manhattan",
        beside: "manhattan",
        unless: "wms; warehouse; blue yonder; sap ewm; highjump; logistics; supply chain; korber",
        means: "",
    },
    Sense {
        skill: "opera-pms",
        names: "opera",
        beside: "opera",
        unless: "pms; property management; hotel; front desk; reservation; mews; protel; fidelio; guest; \
            cloudbeds; micros",
        means: "",
    },
    Sense {
        skill: "canvas-lms",
        names: "canvas",
        beside: "canvas",
        unless: "lms; moodle; blackboard; classroom; schoology; learning; course; student; school; teacher; \
            teams; online",
        means: "",
    },
    Sense {
        skill: "electrical-code-compliance",
        names: "nec",
        beside: "fidic; jct; contract; contract administration; contractual; tender; quantity surveying",
        unless: "electrical; electrician; wiring; nfpa",
        means: "nec contracts",
    },
    Sense {
        skill: "electronic-health-records",
        names: "emr",
        beside: "aws; amazon; s3; spark; redshift; glue; hadoop; athena; lambda; kinesis; hive; \
            databricks; ec2; big data",
        unless: "ehr; patient; clinical",
        means: "amazon emr",
    },
    Sense {
        skill: "titration",
        names: "titration",
        beside: "drip; infusion; vasoactive; vasopressor; iv; medication; patient; critical care; \
            pressor; sedation; dose",
        unless: "laboratory; hplc; assay; chemical",
        means: "drip titration",
    },
    Sense {
        skill: "care-coordination",
        names: "case management",
        beside: "legal; law; litigation; attorney; paralegal; clio; court; lawyer; discovery; \
            e discovery; westlaw",
        unless: "patient; nursing",
        means: "legal case management",
    },
    Sense {
        skill: "account-reconciliation",
        names: "reconciliation",
        beside: "inventory; stock; cycle count; warehouse; stocktake",
        unless: "ledger; bank; accounting; account; invoice",
        means: "inventory reconciliation",
    },
    Sense {
        skill: "account-reconciliation",
        names: "reconciliation",
        beside: "medication; patient",
        unless: "billing; ledger; bank; payment",
        means: "medication reconciliation",
    },
    Sense {
        skill: "networking-with-people",
        names: "networking skills",
        beside: "tcp/ip; dns; dhcp; linux; router; cisco; vpn; firewall; lan; wan; switch; \
            system administration; cloud; windows; server",
        unless: "",
        means: "computer networking",
    },
    Sense {
        skill: "interviewing",
        names: "interviewing",
        beside: "customer; user; witness; witnesses; suspect; patient",
        unless: "candidate; recruiting; recruitment; hiring; applicant",
        means: "",
    },
    Sense {
        skill: "constant-contact",
        names: "constant contact",
        beside: "constant contact with; in constant contact; maintain constant contact",
        unless: "mailchimp; klaviyo; email marketing; email campaign",
        means: "",
    },
    Sense {
        skill: "minimum-viable-product",
        names: "mvp",
        beside: "mvvm; mvc; mvi; viper; clean architecture; design pattern; architecture pattern; \
            architectural pattern",
        unless: "",
        means: "model view presenter",
    },
    Sense {
        skill: "search-engine-marketing",
        names: "sem",
        beside: "tem; xrd; afm; edx; eds; xps; ftir; microscopy; microscope; spectroscopy; \
            metallography",
        unless: "seo; ppc",
        means: "scanning electron microscopy",
    },
    Sense {
        skill: "epic-ehr",
        names: "epic",
        beside: "user stories; user story; backlog; jira; sprint; agile; scrum; stories; roadmap",
        unless: "ehr; emr; cerner; patient",
        means: "user stories",
    },
    Sense {
        skill: "adobe-indesign",
        names: "page layout",
        beside: "salesforce; record type; lightning; validation rule; wordpress",
        unless: "indesign; print",
        means: "",
    },
    Sense {
        skill: "perseverance",
        names: "persistence",
        beside: "data persistence; persistence layer; persistence framework; persistence api; \
            persistence of data; storage and persistence; persistence and storage; jpa; \
            hibernate; orm; core data; sqlite; realm",
        unless: "tenacity; resilience",
        means: "",
    },
    Sense {
        skill: "corrective-and-preventive-action",
        names: "corrective action",
        beside: "termination; disciplinary; discipline; employee relation; grievance",
        unless: "capa; audit; nonconformance",
        means: "employee relations",
    },
    Sense {
        skill: "law",
        names: "law",
        beside: "by law; state law; arrest law; federal law; under law; in accordance with law",
        unless: "lawyer; attorney; paralegal; law school; litigation",
        means: "",
    },
    Sense {
        skill: "accruals-and-deferrals",
        names: "accruals",
        beside: "pto; leave; vacation; sick time; time off",
        unless: "ledger; journal entries; month end",
        means: "pto administration",
    },
    Sense {
        skill: "recruitment",
        names: "recruitment; recruiting",
        beside: "participant; clinical trial; informed consent; user research; usability",
        unless: "talent; hiring; candidate; applicant",
        means: "",
    },
    Sense {
        skill: "appointment-scheduling",
        names: "calendaring",
        beside: "docketing; court; statute; litigation; docket; filing deadline",
        unless: "",
        means: "legal calendaring",
    },
    Sense {
        skill: "account-reconciliation",
        names: "reconciliation",
        beside: "cash register; till; daily cash; cash drawer; barista; cashier",
        unless: "ledger; bank reconciliation; accounting; invoice",
        means: "cash handling",
    },
    Sense {
        skill: "greenhouse-recruiting",
        names: "greenhouse",
        beside: "irrigation; crop; plants; horticulture; nursery; growing; harvest",
        unless: "applicant; recruiting; ats; lever; icims",
        means: "",
    },
    Sense {
        skill: "periodontal-care",
        names: "dental prophylaxis",
        beside: "animal; veterinary; pet; canine",
        unless: "",
        means: "veterinary dentistry",
    },
    Sense {
        skill: "supply-chain-management",
        names: "scm",
        beside: "git; github; gitlab; bitbucket; perforce; svn; subversion; version control; source \
            control; branching",
        unless: "supply; logistics; procurement; warehouse",
        means: "version control",
    },
    Sense {
        skill: "blueprint-reading",
        names: "blueprints",
        beside: "unreal; unreal engine; ue4; ue5; visual scripting; gameplay",
        unless: "construction; welding; machining",
        means: "unreal blueprints",
    },
    Sense {
        skill: "stock-control",
        names: "inventory",
        beside: "gameplay; character; quest; npc; ability system; unreal; rpg",
        unless: "stock; warehouse; retail; store; food; ordering",
        means: "",
    },
    Sense {
        skill: "feedback",
        names: "feedback",
        beside: "guest feedback; medallia; reviewpro; trustyou; qualtrics; feedback platform; \
            feedback tool; survey",
        unless: "coaching; peer; constructive",
        means: "",
    },
    Sense {
        skill: "resilience",
        names: "resilience",
        beside: "friends resilience; cyber resilience; operational resilience",
        unless: "",
        means: "",
    },
    Sense {
        skill: "supervision",
        names: "supervision",
        beside: "takes supervision; clinical supervision; reflective practice; under supervision; \
            without supervision; minimal supervision",
        unless: "",
        means: "",
    },
    Sense {
        skill: "psychology",
        names: "psychology",
        beside: "psychology board",
        unless: "",
        means: "",
    },
    Sense {
        skill: "point-of-sale-systems",
        names: "pos",
        beside: "blockchain; consensus; pow; bft; proof of stake; staking; validator",
        unless: "retail; till; checkout; cash",
        means: "",
    },
];

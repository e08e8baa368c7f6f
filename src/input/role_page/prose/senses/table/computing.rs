//! Names of skills of computing that mean something else in other fields, and beside other tools.

use super::Sense;

/// The names, in no order.
pub(super) const SENSES: &[Sense] = &[
    Sense {
        skill: "message-queues",
        names: "pub/sub",
        beside: "kinesis; sqs; sns; gcp; google; google cloud; bigquery; dataflow; dataproc; cloud run; \
            event hub; eventbridge; service bus; pulsar",
        unless: "pattern; messaging; model; architecture; queue",
        means: "google pub/sub",
    },
    Sense {
        skill: "can-bus",
        names: "can",
        beside: "can",
        unless: "bus; buses; i2c; spi; uart; lin; canopen; j1939; automotive; embedded; firmware; ecu; \
            protocol; ethernet; serial; microcontroller; flexray; modbus; profibus; fieldbus",
        means: "",
    },
    Sense {
        skill: "content-management-systems",
        names: "cms",
        beside: "wine; sommelier; wset; medicare; medicaid; cms regulation; cms compliance; cms guideline; \
            conditions of participation; nursing home; skilled nursing",
        unless: "website; web; wordpress; drupal; content",
        means: "",
    },
    Sense {
        skill: "aws-glue",
        names: "glue",
        beside: "glue",
        unless: "aws; amazon; athena; s3; emr; redshift; etl; lambda; spark; kinesis; lake formation; data",
        means: "",
    },
    Sense {
        skill: "amazon-athena",
        names: "athena",
        beside: "athena",
        unless: "aws; amazon; glue; s3; emr; redshift; etl; lambda; spark; presto; trino; sql; data",
        means: "",
    },
    Sense {
        skill: "autodesk-maya",
        names: "maya",
        beside: "maya",
        unless: "3d; blender; 3ds max; houdini; zbrush; cinema 4d; animation; rigging; vfx; modeling; \
            modelling; dcc; autodesk; substance; render; rendering",
        means: "",
    },
    Sense {
        skill: "unity",
        names: "unity",
        beside: "cmock; ceedling; unit test; unit testing; googletest; google test; cpputest; misra",
        unless: "unreal; game; godot; c#; vr; engine; 3d",
        means: "unity test",
    },
    Sense {
        skill: "gcp",
        names: "gcp",
        beside: "ich; clinical; trial; good clinical practice; irb; 21 cfr; investigator; protocol; glp; gmp; gxp",
        unless: "aws; azure; bigquery; cloud; kubernetes; terraform",
        means: "good clinical practice",
    },
    Sense {
        skill: "shell-scripting",
        names: "scripting language",
        beside: "python; perl; ruby; javascript; typescript; powershell; r; lua; php; groovy; bash; go",
        unless: "",
        means: "",
    },
    Sense {
        skill: "observability",
        names: "telemetry",
        beside: "nursing; nurse; patient; cardiac; icu; ecg; ekg; rhythm; med surg; step down; \
            arrhythmia; ventilator; bedside",
        unless: "",
        means: "cardiac telemetry",
    },
    Sense {
        skill: "instrumentation",
        names: "calibration",
        beside: "performance review; performance management; performance rating; talent; \
            employee; compensation; hr; appraisal; merit",
        unless: "equipment; instrument",
        means: "performance calibration",
    },
    Sense {
        skill: "identity-and-access-management",
        names: "access control",
        beside: "building; premises; badge; cctv; visitor; guard; alarm; surveillance; patrol; \
            gate; door; intrusion alarm; security officer",
        unless: "iam; rbac; authentication",
        means: "access control of premises",
    },
    Sense {
        skill: "computer-networking",
        names: "networking",
        beside: "relationship; relationship building; interpersonal; prospecting; rapport; \
            business development; industry event; client; candidate; sourcing; donor",
        unless: "tcp/ip; dns; cisco; server; linux; cloud; vpn; hardware",
        means: "professional networking",
    },
    Sense {
        skill: "logging",
        names: "logging",
        beside: "crm; activities; call; hour; timber; forestry; flight; visitor; temperature; well",
        unless: "monitoring; tracing; metric",
        means: "",
    },
    Sense {
        skill: "plc-programming",
        names: "plc",
        beside: "teacher; teaching; professional learning; grade level; school; student; lesson; \
            curriculum; collaborative planning",
        unless: "",
        means: "professional learning communities",
    },
    Sense {
        skill: "programming",
        names: "programming",
        beside: "youth; children; after school; recreation; camp; museum; senior center; \
            residents; teen; community; television; radio",
        unless: "software; code; language; python; java",
        means: "",
    },
    Sense {
        skill: "testing",
        names: "testing",
        beside: "circuit breaker; switchgear; insulation resistance; earth loop; busbar; substation; \
            fixed wiring",
        unless: "software; qa; code; microservice",
        means: "electrical testing",
    },
    Sense {
        skill: "testing",
        names: "testing",
        beside: "commissioning; eye testing; sight testing; hearing testing; spark testing; pressure \
            testing; weld; welding; points and signals; signalling; copper; fibre; cable; \
            termination of cables; hydrant; fire alarm; sprinkler; appliance",
        unless: "software; qa; code; automation framework; selenium; application",
        means: "",
    },
    Sense {
        skill: "resilience-patterns",
        names: "circuit breakers",
        beside: "testing of circuit breaker; electrical; electrician; switchgear; wiring; fuse; \
            relay; voltage; substation; transformer; busbar; maintenance; panel",
        unless: "microservice; retry; retries; bulkhead; resilience4j; software",
        means: "",
    },
    Sense {
        skill: "scratch",
        names: "scratch",
        beside: "baking; bakery; bread; pastry; cooking; kitchen; from scratch",
        unless: "programming; coding; python; block based",
        means: "",
    },
    Sense {
        skill: "spark",
        names: "spark",
        beside: "spark testing; spark plug; spark erosion; grinding; weld",
        unless: "hadoop; kafka; scala; python; data; sql",
        means: "",
    },
    Sense {
        skill: "vault",
        names: "vault",
        beside: "cash; teller; coin; currency; bank",
        unless: "hashicorp; secret; terraform; kubernetes",
        means: "",
    },
    Sense {
        skill: "testing",
        names: "testing",
        beside: "water; soil; drug; alcohol; urine; blood; pregnancy; emissions; covid; hiv; \
            standardized",
        unless: "software; qa; code",
        means: "",
    },
    Sense {
        skill: "pandas",
        names: "pandas",
        beside: "giant; red pandas; zoo; animal; wildlife",
        unless: "python; numpy",
        means: "",
    },
    Sense {
        skill: "sas-programming",
        names: "sas",
        beside: "san; nas; sata; ssd; raid; nvme; iscsi; disk; storage",
        unless: "spss; stata; statistical; sql; python",
        means: "",
    },
    Sense {
        skill: "oracle-database",
        names: "oracle",
        beside: "sap; netsuite; dynamics; dynamics 365; workday; erp; peoplesoft; epicor; infor; \
            sage; jd edwards; quickbooks",
        unless: "database; sql; pl/sql; dba; postgresql; postgres; mysql; mongodb",
        means: "oracle erp",
    },
    Sense {
        skill: "business-intelligence",
        names: "bi",
        beside: "bi weekly; bi monthly; bi annual; bi annually; bi directional; bi lingual; \
            bi yearly",
        unless: "",
        means: "",
    },
    Sense {
        skill: "cpp",
        names: "cpp",
        beside: "payroll; protection professional; asis; security professional",
        unless: "c#; embedded; python",
        means: "",
    },
    Sense {
        skill: "scalability",
        names: "scaling",
        beside: "root planing; dental; prophylaxis; periodontal",
        unless: "",
        means: "",
    },
    Sense {
        skill: "programming",
        names: "coding",
        beside: "cdt; icd; icd 10; cpt; insurance; dental; patient",
        unless: "software; python",
        means: "medical coding",
    },
    Sense {
        skill: "monitoring",
        names: "monitoring",
        beside: "cctv; patrol; patient; vital sign; student; classroom; nitrous; sedation",
        unless: "prometheus; grafana; alerting; observability",
        means: "",
    },
    Sense {
        skill: "algorithms",
        names: "algorithm",
        beside: "social media; instagram; tiktok; hashtag; platform algorithm",
        unless: "data structure; machine learning",
        means: "",
    },
    Sense {
        skill: "user-interface-design",
        names: "ui",
        beside: "ui automation; ui test; ui testing; selenium; playwright; cypress; \
            automation framework; test framework",
        unless: "design; designer; ux; ui/ux; figma; wireframe",
        means: "",
    },
    Sense {
        skill: "api-design",
        names: "api",
        beside: "asme; astm; ansi; petroleum; refinery; piping; drilling",
        unless: "rest; graphql; software; json",
        means: "",
    },
    Sense {
        skill: "technical-documentation",
        names: "documentation",
        beside: "dvir; driver; freight; bill of lading; customs; shipment; shipping",
        unless: "technical; software; api; code",
        means: "",
    },
    Sense {
        skill: "software-development-lifecycle",
        names: "alm",
        beside: "test management; testrail; qtest; zephyr; quality center; defect tracking",
        unless: "sdlc; polarion; codebeamer",
        means: "hp alm",
    },
    Sense {
        skill: "software-development-lifecycle",
        names: "alm",
        beside: "treasury; interest rate; liquidity; balance sheet; asset liability; asset and liability; \
            actuary; actuaries; actuarial; insurer; insurance; pension; solvency",
        unless: "sdlc; software development",
        means: "asset liability management",
    },
    Sense {
        skill: "architecture-decision-records",
        names: "adr",
        beside: "imdg; iata; hazmat; dangerous goods; hazardous; rid; freight",
        unless: "architecture; design record; decision record",
        means: "hazmat",
    },
    Sense {
        skill: "architecture-decision-records",
        names: "adr",
        beside: "arbitration; mediation; dispute; litigation; adverse; pharmacovigilance; drug",
        unless: "architecture; design record; decision record",
        means: "",
    },
    Sense {
        skill: "shell-scripting",
        names: "scripting",
        beside: "scripting in python; scripting with python; scripting in javascript; scripting in lua; \
            scripting in perl; scripting in ruby; scripting in r; scripting in sql; scripting in vba; \
            scripting in matlab; scripting in groovy",
        unless: "bash; shell; powershell; zsh",
        means: "",
    },
    Sense {
        skill: "legacy-modernization",
        names: "legacy code",
        beside: "for legacy code; read legacy code; reading legacy code; maintain legacy code; \
            maintaining legacy code; debug legacy code",
        unless: "refactor; refactoring; modernize; modernizing; modernization; migrate; \
            migrating; migration",
        means: "",
    },
    Sense {
        skill: "accessibility",
        names: "ada compliance",
        beside: "fmla; flsa; employment; employee; leave; accommodation; title vii; eeo; hr",
        unless: "web; website; wcag; digital",
        means: "employment law",
    },
    Sense {
        skill: "accessibility",
        names: "ada compliance",
        beside: "building code; zoning; ibc; site plan; architectural",
        unless: "web; website; wcag; digital",
        means: "",
    },
    Sense {
        skill: "batch-processing",
        names: "batch processing",
        beside: "manufacturing; chemical; pharmaceutical; brewing; food; payment; invoice; ach",
        unless: "data; pipeline; spark; hadoop; etl",
        means: "",
    },
    Sense {
        skill: "regression-analysis",
        names: "regression",
        beside: "test; testing; qa; selenium; suite; smoke; uat; functional; defect",
        unless: "statistic; statistical; hypothesis; bayesian; classification; clustering; anova; \
            linear; logistic; forecasting; modeling; modelling; machine learning; econometric; \
            time series; a/b testing; a/b test; multivariate",
        means: "regression testing",
    },
    Sense {
        skill: "regression-analysis",
        names: "regressions",
        beside: "regressions",
        unless: "statistic; statistical; linear; logistic; multivariate; run regressions; \
            econometric",
        means: "",
    },
    Sense {
        skill: "data-analysis",
        names: "analytics",
        beside: "firebase; crashlytics",
        unless: "sql; dashboard; google analytics; mixpanel",
        means: "",
    },
    Sense {
        skill: "espresso-testing",
        names: "espresso",
        beside: "coffee; barista; latte; milk; grinder; drink; beverage; café; cafe; brewing",
        unless: "android; appium; xcuitest; automation",
        means: "barista skills",
    },
    Sense {
        skill: "cluster-analysis",
        names: "clustering",
        beside: "failover; high availability; kubernetes; sql server; database; redis; \
            load balancing; server; replication",
        unless: "k means; segmentation; classification; regression; machine learning; unsupervised",
        means: "",
    },
    Sense {
        skill: "microsoft-deployment-toolkit",
        names: "mdt",
        beside: "patient; clinical; nursing; ward; therapy; multidisciplinary",
        unless: "sccm; intune; windows; imaging",
        means: "",
    },
    Sense {
        skill: "aws",
        names: "aws",
        beside: "welding; welder; weld; d1.1; gmaw; gtaw; smaw; fcaw; structural steel; asme",
        unless: "cloud; ec2; s3; lambda; azure; terraform",
        means: "welding certification",
    },
    Sense {
        skill: "architecture-decision-records",
        names: "adr; adrs",
        beside: "occupancy; revpar; hotel; yield; overbooking; night audit",
        unless: "software; architecture",
        means: "average daily rate",
    },
    Sense {
        skill: "shell-scripting",
        names: "scripting",
        beside: "visual scripting; blueprint",
        unless: "bash; python; lua; powershell; shell",
        means: "",
    },
    Sense {
        skill: "zephyr-scale",
        names: "zephyr",
        beside: "freertos; rtos; threadx; qnx; vxworks; embedded; microcontroller; firmware; nordic",
        unless: "jira; test management; testrail",
        means: "zephyr rtos",
    },
    Sense {
        skill: "spi",
        names: "spi",
        beside: "cpi; earned value; schedule performance; evm",
        unless: "uart; i2c; embedded",
        means: "",
    },
    Sense {
        skill: "coding-standards",
        names: "style guides",
        beside: "writing; editorial; chicago; ap; apa; mla; microsoft; documentation style; copy \
            editing; copywriting; grammar; journalism",
        unless: "code; coding; lint; pep; pep 8; python; javascript; eslint",
        means: "editorial style",
    },
    Sense {
        skill: "cloud-platforms",
        names: "cloud",
        beside: "dbt",
        unless: "aws; azure; gcp; google cloud",
        means: "",
    },
    Sense {
        skill: "mobile-device-management",
        names: "mdm",
        beside: "master data; golden record; data governance; reference data; data quality",
        unless: "mobile; endpoint; device; intune; jamf",
        means: "master data management",
    },
];

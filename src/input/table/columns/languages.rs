//! The headings by which columns are known in German, French and Spanish.

use super::Column;
use Column::{
    AdvancesTo, Aliases, Category, Codes, Currency, Description, Education, EntryFrom, Family,
    Foreign, From, Importance, Kind, LateralTo, Level, Notes, OptionalSkills, Per, Proficiency,
    Qualifier, Responsibilities, Role, Salary, SalaryMax, SalaryMin, Skill, Skills, Tags,
    TimeInRole, To, Track, Years, YearsMax, YearsMin,
};

/// As `known::HEADINGS` are, with none of those.
pub(super) const HEADINGS: &[(Column, &str)] = &[
    (
        Role,
        "rolle | rollenbezeichnung | rollenname | stelle | stellenbezeichnung | stellentitel | \
         funktion | funktionsbezeichnung | jobtitel | beruf | berufsbezeichnung | \
         tätigkeit | positionsbezeichnung | jobbezeichnung | \
         poste | intitulé du poste | intitulé de poste | intitulé | nom du poste | métier | \
         emploi | emploi type | emploi repère | fonction | titre du poste | libellé du poste | \
         rôle | \
         puesto | puesto de trabajo | nombre del puesto | título del puesto | \
         denominación del puesto | cargo | rol | ocupación",
    ),
    (
        Skill,
        "kompetenz | fähigkeit | fertigkeit | kenntnis | skill / kompetenz | \
         compétence | savoir faire | aptitude | \
         competencia | habilidad | conocimiento",
    ),
    (
        Aliases,
        "andere bezeichnungen | weitere bezeichnungen | auch genannt | synonyme | \
         autres intitulés | autres appellations | appellations | \
         otros nombres | otras denominaciones | sinónimos",
    ),
    (
        Family,
        "jobfamilie | berufsfamilie | rollenfamilie | familie | abteilung | fachbereich | \
         bereich | berufsgruppe | fachrichtung | geschäftsbereich | funktionsbereich | \
         famille | famille de métiers | famille professionnelle | famille d'emplois | filière | \
         filière métier | département | direction métier | \
         familia | familia profesional | familia de puestos | departamento | \
         familia laboral",
    ),
    (
        Track,
        "laufbahn | karrierepfad | karriereweg | laufbahnpfad | fachlaufbahn | \
         parcours | parcours de carrière | \
         trayectoria | itinerario | carrera | ruta profesional",
    ),
    (
        Level,
        "stufe | karrierestufe | hierarchiestufe | hierarchieebene | ebene | laufbahnstufe | \
         joblevel | entgeltgruppe | gehaltsgruppe | gehaltsstufe | lohngruppe | tarifgruppe | \
         besoldungsgruppe | vergütungsgruppe | eingruppierung | niveau | \
         échelon | coefficient | niveau de poste | niveau hiérarchique | classe | indice | \
         groupe de classification | classification | \
         nivel | grado | nivel del puesto | nivel salarial | grupo profesional | \
         nivel profesional | escalón",
    ),
    (
        Years,
        "jahre | erfahrung | berufserfahrung | berufsjahre | jahre erfahrung | \
         jahre berufserfahrung | erfahrung in jahren | berufserfahrung in jahren | \
         erforderliche erfahrung | einschlägige berufserfahrung | \
         expérience | années d'expérience | expérience requise | expérience professionnelle | \
         années | ancienneté | \
         experiencia | años de experiencia | experiencia requerida | años | \
         experiencia profesional | antigüedad",
    ),
    (
        YearsMin,
        "mindesterfahrung | min erfahrung | jahre min | jahre von | min jahre | \
         mindestjahre | erfahrung min | erfahrung von | \
         expérience min | expérience minimum | années minimum | expérience minimale | années min | \
         experiencia mínima | años mínimos | experiencia min | años min",
    ),
    (
        YearsMax,
        "max erfahrung | jahre max | jahre bis | max jahre | erfahrung max | erfahrung bis | \
         expérience max | expérience maximum | années max | \
         experiencia máxima | experiencia max | años max",
    ),
    (
        TimeInRole,
        "verweildauer | jahre in der rolle | zeit in der rolle | dauer | zeit in der stufe | \
         durée dans le poste | ancienneté dans le poste | durée | \
         permanencia | tiempo en el puesto | años en el puesto | permanencia en el puesto",
    ),
    (
        Salary,
        "gehalt | jahresgehalt | bruttogehalt | bruttojahresgehalt | monatsgehalt | \
         gehaltsband | gehaltsspanne | grundgehalt | vergütung | entgelt | lohn | stundenlohn | \
         jahresbrutto | jahresbruttogehalt | \
         salaire | salaire annuel | salaire brut | salaire annuel brut | salaire brut annuel | \
         salaire mensuel | rémunération | fourchette salariale | fourchette de salaire | \
         salaire de base | traitement | \
         salario | sueldo | salario anual | salario bruto | salario bruto anual | \
         salario mensual | remuneración | retribución | banda salarial | rango salarial | \
         salario base",
    ),
    (
        SalaryMin,
        "mindestgehalt | gehalt min | gehalt von | min gehalt | gehalt ab | einstiegsgehalt | \
         gehaltsband min | salaire min | salaire minimum | salaire minimal | \
         rémunération min | rémunération minimum | \
         salario mínimo | salario min | sueldo mínimo | salario desde | banda mínima",
    ),
    (
        SalaryMax,
        "höchstgehalt | maximalgehalt | gehalt max | gehalt bis | max gehalt | \
         gehaltsband max | salaire max | salaire maximum | salaire maximal | \
         rémunération max | rémunération maximum | \
         salario máximo | salario max | sueldo máximo | salario hasta | banda máxima",
    ),
    (Currency, "währung | devise | monnaie | moneda | divisa"),
    (Per, "zeitraum | période de paie | fréquence | periodicidad"),
    (
        EntryFrom,
        "vorherige rolle | vorherige stelle | vorherige position | einstieg von | \
         einstieg aus | kommt von | \
         poste précédent | poste d'origine | postes d'origine | \
         puesto anterior | puesto previo | puestos anteriores | puesto de origen",
    ),
    (
        AdvancesTo,
        "nächste rolle | nächste stelle | nächste position | nächste stufe | \
         nächster schritt | nächste karrierestufe | aufstieg zu | aufstieg | beförderung zu | \
         entwicklung zu | mögliche nächste rollen | \
         poste suivant | postes suivants | prochain poste | évolution | évolution vers | \
         évolutions possibles | promotion vers | débouchés | \
         siguiente puesto | próximo puesto | puesto siguiente | asciende a | \
         promociona a | promoción a | siguiente nivel | siguientes puestos | \
         progresión",
    ),
    (
        LateralTo,
        "wechsel zu | seitlicher wechsel | laterale wechsel | lateraler wechsel | \
         horizontaler wechsel | \
         mobilité horizontale | mobilité latérale | passerelles | \
         movimiento lateral | movimientos laterales | movilidad horizontal",
    ),
    (
        Skills,
        "kompetenzen | fähigkeiten | fertigkeiten | kenntnisse | anforderungen | \
         erforderliche kenntnisse | erforderliche kompetenzen | fachkenntnisse | \
         fachkompetenzen | fachliche anforderungen | muss kriterien | muss anforderungen | \
         schlüsselkompetenzen | kernkompetenzen | \
         compétences | compétences requises | compétences clés | compétences techniques | \
         compétences essentielles | savoir être | exigences | \
         competencias | habilidades | conocimientos | competencias requeridas | \
         competencias clave | habilidades requeridas | requisitos | competencias técnicas",
    ),
    (
        OptionalSkills,
        "wünschenswert | wünschenswerte kenntnisse | wünschenswerte kompetenzen | \
         kann kriterien | kann anforderungen | von vorteil | \
         compétences souhaitées | compétences appréciées | souhaité | atouts | \
         competencias deseables | deseable | requisitos deseables | valorable",
    ),
    (
        Description,
        "beschreibung | kurzbeschreibung | rollenbeschreibung | stellenbeschreibung | \
         zweck | ziel der stelle | \
         finalité | finalité du poste | description du poste | raison d'être | \
         descripción | misión | descripción del puesto | resumen",
    ),
    (
        Responsibilities,
        "aufgaben | hauptaufgaben | verantwortlichkeiten | verantwortung | tätigkeiten | \
         aufgaben und verantwortung | \
         missions | missions principales | responsabilités | tâches | activités | \
         activités principales | \
         funciones | funciones principales | responsabilidades | tareas",
    ),
    (
        Education,
        "ausbildung | bildung | abschluss | qualifikation | qualifikationen | \
         bildungsabschluss | \
         formation | diplôme | diplômes | niveau d'études | formation requise | \
         formación | estudios | titulación | nivel de estudios",
    ),
    (
        Notes,
        "bemerkung | bemerkungen | anmerkung | anmerkungen | notiz | notizen | hinweis | \
         hinweise | remarque | remarques | commentaire | commentaires | observations | \
         nota | notas | observación | observaciones | comentarios",
    ),
    (
        Tags,
        "schlagwörter | stichwörter | mots clés | étiquettes | palabras clave | etiquetas",
    ),
    (
        Codes,
        "code rome | isco | kldb | berufskennziffer | código cno | código sispe",
    ),
    (
        From,
        "von | von rolle | ausgangsrolle | quelle | aktuelle rolle | aktuelle stelle | \
         poste actuel | poste de départ | \
         desde | puesto actual | puesto de partida",
    ),
    (
        To,
        "nach | zu | zu rolle | zielrolle | ziel | zielstelle | \
         vers | poste cible | poste visé | \
         hacia | puesto destino | puesto de destino | puesto objetivo",
    ),
    (
        Kind,
        "typ | art des wechsels | type de mobilité | type de mouvement | \
         tipo | tipo de movimiento",
    ),
    (
        Qualifier,
        "bedingung | bedingungen | voraussetzung | voraussetzungen | conditions requises | \
         condición | condiciones",
    ),
    (
        Category,
        "kategorie | gruppe | kompetenzbereich | kompetenzfeld | themenfeld | thema | \
         catégorie | groupe | domaine | domaine de compétences | thème | \
         categoría | grupo | área | dominio | ámbito",
    ),
    (
        Proficiency,
        "ausprägung | kompetenzniveau | kompetenzstufe | sollniveau | soll niveau | \
         erforderliches niveau | gefordertes niveau | anforderungsniveau | soll | \
         niveau requis | niveau attendu | niveau de maîtrise | maîtrise | \
         niveau de compétence | \
         nivel requerido | nivel exigido | nivel de dominio | nivel esperado",
    ),
    (
        Importance,
        "wichtigkeit | gewichtung | gewicht | priorität | muss/kann | muss / kann | \
         pflicht | erforderlich | \
         priorité | obligatoire | requis | obligatoire / souhaité | poids | \
         importancia | prioridad | obligatorio | requerido | peso",
    ),
    (
        Foreign,
        "standort | ort | vorgesetzter | vorgesetzte | berichtet an | kostenstelle | \
         anzahl stellen | anzahl | datum | gültig ab | gültig bis | lfd nr | \
         nummer | wochenstunden | vollzeit | teilzeit | planstellen | vertragsart | \
         lieu | site de travail | rattachement | responsable hiérarchique | n+1 | \
         centre de coûts | effectif | effectifs | date de mise à jour | type de contrat | \
         numéro | etp | temps de travail | supérieur hiérarchique | \
         ubicación | centro de coste | reporta a | superior jerárquico | plantilla | \
         fecha | número | tipo de contrato | jornada | \
         centro de trabajo | sede",
    ),
];

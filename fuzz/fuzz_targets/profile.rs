#![no_main]

use std::sync::LazyLock;

use careergraph::CareerGraph;
use careergraph::input::LoadedProfile;
use careergraph::source::SourceFile;
use libfuzzer_sys::fuzz_target;

static GRAPH: LazyLock<CareerGraph> =
    LazyLock::new(|| CareerGraph::embedded("engineer").expect("it is shipped"));

// Whatever a profile says, in each notation, it is refused or resolves.
fuzz_target!(|text: &str| {
    for name in ["me.yaml", "me.toml", "me.json"] {
        let file = SourceFile::new(name, text.to_owned());
        let Ok(loaded) = LoadedProfile::from_source(file) else {
            continue;
        };
        let me = GRAPH.profile(&loaded.profile).resolve();
        let card = me.card(&GRAPH, &loaded.sources[loaded.profile.source]);
        assert_eq!(card.skills.len(), me.skills.len());
        let holder = me.holder(&GRAPH);
        for role in GRAPH.roles() {
            let gap = GRAPH.gap_of(&holder, role);
            assert!(gap.coverage.is_none_or(|share| share.low <= share.high));
        }
    }
});

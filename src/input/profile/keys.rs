//! The keys of the profile file: one table for the reader, for "did you mean" and for the schema.

use crate::input::graph_file::keys::{Key, Shape, keys};

keys! {
    /// Keys of the top level.
    ProfileKey {
        Schema "$schema" Shape::Text, "The schema of the file, for editors.";
        Profile "profile" Shape::Whole(1, 1), "The version of the format.";
        Name "name" Shape::Text, "The person, for answers about several.";
        Role "role" Shape::Text, "The role that is held now, by id, title or alias.";
        Years "years" Shape::Defined("years"), "Years of work: in all, or in all and in the role.";
        Skills "skills" Shape::Defined("skills"), "The skills that are held.";
        Interests "interests" Shape::Defined("wishes"), "What is wanted.";
        Avoid "avoid" Shape::Defined("wishes"), "What is to be left out.";
    }
}

keys! {
    /// Keys of a skill that is held.
    HeldKey {
        Skill "skill" Shape::Text, "The skill, in the list form.";
        Proficiency "proficiency" Shape::Proficiency, "A step by number or name, or `any`.";
        Evidence "evidence" Shape::Defined("evidence"), "What shows it.";
    }
}

keys! {
    /// Keys of a piece of evidence.
    EvidenceKey {
        Text "text" Shape::Text, "What was done.";
        Link "link" Shape::Text, "Where it can be seen.";
        Date "date" Shape::Defined("date"), "When it was done.";
    }
}

keys! {
    /// Keys of years.
    YearsKey {
        Total "total" Shape::Defined("number-of-years"), "Years of work in all.";
        InRole "in_role" Shape::Defined("number-of-years"), "Years in the role that is held now.";
    }
}

keys! {
    /// Keys of what is wanted or left out.
    WishKey {
        Roles "roles" Shape::Texts, "Roles, by id, title or alias.";
        Families "families" Shape::Texts, "Families, by id or title.";
    }
}

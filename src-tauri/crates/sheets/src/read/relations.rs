//! How the parts of an Office package refer to each other.

use super::ReadError;
use super::package::Package;
use super::xml::{attribute, each_element};
use std::borrow::Cow;
use std::collections::HashMap;

/// A relation of one part to another.
pub(crate) struct Relation {
    /// The last word of its type: "worksheet", "officeDocument".
    pub kind: String,
    /// The path of the other part, as written; see [`resolve`].
    pub target: String,
}

/// The path of the package's main part.
pub(crate) fn main_part(package: &mut Package<'_>, default: &str) -> Result<String, ReadError> {
    let root = relations(package, "_rels/.rels")?;
    let main = root
        .into_values()
        .find(|relation| relation.kind == "officeDocument");
    Ok(main.map_or_else(
        || default.to_owned(),
        |relation| resolve("", &relation.target),
    ))
}

/// The relations that a part holds, by id; none where there is no such part.
pub(crate) fn relations(
    package: &mut Package<'_>,
    path: &str,
) -> Result<HashMap<String, Relation>, ReadError> {
    let mut relations = HashMap::new();
    let Some(part) = package.part(path)? else {
        return Ok(relations);
    };
    each_element(&part, |element| {
        if element.local_name().as_ref() == "Relationship" {
            let get = |name| {
                attribute(element, name)
                    .map(Cow::into_owned)
                    .unwrap_or_default()
            };
            // The transitional and the strict standard differ in everything before the last "/".
            let kind = get("Type")
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            relations.insert(
                get("Id"),
                Relation {
                    kind,
                    target: get("Target"),
                },
            );
        }
    })?;
    Ok(relations)
}

/// The path of a relation's target; a leading slash means the package's root.
pub(crate) fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

//! Release builds embed `catalogue/`; tell cargo to look again when it changes. Debug builds read it
//! from disk, where watching it would only cost a rebuild.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        println!("cargo::rerun-if-changed=../../catalogue");
    }
}

//! Rebuilds the program when the built web changes; without one the program carries a page that says how to build it.

fn main() {
    println!("cargo:rerun-if-changed=../../web/dist");
    println!("cargo:rerun-if-changed=build.rs");
}

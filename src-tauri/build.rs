//! Lets Tauri compile the window's settings and capabilities into the program.

fn main() {
    tauri_build::build();
}
